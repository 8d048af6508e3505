namespace ProcurementFunctions.Shops;

/// <summary>What a shop runs on.</summary>
public enum ShopKind
{
    WooCommerce,
    Shopify,
}
