using System.Text.Json;
using System.Text.RegularExpressions;
using ProcurementFunctions.Hosting;

namespace ProcurementFunctions.Shops;

/// <summary>What an event of a shop says: what is to be read. Pure.</summary>
internal static partial class ShopEventRules
{
    public static string HeaderOf(ShopKind kind) => kind == ShopKind.Shopify ? "X-Shopify-Topic" : "X-WC-Webhook-Topic";

    /// <summary>WooCommerce tries the address of a webhook with a form that it does not sign, and wants a 200.</summary>
    public static bool IsPing(ReadOnlySpan<byte> body) => body.Length <= 40 && Ping().IsMatch(System.Text.Encoding.ASCII.GetString(body));

    /// <summary>What is to be read; null: nothing that is taken in. A refusal says what is wrong with the body.</summary>
    public static Decision<ShopPointer?> Read(ShopKind kind, string topic, JsonElement body)
    {
        if (FieldOf(kind, topic) is not var (what, field, deleted)) return new((ShopPointer?)null);
        return body.IdOrNone(field) is { } id ? new(new ShopPointer(what, id, deleted)) : new Decision<ShopPointer?>($"{field} must be an id");
    }

    private static (ErrandKind What, string Field, bool Deleted)? FieldOf(ShopKind kind, string topic) => (kind, topic) switch
    {
        (ShopKind.WooCommerce, "order.created" or "order.updated" or "order.restored") => (ErrandKind.Order, "id", false),
        (ShopKind.WooCommerce, "order.deleted") => (ErrandKind.Order, "id", true),
        (ShopKind.WooCommerce, "product.created" or "product.updated" or "product.restored") => (ErrandKind.Stock, "id", false),
        (ShopKind.Shopify, "orders/create" or "orders/updated" or "orders/cancelled" or "orders/paid" or "orders/fulfilled" or "orders/partially_fulfilled") => (ErrandKind.Order, "id", false),
        (ShopKind.Shopify, "orders/delete") => (ErrandKind.Order, "id", true),
        (ShopKind.Shopify, "refunds/create") => (ErrandKind.Order, "order_id", false),
        (ShopKind.Shopify, "inventory_levels/update" or "inventory_levels/connect" or "inventory_levels/disconnect") => (ErrandKind.Stock, "inventory_item_id", false),
        (ShopKind.Shopify, "inventory_items/create" or "inventory_items/update") => (ErrandKind.Stock, "id", false),
        _ => null,
    };

    [GeneratedRegex("^webhook_id=[0-9]{1,20}$")]
    private static partial Regex Ping();
}

/// <param name="Id">The shop's own.</param>
/// <param name="Deleted">Whether it is told to be deleted.</param>
internal sealed record ShopPointer(ErrandKind Kind, string Id, bool Deleted);
