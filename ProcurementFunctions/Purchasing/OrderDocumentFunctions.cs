using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing.Ubl;

namespace ProcurementFunctions.Purchasing;

/// <summary>Orders as documents that other systems read.</summary>
internal sealed class OrderDocumentFunctions(PurchaseDesk desk, IOperationsStore operations)
{
    /// <summary>A purchase that is split over vendors has several orders, of which <c>?order=</c> names one.</summary>
    [Function("GetOrderDocument")]
    public async Task<Answer> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/purchases/{id}/order.xml")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        var purchase = await desk.FindAsync(id, cancellation);
        var order = Find(purchase, request.QueryValue("order"));
        return Answers.Xml(OrderXml.Write(purchase, order, (await operations.ReadAsync(cancellation)).Document));
    }

    private static PurchaseOrder Find(PurchaseDocument purchase, string? number)
    {
        if (number is not null)
        {
            return purchase.Orders.FirstOrDefault(order => order.Number == number)
                ?? throw ProblemException.NotFound($"{purchase.Id} has no such order");
        }

        // Of vendors that refused theirs, or took it back, nobody asks without naming it.
        return purchase.Orders.Where(order => order is { IsDenied: false, State: not OrderState.Refused }).ToArray() switch
        {
            [] => throw ProblemException.Conflict("nothing has been ordered yet"),
            [var only] => only,
            var several => throw ProblemException.BadInput(
                "order", $"must name one of its orders: {string.Join(", ", several.Select(order => order.Number))}"),
        };
    }
}
