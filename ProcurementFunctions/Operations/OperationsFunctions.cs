using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Operations;

/// <summary>The firm's settings over HTTP.</summary>
public sealed class OperationsFunctions(IOperationsStore operations, IBudget budget, IPurchaseStore purchases, WallClock clock)
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
        var read = await operations.ReadAsync(cancellation);
        if (read.ETag != etag) throw ETags.Mismatch();

        var now = clock.Now;
        var changed = body.ApplyTo(read.Document) with { ModeToldAt = now, BudgetToldAt = now, GoalsToldAt = now };
        var errors = OperationsRules.Check(changed);
        if (errors.Count > 0) throw ProblemException.BadFields(errors);
        if (changed.Currency != read.Document.Currency) await RequireNothingHeldAsync(read.Document.Currency, changed.Currency, cancellation);
        var written = await operations.ReplaceAsync(changed, etag, context.GetCaller().UserId, "put through the API", cancellation);
        return Answer(written ?? throw ETags.Mismatch());
    }

    private async Task RequireNothingHeldAsync(string before, string after, CancellationToken cancellation)
    {
        var ledgers = new List<BudgetLedger>();
        await foreach (var ledger in budget.ListLedgersAsync(cancellation)) ledgers.Add(ledger);
        var waiting = new List<decimal>();
        await foreach (var purchase in purchases.ListOpenAsync(null, cancellation))
        {
            if (purchase is { OverBudget: not null, Choice: { } choice }) waiting.Add(choice.Total);
        }

        if (CurrencyRules.WhyNot(before, after, ledgers, waiting) is { } why) throw ProblemException.Conflict(why);
    }

    private static Answer Answer(Stored<OperationsSettings> stored) =>
        Answers.Ok(OperationsBody.Of(stored.Document), OperationsJson.Default.OperationsBody, stored.ETag);
}
