using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Tests.Fixtures;
using ProcurementFunctions.Tests.Hosting.Http;
using StackExchange.Redis;

namespace ProcurementFunctions.Tests.Hosting.Problems;

public sealed class ProblemDetailsTests : IAsyncLifetime
{
    private readonly Work _work = new();
    private EdgeApp _app = null!;

    public async Task InitializeAsync() => _app = await EdgeApp.StartAsync(
        [typeof(EdgeFunctions)], services: s => s.AddSingleton(_work));

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Problem_WithFields_IsAnsweredWithThem()
    {
        var answer = await FailAsync(ProblemException.BadInput("quantity", "must be above 0"));
        var problem = await EdgeApp.ProblemOf(answer);
        await StatusAssert.IsAsync(HttpStatusCode.BadRequest, answer);
        Assert.Equal("must be above 0", problem.GetProperty("errors").GetProperty("quantity")[0].GetString());
        Assert.Equal(["detail", "errors", "status", "title"], problem.EnumerateObject().Select(p => p.Name).Order());
    }

    [Fact]
    public async Task Unforeseen_SaysNothingOfItselfButATraceId()
    {
        var answer = await FailAsync(new InvalidOperationException("connection string is secret"));
        var text = await answer.Content.ReadAsStringAsync();
        await StatusAssert.IsAsync(HttpStatusCode.InternalServerError, answer);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain(" at ", text, StringComparison.Ordinal);
        Assert.NotEmpty((await EdgeApp.ProblemOf(answer)).GetProperty("traceId").GetString()!);
    }

    [Fact]
    public async Task RedisThatIsAway_Is503WithRetryAfter()
    {
        var answer = await FailAsync(new RedisConnectionException(
            ConnectionFailureType.UnableToConnect, CommandFlags.None, "127.0.0.1:6379", null, CommandStatus.Unknown));
        await StatusAssert.IsAsync(HttpStatusCode.ServiceUnavailable, answer);
        Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter!.Delta);
        Assert.DoesNotContain("6379", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429, 3200, true)]
    [InlineData(503, 0, true)]
    [InlineData(408, 0, true)]
    [InlineData(410, 1002, true)]
    [InlineData(449, 0, true)]
    [InlineData(403, 3, true)]
    [InlineData(404, 1002, true)]
    [InlineData(403, 5300, false)]
    [InlineData(404, 0, false)]
    [InlineData(400, 0, false)]
    public async Task RefusalOfCosmos_Is503OnlyWhereItMeansNotNow(int status, int subStatus, bool away)
    {
        var answer = await FailAsync(new CosmosException("no", (HttpStatusCode)status, subStatus, "", 0));
        await StatusAssert.IsAsync(away ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.InternalServerError, answer);
        Assert.Equal(away, answer.Headers.RetryAfter is not null);
    }

    [Fact]
    public async Task UnreadableDocument_SaysWhich()
    {
        var answer = await FailAsync(new UnreadableDocumentException("document v1 has schema version 9.0"));
        await StatusAssert.IsAsync(HttpStatusCode.InternalServerError, answer);
        Assert.Contains("v1", (await EdgeApp.ProblemOf(answer)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BadRequestOfTheServer_KeepsItsStatus()
    {
        var answer = await FailAsync(new BadHttpRequestException("too slow", 408));
        await StatusAssert.IsAsync(HttpStatusCode.RequestTimeout, answer);
    }

    private Task<HttpResponseMessage> FailAsync(Exception failure)
    {
        _work.Failure = failure;
        return _app.SendAsync(HttpMethod.Get, "/api/fail");
    }
}
