using ProcurementFunctions.Conversations.Reading;
using ProcurementFunctions.Conversations.Rules;
using ProcurementFunctions.Conversations.Wishes;
using ProcurementFunctions.Preferences;

namespace ProcurementFunctions.Tests.Conversations.Reading;

/// <summary>What is read of languages other than English: whole sentences with names that are known, and nothing else.</summary>
public sealed class OtherLanguagesTests
{
    private const string Id = "P-0123456789ABC";
    private static readonly Catalogue Shop = Reader.Of([("GRINDER", "Coffee grinder"), ("APRON", "Apron")], ("KARVALA", "Karvala"), ("ISKELD", "Iskeld"));

    public static TheoryData<string> Names => [.. Language.Others.Select(language => language.Name)];

    [Theory]
    [InlineData("Bestelle 30 GRINDER und 20 APRON", "de", "order 30 GRINDER; order 20 APRON")]
    [InlineData("Könnten Sie bitte zwölf APRON bestellen?", "de", "order 12 APRON")]
    [InlineData("bestelle zwoelf APRON", "de", "order 12 APRON")]
    [InlineData("pide una docena de APRON", "es", "order 12 APRON")]
    [InlineData("¿Puedes pedir 30 GRINDER?", "es", "order 30 GRINDER")]
    [InlineData("Ich hätte gerne 30 GRINDER", "de", "order 30 GRINDER")]
    [InlineData("Erhöhe mein Budget um 100", "de", "raise my budget by 100")]
    [InlineData("J'ai besoin de 30 GRINDER", "fr", "order 30 GRINDER")]
    [InlineData("Peux-tu commander 20 APRON ?", "fr", "order 20 APRON")]
    [InlineData("abbiamo bisogno di 20 APRON", "it", "order 20 APRON")]
    [InlineData("We hebben 20 APRON nodig", "nl", "order 20 APRON")]
    [InlineData($"Genehmige {Id}", "de", $"approve {Id}")]
    [InlineData($"cancela {Id}", "es", $"withdraw {Id}")]
    [InlineData($"keur {Id} goed", "nl", $"approve {Id}")]
    [InlineData("N'achète plus chez Karvala", "fr", "never buy from the vendor KARVALA")]
    [InlineData("non comprare mai da Iskeld", "it", "never buy from the vendor ISKELD")]
    public void Read_WholeSentences_AreTakenAsInEnglish(string message, string language, string meant)
    {
        var read = MessageReader.English.Read(message, Shop);

        Assert.Equal(language, read.Language);
        Assert.Equal(meant, string.Join("; ", read.Wishes.Select(WishText.Of)));
    }

    [Fact]
    public void Read_DaysVendorsAndCeilings_AreKeptWithTheOrder()
    {
        var order = Assert.IsType<Wish.Order>(Reader.One("bestelle 40 GRINDER bei Karvala bis nächsten Freitag für höchstens 900 per Express", Shop));

        Assert.Equal(new Day.Weekday(DayOfWeek.Friday, true), order.Options.By);
        Assert.Equal(("KARVALA", Shipping.Express, 900m), (order.Options.Vendor, order.Options.Shipping!.Value, order.Options.MaxTotal!.Amount!.Value));
    }

    [Theory]
    [InlineData("¿Cuántas APRON tenemos?")]
    [InlineData("cuantas apron tenemos")]
    [InlineData("Wie viele APRON haben wir noch?")]
    [InlineData("Combien d'APRON avons-nous ?")]
    [InlineData("Quanti APRON abbiamo?")]
    [InlineData("Hoeveel APRON hebben we?")]
    public void Read_Questions_AreAsked(string message) =>
        Assert.Equal(new ItemReference.BySku("APRON"), Assert.IsType<Wish.AskStock>(Reader.One(message, Shop)).Item);

    [Theory]
    [InlineData("Bestelle 30 GRINDER, wenn sie billig sind")]
    [InlineData("Soll ich 30 GRINDER bestellen?")]
    [InlineData("Ich habe 30 GRINDER bestellt")]
    [InlineData("Bestelle vielleicht 30 GRINDER")]
    [InlineData("30 GRINDER bestellt")]
    [InlineData($"Genehmige {Id}, aber nur 10")]
    [InlineData($"genehmige {Id} nicht")]
    [InlineData("nicht per Express versenden")]
    [InlineData("si hay stock pide 30 GRINDER")]
    [InlineData("pide 30 GRINDER si son baratos")]
    [InlineData("¿debería pedir 30 GRINDER?")]
    [InlineData("hemos pedido 20 GRINDER")]
    [InlineData("no envíes por express")]
    [InlineData("commande 20 GRINDER si c'est moins cher")]
    [InlineData("Je ne veux pas commander 20 GRINDER")]
    [InlineData($"n'approuve pas {Id}")]
    [InlineData("ordina 30 GRINDER se costano poco")]
    [InlineData("ho ordinato 20 GRINDER")]
    [InlineData($"keur {Id} niet goed")]
    [InlineData("Moet ik 30 GRINDER bestellen?")]
    [InlineData("Bestelle 30 Kaffeemühlen")]
    [InlineData("nie bei Müller bestellen")]
    [InlineData("Ich hätte nie 30 GRINDER bestellt")]
    [InlineData("Ich würde 30 GRINDER bestellen")]
    [InlineData("Kaufe nicht nur bei KARVALA")]
    [InlineData("Bestelle 30 oder 40 GRINDER")]
    [InlineData("Mein Budget war 500")]
    [InlineData("mi presupuesto es 500 por semana")]
    [InlineData("pide 30 GRINDER pero no a Karvala")]
    [InlineData("¿has pedido 30 GRINDER?")]
    [InlineData("commande pas 30 GRINDER")]
    [InlineData("commande 30 GRINDER sauf chez Karvala")]
    [InlineData("il mio budget non è 500")]
    [InlineData("ik verkies Karvala niet")]
    [InlineData("bestel 30 GRINDER maar niet bij Karvala")]
    [InlineData("quiero 30 GRINDER mañana no")]
    [InlineData("ya no quiero 30 GRINDER")]
    [InlineData("je ne veux plus 30 GRINDER")]
    [InlineData("non voglio 30 GRINDER")]
    [InlineData("ik wil geen 30 GRINDER")]
    public void Read_ConditionsQuestionsThePastAndUnknownNames_HaveNoEffect(string message) =>
        Assert.DoesNotContain(Reader.All(message, Shop), UnclearReplies.IsEffect);

    /// <summary>After a deal was found, a word that only takes note of it orders nothing.</summary>
    [Theory]
    [InlineData("ok danke")]
    [InlineData("alles klar")]
    [InlineData("vale, gracias")]
    [InlineData("ok merci")]
    [InlineData("va bene, grazie")]
    [InlineData("oké bedankt")]
    public void Read_WordsThatTakeNote_AreNoYes(string message) => Assert.IsType<Wish.Thank>(Reader.One(message, Shop));

    [Theory]
    [InlineData("ja bitte")]
    [InlineData("sí, gracias")]
    [InlineData("d'accord")]
    [InlineData("d'accordo")]
    [InlineData("ja, doe maar")]
    public void Read_Yes_IsOne(string message) => Assert.IsType<Wish.Confirm>(Reader.One(message, Shop));

    [Theory]
    [InlineData("Warum ist das Lager so voll?", "German")]
    [InlineData("¿por qué está todo tan caro?", "Spanish")]
    [InlineData("pourquoi est-ce que tout est si cher ?", "French")]
    [InlineData("perché costa così tanto?", "Italian")]
    [InlineData("waarom is alles zo duur?", "Dutch")]
    public void Read_WhatIsNotReadWhole_IsAnsweredInItsLanguage(string message, string language) =>
        Assert.Equal(language, Assert.IsType<Wish.Foreign>(Reader.One(message, Shop)).Language);

    [Theory]
    [InlineData("I want a due thing")]
    [InlineData("hat the vendor something to say about the die?")]
    [InlineData("is the man still in the stand?")]
    public void Read_EnglishWithWordsThatOthersHave_IsEnglish(string message) => Assert.Equal("en", MessageReader.English.Read(message, Shop).Language);

    /// <summary>Such a word never comes to the patterns: the English one stands for it.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Patterns_HaveNoWordThatStandsForAnother(string name)
    {
        var language = Language.Others.Single(other => other.Name == name);

        Assert.Empty(language.Forms.SelectMany(form => form.Pattern.Words).Concat(language.References.SelectMany(one => one.Pattern.Words)).Intersect(language.Contractions.Keys));
    }
}
