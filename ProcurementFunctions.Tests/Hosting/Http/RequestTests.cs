using Microsoft.AspNetCore.Http;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Tests.Hosting.Http;

public sealed class RequestTests
{
    [Theory]
    [InlineData("", 50)]
    [InlineData("?limit=1", 1)]
    [InlineData("?limit=200", 200)]
    public void PageLimit_InRange_IsTaken(string query, int expected) => Assert.Equal(expected, With(query).PageLimit());

    [Theory]
    [InlineData("?limit=0")]
    [InlineData("?limit=201")]
    [InlineData("?limit=-1")]
    [InlineData("?limit=ten")]
    [InlineData("?limit=5&limit=6")]
    [InlineData("?limit=99999999999")]
    public void PageLimit_OutOfRange_Is400(string query) =>
        Assert.Contains("limit", Assert.Throws<ProblemException>(() => With(query).PageLimit()).Errors!);

    [Fact]
    public void QueryFlag_NeitherTrueNorFalse_Is400() =>
        Assert.Equal(400, Assert.Throws<ProblemException>(() => With("?low=yes").QueryFlag("low")).Status);

    [Theory]
    [InlineData("?cost=NaN")]
    [InlineData("?cost=1e999")]
    [InlineData("?cost=much")]
    public void QueryNumber_NotFinite_Is400(string query) =>
        Assert.Equal(400, Assert.Throws<ProblemException>(() => With(query).QueryNumber("cost")).Status);

    [Theory]
    [InlineData(null, 428)]
    [InlineData("", 428)]
    [InlineData("*", 400)]
    [InlineData("abc", 400)]
    [InlineData("W/\"abc\"", 400)]
    [InlineData("\"a\", \"b\"", 400)]
    public void RequireIfMatch_NotOneETag_IsRefused(string? header, int status)
    {
        var request = With("");
        if (header is not null) request.Headers.IfMatch = header;
        Assert.Equal(status, Assert.Throws<ProblemException>(request.RequireIfMatch).Status);
    }

    [Fact]
    public void RequireIfMatch_OneETag_IsGivenAsItCame()
    {
        var request = With("");
        request.Headers.IfMatch = " \"00-1\" ";
        Assert.Equal("\"00-1\"", request.RequireIfMatch());
    }

    [Theory]
    [InlineData("")]
    [InlineData("with space")]
    [InlineData("ümlaut")]
    public void IdempotencyKey_NotVisibleAscii_Is400(string key)
    {
        var request = With("");
        request.Headers["Idempotency-Key"] = key;
        Assert.Equal(400, Assert.Throws<ProblemException>(() => request.IdempotencyKey()).Status);
    }

    [Fact]
    public void IdempotencyKey_TooLong_Is400()
    {
        var request = With("");
        request.Headers["Idempotency-Key"] = new string('k', 129);
        Assert.Equal(400, Assert.Throws<ProblemException>(() => request.IdempotencyKey()).Status);
    }

    private static HttpRequest With(string query)
    {
        var request = new DefaultHttpContext().Request;
        request.QueryString = new QueryString(query);
        return request;
    }
}
