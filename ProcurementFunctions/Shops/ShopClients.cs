using ProcurementFunctions.Shops.Shopify;
using ProcurementFunctions.Shops.WooCommerce;

namespace ProcurementFunctions.Shops;

/// <summary>The client of each kind of shop.</summary>
internal sealed class ShopClients(WooCommerceClient wooCommerce, ShopifyClient shopify)
{
    public IShopClient Of(Shop shop) => shop.Kind == ShopKind.Shopify ? shopify : wooCommerce;
}
