namespace ProcurementFunctions.Shops;

/// <summary>
/// Reads a shop and adds to its stock. It keeps to the shop's limits; each call may be repeated. Only what is needed is asked for, and
/// nothing of customers.
/// </summary>
/// <remarks>Every method throws a <see cref="ShopAwayException"/> where the shop does not answer, or not as documented.</remarks>
internal interface IShopClient
{
    /// <summary>A page of the orders that changed, the oldest change first.</summary>
    Task<OrdersPage> ListOrdersAsync(Shop shop, OrdersPlace place, CancellationToken cancellation);

    /// <summary>These orders; those that are not there any more are left out.</summary>
    /// <param name="ids">At most <see cref="ShopErrands.MostAtOnce"/>.</param>
    Task<OrdersPage> ReadOrdersAsync(Shop shop, IReadOnlyList<string> ids, CancellationToken cancellation);

    /// <summary>A page of all products and variants.</summary>
    Task<StockPage> ListStockAsync(Shop shop, string? cursor, CancellationToken cancellation);

    /// <inheritdoc cref="ReadOrdersAsync"/>
    Task<StockPage> ReadStockAsync(Shop shop, IReadOnlyList<string> ids, CancellationToken cancellation);

    /// <summary>Adds units to the stock of a product; the same again, under the same key, may be done twice where <paramref name="units"/> was read anew.</summary>
    /// <param name="push">How many, and the key that names this one change.</param>
    /// <param name="units">Its stock as it was read just now.</param>
    Task AddAsync(Shop shop, ShopItem item, ShopPush push, int units, CancellationToken cancellation);
}
