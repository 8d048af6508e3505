using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.SignIn;

namespace ProcurementFunctions.Operations;

/// <summary>The firm's settings over HTTP.</summary>
public sealed class OperationsFunctions(IOperationsStore operations, OperationsDesk desk)
{
    [Function("GetOperations")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/operations")] HttpRequest request,
        CancellationToken cancellation) =>
        Answer(await operations.ReadAsync(cancellation));

    [Function("PutOperations")]
    [Authorize(Roles = Roles.Admin)]
    public async Task<IResult> PutAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/operations")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation)
    {
        var etag = request.RequireIfMatch();
        var body = await request.ReadBodyAsync(OperationsJson.Default.OperationsBody, cancellation);
        return Answer(await desk.PutAsync(body, etag, context.GetCaller().UserId, "put through the API", cancellation));
    }

    private static Answer Answer(Stored<OperationsSettings> stored) =>
        Answers.Ok(OperationsBody.Of(stored.Document), OperationsJson.Default.OperationsBody, stored.ETag);
}
