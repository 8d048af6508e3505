namespace ProcurementFunctions.Shops;

/// <summary>An order as the shop has it now.</summary>
/// <param name="Id">The shop's own id of it.</param>
/// <param name="UpdatedAt">By the shop's clock.</param>
/// <param name="Sells">False: it is cancelled, not paid, a test, or gone; nothing of it is demand.</param>
internal sealed record ReadOrder(string Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, bool Sells, IReadOnlyList<ReadLine> Lines);

/// <param name="Id">The shop's own id of the line.</param>
/// <param name="Sku">As the shop tells it, trimmed; empty where it tells none, as of a product that was deleted.</param>
/// <param name="Units">Ordered, without what was refunded or taken out.</param>
internal sealed record ReadLine(string Id, string Sku, int Units);

/// <summary>The stock of a product, or of one of its variants, as the shop has it now.</summary>
/// <param name="Id">What the shop keeps its stock under.</param>
/// <param name="ParentId">The product that a variation is of; null: it is none.</param>
/// <param name="Sku">Trimmed; empty: it has none.</param>
/// <param name="Units">What can be sold; below zero where more was sold. Null: the shop does not keep its stock.</param>
/// <param name="Trouble">Why its stock cannot be told though it is kept; null: it can.</param>
internal sealed record ReadStock(string Id, string? ParentId, string Sku, int? Units, string? Trouble = null);

/// <summary>A place in the list of changed orders.</summary>
/// <param name="Since">Those that changed at this time or later.</param>
/// <param name="Cursor">Where in them; null: at the beginning.</param>
internal sealed record OrdersPlace(DateTimeOffset Since, string? Cursor = null);

/// <param name="ReadAt">When it was asked for, on the wall clock.</param>
/// <param name="Next">Null: that was the last one.</param>
internal sealed record OrdersPage(IReadOnlyList<ReadOrder> Orders, DateTimeOffset ReadAt, OrdersPlace? Next);

/// <inheritdoc cref="OrdersPage"/>
internal sealed record StockPage(IReadOnlyList<ReadStock> Stock, DateTimeOffset ReadAt, string? Next);
