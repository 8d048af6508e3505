using ProcurementFunctions.Tools;

namespace ProcurementFunctions.Mcp;

/// <summary>A kind of record that clients may read by its address.</summary>
/// <param name="Name">Of the kind.</param>
/// <param name="Operation">The <c>operationId</c> that answers it.</param>
/// <param name="Argument">What comes after <paramref name="Prefix"/>, percent-encoded.</param>
/// <param name="Prefix">Of its addresses, such as "procurement://vendors/".</param>
internal sealed record McpResource(string Name, string Title, string Operation, string Argument, string Prefix)
{
    public static IReadOnlyList<McpResource> All { get; } =
    [
        new("purchase", "A purchase", "GetPurchase", "id", "procurement://purchases/"),
        new("vendor", "A vendor", "GetVendor", "id", "procurement://vendors/"),
        new("item", "An item", "GetItem", "sku", "procurement://items/"),
    ];

    public ApiOperation Api => ApiOperations.Of(Operation);
}
