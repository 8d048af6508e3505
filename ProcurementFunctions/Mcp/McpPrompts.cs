using System.ComponentModel;
using ModelContextProtocol.Server;

namespace ProcurementFunctions.Mcp;

/// <summary>Ways to begin that clients may offer.</summary>
[McpServerPromptType]
internal sealed class McpPrompts
{
    [McpServerPrompt(Name = "morning", Title = "A buyer's morning")]
    [Description("What needs a buyer today.")]
    public static string Morning() =>
        "Tell me what needs me today, the most urgent first. Use late_deliveries for what is late, list_items with low=true for what runs low, "
        + "approvals for what waits for approval, list_invoices for invoices that differ, and budget for what is left of the month. "
        + "Give figures as the tools give them. Start nothing and decide nothing; say what you would do, and ask me.";

    [McpServerPrompt(Name = "buy", Title = "Buy an item")]
    [Description("The best way to buy an item, and the purchase when it is wanted.")]
    public static string Buy(
        [Description("The item's SKU.")] string sku,
        [Description("How many units.")] string quantity) =>
        $"I may want to buy {quantity} of {sku}. Look at item_insight for its stock, demand and what is to come, and at rank_vendors for its vendors. "
        + "Tell me whether the quantity makes sense and what it should cost. Only when I say so, start it with create_purchase.";

    [McpServerPrompt(Name = "approve", Title = "Prepare an approval")]
    [Description("What an approver should know of a purchase that waits.")]
    public static string Approve([Description("The purchase's id.")] string id) =>
        $"Show me what I need to decide about purchase {id}: what and how many, why now, from whom, its price against vendor_prices, what else was offered "
        + "(explain_purchase), and the budget after it. Decide nothing by yourself; when I have decided, use decide_purchase with the digest of what you showed.";
}
