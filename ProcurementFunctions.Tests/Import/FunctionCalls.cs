using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Tests.Hosting.Audit;
using StackExchange.Redis;

namespace ProcurementFunctions.Tests.Import;

/// <summary>What HTTP functions are called with.</summary>
internal static class FunctionCalls
{
    /// <summary>Without an Idempotency-Key it reaches for no Redis.</summary>
    public static AnswerOnce Once { get; } =
        new(new Mock<IConnectionMultiplexer>().Object, new WallClock(TimeProvider.System), NullLogger<AnswerOnce>.Instance);

    public static IAuditTrail Audit { get; } = new MemoryAuditTrail();

    public static HttpRequest Request(string body = "", string contentType = "application/json", string? ifMatch = null, string query = "")
    {
        var request = new DefaultHttpContext().Request;
        request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        request.ContentType = contentType;
        request.QueryString = new QueryString(query);
        if (ifMatch is not null) request.Headers.IfMatch = ifMatch;
        return request;
    }

    public static FunctionContext By(string userId)
    {
        var context = new Mock<FunctionContext>();
        context.Setup(c => c.InvocationId).Returns(Guid.NewGuid().ToString());
        context.Setup(c => c.Items).Returns(new Dictionary<object, object>());
        context.Object.SetCaller(new Caller(userId, new HashSet<string> { Roles.Admin, Roles.Buyer }));
        return context.Object;
    }

    public static IOperationsStore Operations()
    {
        var operations = new Mock<IOperationsStore>();
        operations.Setup(store => store.ReadAsync(It.IsAny<CancellationToken>()))
            .ReturnsAsync(new Stored<OperationsSettings>(OperationsSettings.Default, "1"));
        return operations.Object;
    }

    /// <summary>The JSON of an answer, which must be a 200.</summary>
    public static JsonElement Json(IResult result)
    {
        var answer = Assert.IsType<Answer>(result);
        Assert.Equal(200, answer.Status);
        return JsonDocument.Parse(answer.Body).RootElement;
    }

    public static string ETag(IResult result) => Assert.IsType<Answer>(result).Headers["ETag"];
}
