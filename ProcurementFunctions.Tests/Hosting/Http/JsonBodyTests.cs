using System.Text;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Tests.Hosting.Http;

public sealed class JsonBodyTests
{
    [Fact]
    public void Read_GoodBody_IsTheValue()
    {
        var sample = Read("""{"sku":"é😀","count":3,"colour":"blue","day":"2026-01-31","parts":[{"name":"n","price":1.5}],"share":null}""");
        Assert.Equal(("é😀", 3, Colour.Blue, new DateOnly(2026, 1, 31), 1.5m),
            (sample.Sku, sample.Count, sample.Colour, sample.Day, Assert.Single(sample.Parts!).Price));
    }

    [Fact]
    public void Read_WithByteOrderMark_IsTheValue() =>
        Assert.Equal(1, JsonBody.Read<Sample>((byte[])[0xEF, 0xBB, 0xBF, .. "{\"sku\":\"a\",\"count\":1}"u8], EdgeJson.Default.Sample).Count);

    [Theory]
    [InlineData("", "body", "empty")]
    [InlineData("{", "body", "not valid JSON")]
    [InlineData("""{"sku":"a","count":1} x""", "body", "not valid JSON")]
    [InlineData("""{"sku":"a","count":1,}""", "body", "not valid JSON")]
    [InlineData("""{"sku":"a","sku":"b","count":1}""", "body", "Duplicate")]
    [InlineData("null", "body", "object")]
    [InlineData("[]", "body", "object")]
    [InlineData("\"text\"", "body", "object")]
    [InlineData("""{"sku":"a","count":1,"price":2}""", "price", "not known")]
    [InlineData("""{"Sku":"a","count":1}""", "Sku", "not known")]
    [InlineData("""{"count":1}""", "sku", "missing")]
    [InlineData("""{"sku":null,"count":1}""", "sku", "null")]
    [InlineData("""{"sku":7,"count":1}""", "sku", "text")]
    [InlineData("""{"sku":"a","count":"1"}""", "count", "whole number")]
    [InlineData("""{"sku":"a","count":1.5}""", "count", "whole number")]
    [InlineData("""{"sku":"a","count":99999999999}""", "count", "whole number")]
    [InlineData("""{"sku":"a","count":true}""", "count", "whole number")]
    [InlineData("""{"sku":"a","count":1,"colour":"green"}""", "colour", "darkRed, blue")]
    [InlineData("""{"sku":"a","count":1,"colour":"0"}""", "colour", "darkRed, blue")]
    [InlineData("""{"sku":"a","count":1,"colour":1}""", "colour", "darkRed, blue")]
    [InlineData("""{"sku":"a","count":1,"day":"31.01.2026"}""", "day", "date")]
    [InlineData("""{"sku":"a","count":1,"parts":{}}""", "parts", "array")]
    [InlineData("""{"sku":"a","count":1,"parts":[{"name":"n","price":1},{"name":"n"}]}""", "parts[1].price", "missing")]
    [InlineData("""{"sku":"a","count":1,"parts":[null]}""", "parts[0]", "object")]
    [InlineData("""{"sku":"a","count":1,"share":1e999}""", "share", "number")]
    [InlineData("""{"sku":"\ud800","count":1}""", "sku", "text")]
    [InlineData("""{"\ud800":"a","count":1}""", "body", "not valid JSON")]
    public void Read_BadBody_NamesTheField(string json, string field, string said)
    {
        var refused = Assert.Throws<ProblemException>(() => Read(json));
        Assert.Equal(400, refused.Status);
        Assert.Contains(said, Assert.Contains(field, refused.Errors!)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SeveralThingsWrong_NamesThemAll()
    {
        var refused = Assert.Throws<ProblemException>(() => Read("""{"count":"x","colour":"green","more":1}"""));
        Assert.Equal(["colour", "count", "more", "sku"], refused.Errors!.Keys.Order());
    }

    [Fact]
    public void Read_TooDeep_IsRefused()
    {
        var deep = new string('[', 1000) + new string(']', 1000);
        Assert.Equal(400, Assert.Throws<ProblemException>(() => Read($$"""{"sku":"a","count":1,"parts":{{deep}}}""")).Status);
    }

    [Fact]
    public void Read_NotUtf8_IsRefused()
    {
        byte[] latin1 = [.. "{\"sku\":\""u8, 0xE9, .. "\",\"count\":1}"u8];
        var refused = Assert.Throws<ProblemException>(() => JsonBody.Read<Sample>(latin1, EdgeJson.Default.Sample));
        Assert.Contains("UTF-8", refused.Message, StringComparison.Ordinal);
    }

    private static Sample Read(string json) => JsonBody.Read(Encoding.UTF8.GetBytes(json), EdgeJson.Default.Sample);
}
