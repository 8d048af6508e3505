namespace ProcurementFunctions.Tests.Pages;

/// <summary>A test with a shop of 100,000 items, which takes minutes to fill: it runs where <c>CONSOLE_LARGE_SHOP</c> is set.</summary>
internal sealed class LargeShopFactAttribute : FactAttribute
{
    public LargeShopFactAttribute()
    {
        if (Figures.Setting("CONSOLE_LARGE_SHOP") is not { Length: > 0 }) Skip = "CONSOLE_LARGE_SHOP is not set";
    }
}
