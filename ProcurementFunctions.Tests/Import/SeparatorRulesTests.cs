using ProcurementFunctions.Import;

namespace ProcurementFunctions.Tests.Import;

public sealed class SeparatorRulesTests
{
    private static readonly string[] Known = ["sku", "name"];

    [Theory]
    [InlineData("sku,name", ',')]
    [InlineData("sku;name", ';')]
    [InlineData("sku\tname", '\t')]
    [InlineData("sku|name", '|')]
    [InlineData("\"sku\";\"name\"", ';')]
    [InlineData("sku;name;one, two, or three, or four", ';')]
    [InlineData("\"a;b;c\",d", ',')]
    [InlineData("Artikel;Bestand", ';')]
    [InlineData("sku", ',')]
    [InlineData("", ',')]
    public void Of_AHeader_IsWhatMakesColumnsOfIt(string header, char separator) =>
        Assert.Equal(separator, SeparatorRules.Of([header], headers => headers.Count(Known.Contains)));

    [Theory]
    [InlineData("sep=;", ';')]
    [InlineData("SEP=\t", '\t')]
    [InlineData("sep=,\r", ',')]
    [InlineData("sep=x", null)]
    [InlineData("sep", null)]
    [InlineData("sku;name", null)]
    public void Said_AFirstLine_IsTheSeparatorThatItNames(string line, char? separator) => Assert.Equal(separator, SeparatorRules.Said(line));
}
