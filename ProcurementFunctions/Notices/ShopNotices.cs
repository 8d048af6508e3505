using System.Globalization;
using Microsoft.Extensions.Options;
using ProcurementFunctions.Hosting;

namespace ProcurementFunctions.Notices;

/// <summary>Puts notices of shops aside for administrators.</summary>
internal sealed class ShopNotices(CosmosNotices notices, IOptions<NoticeOptions> options, WallClock clock)
{
    /// <summary>That a shop has not been read since then, on the clock on the wall; the same a second time changes nothing.</summary>
    public async Task SilentAsync(string shop, DateTimeOffset since, CancellationToken cancellation)
    {
        if (options.Value.Url is null) return;
        await notices.AddAsync(
            new()
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"shop-{shop}-{since.ToUnixTimeMilliseconds()}-{NoticeKinds.ShopSilent}"),
                PurchaseId = null,
                Shop = shop,
                Kind = NoticeKinds.ShopSilent,
                At = since,
                CreatedAt = clock.Now,
                NextAttemptAt = clock.Now,
            },
            cancellation);
    }
}
