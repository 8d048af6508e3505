using Microsoft.Extensions.Options;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Notices;

/// <summary>Puts a notice aside for what happened to a purchase; it is sent later, so that no task waits for a receiver.</summary>
internal sealed class NoticeOutbox(CosmosNotices notices, IOptions<NoticeOptions> options, WallClock clock) : IPurchaseWitness
{
    public bool WantsHistory => false;

    public async Task HearAsync(PurchaseDocument purchase, int from, CancellationToken cancellation)
    {
        if (options.Value.Url is null) return;
        foreach (var notice in NoticeRules.Of(purchase, from, clock.Now)) await notices.AddAsync(notice, cancellation);
    }
}
