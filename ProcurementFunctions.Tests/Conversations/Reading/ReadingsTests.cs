using System.Globalization;
using ProcurementFunctions.Conversations.Reading;
using ProcurementFunctions.Conversations.Wishes;

namespace ProcurementFunctions.Tests.Conversations.Reading;

public class ReadingsTests
{
    private readonly Readings _readings = new();
    private int _read;

    [Fact]
    public void Of_SameTextAgain_IsNotReadAgain()
    {
        Assert.Same(Of("hello"), Of("hello"));

        Assert.Equal(1, _read);
    }

    [Theory]
    [InlineData("Hello")]
    [InlineData("hello ")]
    public void Of_TextThatDiffers_IsRead(string other)
    {
        Of("hello");

        Of(other);

        Assert.Equal(2, _read);
    }

    [Fact]
    public void Of_LongText_IsReadEachTime()
    {
        var text = new string('x', Readings.LongestText + 1);

        Of(text);
        Of(text);

        Assert.Equal(2, _read);
    }

    [Fact]
    public void Of_ManyTexts_DoNotAllStay()
    {
        for (var text = 0; text <= Readings.Most; text++) Of(text.ToString(CultureInfo.InvariantCulture));

        Of("0");

        Assert.Equal(Readings.Most + 2, _read);
    }

    [Fact]
    public void Of_AnotherCatalogue_KnowsOtherNames()
    {
        const string Text = "order 20 MUG";
        var before = new Catalogue([], []);
        var after = new Catalogue([new("MUG", "Mug")], []);

        Assert.NotSame(Kept(before), Kept(after));
        Assert.Same(Kept(after), Kept(after));

        static IReadOnlyList<Wish> Kept(Catalogue catalogue) => catalogue.Readings.Of(Text, () => MessageReader.English.Read(Text, catalogue)).Wishes;
    }

    private ReadMessage Of(string text) => _readings.Of(text, () =>
    {
        _read++;
        return MessageReader.English.Read(text, Catalogue.Empty);
    });
}
