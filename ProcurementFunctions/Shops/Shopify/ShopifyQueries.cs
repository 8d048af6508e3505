namespace ProcurementFunctions.Shops.Shopify;

/// <summary>What is asked of Shopify's Admin API. Each costs less than the 1,000 points that a single query may.</summary>
internal static class ShopifyQueries
{
    /// <summary>The version of the Admin API, here and nowhere else. Shopify serves each for at least a year.</summary>
    public const string Version = "2026-10";

    private const string Order = """
        fragment order on Order {
          id createdAt updatedAt cancelledAt test
          lineItems(first: 50) { pageInfo { hasNextPage endCursor } nodes { id sku currentQuantity } }
        }
        """;

    private const string Stock = """
        fragment stock on InventoryItem {
          id sku tracked
          inventoryLevels(first: 20) { pageInfo { hasNextPage } nodes { location { id } quantities(names: ["available"]) { quantity } } }
        }
        """;

    public const string ListOrders = $$"""
        query($filter: String!, $after: String) {
          orders(first: 10, after: $after, query: $filter, sortKey: UPDATED_AT) { pageInfo { hasNextPage endCursor } nodes { ...order } }
        }
        {{Order}}
        """;

    public const string ReadOrders = $$"""
        query($ids: [ID!]!) { nodes(ids: $ids) { ...order } }
        {{Order}}
        """;

    public const string ReadLines = """
        query($id: ID!, $after: String) {
          node(id: $id) { ... on Order { lineItems(first: 50, after: $after) { pageInfo { hasNextPage endCursor } nodes { id sku currentQuantity } } } }
        }
        """;

    public const string ListStock = $$"""
        query($after: String) {
          inventoryItems(first: 10, after: $after) { pageInfo { hasNextPage endCursor } nodes { ...stock } }
        }
        {{Stock}}
        """;

    public const string ReadStock = $$"""
        query($ids: [ID!]!) { nodes(ids: $ids) { ...stock } }
        {{Stock}}
        """;

    /// <summary>Relative, so that a sale that comes between loses nothing; the key makes a repeat of it harmless.</summary>
    public const string Adjust = """
        mutation($input: InventoryAdjustQuantitiesInput!, $key: String!) {
          inventoryAdjustQuantities(input: $input) @idempotent(key: $key) { userErrors { code message } }
        }
        """;
}
