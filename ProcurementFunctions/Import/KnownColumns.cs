using System.Collections.Frozen;

namespace ProcurementFunctions.Import;

/// <summary>What stands in a column.</summary>
internal enum ColumnKind
{
    Text,
    Whole,
    Money,
    Date,
}

/// <summary>The columns that files may have, and what else people call them.</summary>
internal static class KnownColumns
{
    private static readonly FrozenDictionary<string, (ColumnKind Kind, FrozenSet<string> Names)> Columns = new[]
    {
        Of("sku", ColumnKind.Text, "lineitem sku, item, item no, item nr, item number, item id, item code, article, article no, article number, article id, product code, product no, product number, product id, product sku, part no, part number, stock code, variant sku, internal reference, default code, ipn, internal part number"),
        Of("name", ColumnKind.Text, "item name, product name, article name, vendor name, supplier name, title, description, item description, product description"),
        Of("on_hand", ColumnKind.Whole, "stock, qty on hand, quantity on hand, on hand qty, on hand quantity, stock on hand, quantity, qty, in stock, available, available stock, stock level, stock qty, stock quantity, inventory, count, counted, units in stock, on hand current, current quantity, current stock, qty available, opening stock"),
        Of("location", ColumnKind.Text, "location name, warehouse, warehouse name, stock location, inventory location, storage location, bin location, store, store name"),
        Of("reorder_point", ColumnKind.Whole, "reorder level, reorder at, min stock, minimum stock, min level, minimum level, min qty, low stock, low stock level, low stock threshold, low stock amount, stock alert, stock alert count, reordering min quantity, re order level"),
        Of("safety_stock", ColumnKind.Whole, "safety level, safety qty, safety quantity, buffer, buffer stock"),
        Of("life", ColumnKind.Text, "discontinued, item life, lifecycle, life cycle, item status, product status, lifecycle status"),
        Of("replaced_by", ColumnKind.Text, "replacement, replacement sku, replacement item, superseded by, successor"),
        Of("max_level", ColumnKind.Whole, "max stock, maximum stock, maximum level, max, maximum, par level, par, target level, target stock, order up to, order up to level"),
        Of("reorder_qty", ColumnKind.Whole, "reorder quantity, re order qty, re order quantity, order qty, order quantity, lot size, order lot, eoq, economic order quantity"),
        Of("vendor_id", ColumnKind.Text, "vendor, vendor no, vendor number, vendor code, supplier, supplier id, supplier no, supplier number, supplier code"),
        Of("credit_rating", ColumnKind.Whole, "rating, credit, credit score"),
        Of("preferred", ColumnKind.Text, "is preferred, preferred vendor, preferred supplier"),
        Of("active", ColumnKind.Text, "is active, enabled, approved"),
        Of("min_order_value", ColumnKind.Money, "minimum order value, min order amount, minimum order amount, minimum value, min value, mov"),
        Of("free_shipping_from", ColumnKind.Money, "free shipping, free shipping over, free shipping above, free delivery, free delivery from, freight free from"),
        Of("email", ColumnKind.Text, "e mail, mail, email address, e mail address, mail address, order email, contact email"),
        Of("valid_from", ColumnKind.Date, "valid since, price from, price valid from, effective from, effective date, start date"),
        Of("valid_to", ColumnKind.Date, "valid until, valid till, price to, price valid to, price valid until, effective to, expires, expiry date, end date"),
        Of("contract", ColumnKind.Text, "contract no, contract number, contract id, agreement, agreement no, blanket order"),
        Of("contract_qty", ColumnKind.Whole, "contract quantity, agreed qty, agreed quantity, contracted qty"),
        Of("currency", ColumnKind.Text, "currency code, price currency, iso currency"),
        Of("lead_time_days", ColumnKind.Whole, "lead time, lead days, lead time in days, delivery days, delivery time"),
        Of("unit_price", ColumnKind.Money, "price, price per unit, price each, unit cost, cost, cost price, purchase price, net price"),
        Of("last_receipt_cost", ColumnKind.Money, "last cost, last price, last purchase price, last receipt price"),
        Of("min_order_qty", ColumnKind.Whole, "moq, min order, min order quantity, minimum order, minimum order qty, minimum order quantity, min qty"),
        Of("max_order_qty", ColumnKind.Whole, "max order, max order quantity, maximum order, maximum order qty, maximum order quantity, max qty"),
        Of("on_order_qty", ColumnKind.Whole, "on order, on order quantity, qty on order, quantity on order, open order qty, incoming"),
        Of("unit", ColumnKind.Text, "uom, unit of measure, unit of measurement, purchase unit, order unit"),
        Of("pack_size", ColumnKind.Whole, "pack, pack qty, pack quantity, units per pack, case size, case pack, box size"),
        Of("po_id", ColumnKind.Text, "po, po no, po number, order id, order no, order number, purchase order, purchase order id, purchase order no, purchase order number"),
        Of("line_id", ColumnKind.Text, "line, line no, line number, po line, order line, row, position"),
        Of("status", ColumnKind.Text, "state, order status, line status, po status"),
        Of("order_date", ColumnKind.Date, "ordered, ordered on, ordered at, date ordered, po date, purchase date"),
        Of("ship_date", ColumnKind.Date, "shipped, shipped on, shipped at, date shipped, shipping date"),
        Of("due_date", ColumnKind.Date, "due, due on, date due, expected, expected date, promised date, delivery due"),
        Of("order_qty", ColumnKind.Whole, "order quantity, ordered qty, ordered quantity, qty ordered, quantity ordered, quantity, qty"),
        Of("received_qty", ColumnKind.Whole, "received, received quantity, qty received, quantity received"),
        Of("rejected_qty", ColumnKind.Whole, "rejected, rejected quantity, qty rejected, quantity rejected"),
        Of("date", ColumnKind.Date, "day, sales date, sale date, sold on, date sold, created at, order date, invoice date"),
        Of("quantity", ColumnKind.Whole, "lineitem quantity, qty, sold, units, units sold, qty sold, quantity sold, sales, sales qty, sales quantity, demand"),
        Of("in_stock", ColumnKind.Text, "was in stock, available, is available, had stock"),
    }.ToFrozenDictionary(column => column.Name, column => (column.Kind, column.Names));

    public static ColumnKind KindOf(string column) => Columns.TryGetValue(column, out var known) ? known.Kind : ColumnKind.Text;

    /// <summary>Whether the numbers of a column are days.</summary>
    public static bool CountsDays(string column) => column == "lead_time_days";

    /// <summary>
    /// Whether a header may stand for a column; case, spaces and marks do not matter. One that asks ("In stock?") tells yes or no and no
    /// number.
    /// </summary>
    public static bool Matches(string header, string column) =>
        !(header.TrimEnd().EndsWith('?') && KindOf(column) != ColumnKind.Text) && Bare(header) is { Length: > 0 } bare && (Columns.TryGetValue(column, out var known) ? known.Names.Contains(bare) : bare == Bare(column));

    /// <summary>Whether a header is the column's own name.</summary>
    public static bool IsOwnName(string header, string column) => Bare(header) == Bare(column);

    /// <summary>All names of a column, its own among them, without case, spaces and marks.</summary>
    public static IEnumerable<string> NamesOf(string column) => Columns.TryGetValue(column, out var known) ? known.Names : [];

    private static (string Name, ColumnKind Kind, FrozenSet<string> Names) Of(string name, ColumnKind kind, string others) =>
        (name, kind, others.Split(", ").Append(name).Select(Bare).ToFrozenSet());

    private static string Bare(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
