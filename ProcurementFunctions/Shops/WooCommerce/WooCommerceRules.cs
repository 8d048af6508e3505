using System.Text.Json;

namespace ProcurementFunctions.Shops.WooCommerce;

/// <summary>What orders and products of WooCommerce's REST API (version 3) say. Pure.</summary>
internal static class WooCommerceRules
{
    /// <summary>What an order that sells nothing stands at; any other status, also one that an extension adds, sells.</summary>
    private static readonly HashSet<string> Unsold = ["pending", "cancelled", "refunded", "failed", "trash", "checkout-draft", "auto-draft", "draft"];

    public static bool HasRefunds(JsonElement order) => order.Items("refunds").Any();

    /// <param name="refunds">Those of the order, with their lines.</param>
    public static ReadOrder OrderOf(JsonElement order, IEnumerable<JsonElement> refunds)
    {
        var refunded = RefundedByLine(refunds);
        return new(
            order.Id("id"),
            order.Time("date_created_gmt"),
            order.Time("date_modified_gmt"),
            !Unsold.Contains(order.Text("status")),
            [
                .. order.Items("line_items").Select(line => new ReadLine(
                    line.Id("id"), line.Text("sku"), Math.Max(0, (line.Units("quantity") ?? 0) - refunded.GetValueOrDefault(line.Id("id"))))),
            ]);
    }

    /// <summary>Null: it is a product whose stock is that of its variations.</summary>
    public static ReadStock? StockOf(JsonElement product)
    {
        var parent = product.Text("parent_id");
        var (id, parentId, sku) = (product.Id("id"), parent.Length == 0 || parent == "0" ? null : parent, product.Text("sku"));
        return product.Field("manage_stock") switch
        {
            { ValueKind: JsonValueKind.True } => new(id, parentId, sku, product.Units("stock_quantity"), product.Units("stock_quantity") is null ? "the shop tells no number of it" : null),
            { ValueKind: JsonValueKind.String } => new(id, parentId, sku, null, "its stock is kept with its product for all variations together"),
            _ => IsVariable(product) ? null : new(id, parentId, sku, null),
        };
    }

    public static bool IsVariable(JsonElement product) => product.Items("variations").Any();

    /// <summary>A refund's line names the order's line in its meta data; its quantity is below zero.</summary>
    private static Dictionary<string, int> RefundedByLine(IEnumerable<JsonElement> refunds)
    {
        var units = new Dictionary<string, int>();
        foreach (var line in refunds.SelectMany(refund => refund.Items("line_items")))
        {
            if (line.Items("meta_data").FirstOrDefault(meta => meta.Text("key") == "_refunded_item_id") is not { ValueKind: JsonValueKind.Object } meta) continue;
            var of = meta.Text("value");
            units[of] = units.GetValueOrDefault(of) + Math.Abs(line.Units("quantity") ?? 0);
        }

        return units;
    }
}
