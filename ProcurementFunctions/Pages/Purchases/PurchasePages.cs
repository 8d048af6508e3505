using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Mail.Replies;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Pages.Purchases;

/// <summary>Shows a purchase, with what can be done with it.</summary>
internal sealed class PurchasePages(PurchaseDesk desk, IOperationsStore operations, StockPlaces places, ReplyDesk replies, PageRenderer pages)
{
    /// <exception cref="ProblemException">404: there is no such purchase.</exception>
    public async Task<Answer> ShownAsync(FunctionContext context, string id, ProblemException? problem, CancellationToken cancellation)
    {
        var (purchase, mark) = await desk.FindStoredAsync(id, cancellation);
        var parameters = new Dictionary<string, object?>
        {
            [nameof(PurchasePage.Purchase)] = purchase,
            [nameof(PurchasePage.Currency)] = (await operations.ReadAsync(cancellation)).Document.Currency,
            [nameof(PurchasePage.Places)] = await places.OfAsync(purchase.Sku, cancellation),
            // A receipt or a return that is sent twice is the same one.
            [nameof(PurchasePage.Key)] = $"console-{context.InvocationId}",
            [nameof(PurchasePage.Replies)] = await replies.ListAsync(id, cancellation),
            [nameof(PurchasePage.Answerable)] = context.GetCaller().IsInRole(Roles.Buyer) ? await replies.ListAnswerableAsync(id, cancellation) : [],
            [nameof(PurchasePage.Mark)] = mark,
        };
        return await pages.RenderAsync<PurchasePage>(
            context, $"{Shown.Whole(purchase.Choice?.Quantity ?? purchase.Quantity)} × {purchase.ItemName}", parameters, problem);
    }
}
