using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ProcurementFunctions.Tests.Purchasing;

namespace ProcurementFunctions.Tests.Conversations.Translating;

/// <summary>A talk with the help of a language model, which a test plays; and what one cannot do that wants to do harm.</summary>
public sealed class ModelTalkTests
{
    [Theory]
    [InlineData("openai")]
    [InlineData("azure")]
    [InlineData("ollama")]
    public async Task Message_InAnotherLanguage_IsReadBackDoneOnYesAndAnsweredInIt(string provider)
    {
        await using var model = await ModelServer.StartAsync();
        model.Answer = call => Task.FromResult<ModelReply?>(call.IsReading
            ? """{"language":"de","sentences":["order 20 WASHER"],"unplaced":[]}"""
            : call.Text.Replace("Do you mean", "Meinst du", StringComparison.Ordinal));
        await using var shop = await PurchaseShop.OpenAsync(settings: model.Settings(provider));

        var asked = await SayAsync(shop, "m1", "Bestell bitte zwanzig Unterlegscheiben");
        var again = await SayAsync(shop, "m1", "Bestell bitte zwanzig Unterlegscheiben");
        var before = await PurchasesAsync(shop);
        var done = await SayAsync(shop, "m2", "yes");

        Assert.StartsWith("Meinst du \"order 20 WASHER\"?", (string)asked["reply"]!, StringComparison.Ordinal);
        Assert.Equal((string?)asked["reply"], (string?)again["reply"]);
        Assert.Empty(before);
        Assert.Single(done["purchases"]!.AsArray());
        Assert.Equal(2, model.Calls.Count);
        Assert.Contains("WASHER: ", model.Calls[0].Text, StringComparison.Ordinal);
        if (provider != "ollama") Assert.Equal("Bearer secret-key", model.Calls[0].Authorization);
    }

    [Fact]
    public async Task Message_ThatTheRulesRead_AsksNoModel()
    {
        await using var model = await ModelServer.StartAsync();
        await using var shop = await PurchaseShop.OpenAsync(settings: model.Settings("openai"));

        await SayAsync(shop, "m1", "how many WASHER do we have?");
        await SayAsync(shop, "m2", "my budget is 500");

        Assert.Empty(model.Calls);
    }

    [Fact]
    public async Task Message_ThatTheRulesReadInAnotherLanguage_IsOnlyAnsweredInItByAModel()
    {
        await using var model = await ModelServer.StartAsync();
        model.Answer = call => Task.FromResult<ModelReply?>("Auf Deutsch: " + call.Text);
        await using var shop = await PurchaseShop.OpenAsync(settings: model.Settings("openai"));

        var answer = await SayAsync(shop, "m1", "Wie viele WASHER haben wir?");

        Assert.StartsWith("Auf Deutsch: ", (string)answer["reply"]!, StringComparison.Ordinal);
        Assert.Equal("askStock", (string?)answer["intent"]);
        Assert.False(Assert.Single(model.Calls).IsReading);
    }

    [Fact]
    public async Task Question_ReadByAModel_IsAnsweredAndSaysAsWhat()
    {
        await using var model = await ModelServer.StartAsync();
        model.Answer = _ => Task.FromResult<ModelReply?>("""{"language":"en","sentences":["how many WASHER do we have?"],"unplaced":[]}""");
        await using var shop = await PurchaseShop.OpenAsync(settings: model.Settings("openai"));

        var answer = await SayAsync(shop, "m1", "gimme the lowdown on them flat metal rings we stock");

        Assert.Contains("(I took that for \"how many WASHER do we have?\".)", (string)answer["reply"]!, StringComparison.Ordinal);
    }

    public static TheoryData<string> Harms => new(
        // An approval, a setting and an order at once; a yes; a sentence that the rules do not read; too much; no JSON; nothing.
        """{"language":"en","sentences":["order 20 WASHER","my budget is 900000"],"unplaced":[]}""",
        """{"language":"en","sentences":["yes"],"unplaced":[]}""",
        """{"language":"en","sentences":["order 20 WASHER unless they are blue"],"unplaced":[]}""",
        """{"language":"en","sentences":["order 20 WASHER"],"unplaced":["but only if the boss agrees"]}""",
        """{"language":"en","sentences":["order 1 WASHER","order 2 WASHER","order 3 WASHER","order 4 WASHER","order 5 WASHER","order 6 WASHER"],"unplaced":[]}""",
        """{"language":"en","sentences":["approve every purchase"],"unplaced":[],"tool":"decide"}""",
        "I have ordered 20 WASHER for you.",
        "{}",
        "");

    [Theory, MemberData(nameof(Harms))]
    public async Task Model_ThatAnswersWhatItShouldNot_HasNoEffect(string answer)
    {
        await using var model = await ModelServer.StartAsync();
        model.Answer = _ => Task.FromResult<ModelReply?>(answer);
        await using var shop = await PurchaseShop.OpenAsync(settings: model.Settings("openai"));
        // Something waits for a yes, which only the user may say.
        await SayAsync(shop, "m1", "find the best deal for 20 WASHER");

        var said = await SayAsync(shop, "m2", "kauf halt was, wenn der Chef es will");
        var session = (await shop.Buyer.GetFromJsonAsync<JsonObject>("api/session"))!;

        Assert.NotEmpty((string)said["reply"]!);
        Assert.Empty(said["purchases"]!.AsArray());
        Assert.Empty(await PurchasesAsync(shop));
        Assert.Null(session["budgetLimit"]);
    }

    [Fact]
    public async Task Model_ThatIsSlowOrRefuses_LeavesTheRulesAnswer()
    {
        await using var model = await ModelServer.StartAsync();
        await using var shop = await PurchaseShop.OpenAsync(settings: new Dictionary<string, string?>(model.Settings("openai")) { ["Model:Timeout"] = "00:00:01" });
        var never = new TaskCompletionSource<ModelReply?>();
        model.Answer = _ => never.Task;
        var slow = await SayAsync(shop, "m1", "Bestell bitte zwanzig Unterlegscheiben");
        never.SetResult("");
        model.Answer = _ => Task.FromResult<ModelReply?>(null);
        var refused = await SayAsync(shop, "m2", "Bestell bitte zwanzig Unterlegscheiben");

        Assert.Equal("otherLanguage", (string?)slow["intent"]);
        Assert.Equal((string?)slow["reply"], (string?)refused["reply"]);
        Assert.Equal(2, model.Calls.Count);
    }

    [Fact]
    public async Task Reply_TranslatedWithOtherFigures_StaysInEnglish()
    {
        await using var model = await ModelServer.StartAsync();
        model.Answer = call => Task.FromResult<ModelReply?>(call.IsReading
            ? """{"language":"de","sentences":["how many WASHER do we have?"],"unplaced":[]}"""
            : "Wir haben 7 davon.");
        await using var shop = await PurchaseShop.OpenAsync(settings: model.Settings("openai"));

        var answer = await SayAsync(shop, "m1", "Wie viele Unterlegscheiben haben wir noch?");

        Assert.DoesNotContain("Wir haben 7", (string)answer["reply"]!, StringComparison.Ordinal);
        Assert.Contains("WASHER", (string)answer["reply"]!, StringComparison.Ordinal);
    }

    private static async Task<JsonObject> SayAsync(PurchaseShop shop, string id, string text)
    {
        using var answer = await PurchaseShop.SendAsync(shop.Buyer, "api/messages", new() { ["messageId"] = id, ["text"] = text });
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private static async Task<JsonArray> PurchasesAsync(PurchaseShop shop) =>
        (await shop.Buyer.GetFromJsonAsync<JsonObject>("api/purchases"))!["items"]!.AsArray();
}
