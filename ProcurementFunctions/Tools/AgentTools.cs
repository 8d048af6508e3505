using ProcurementFunctions.Hosting.SignIn;

namespace ProcurementFunctions.Tools;

/// <summary>The tools that are offered.</summary>
internal static class AgentTools
{
    public static IReadOnlyList<AgentTool> All { get; } =
    [
        new("ask_agent", "PostMessage", "Ask the agent", ToolEffect.Adds)
        {
            Advice = "Plain English, as a buyer would say it: questions, the best deal for an item, orders, \"undo\". It is the caller's own talk and remembers "
                + "what was said. Give each message its own messageId, and the same one to repeat it. Approvals and the firm's settings are not taken here.",
            WithoutRoles = [Roles.Approver, Roles.Admin],
        },
        new("find_deal", "FindDeal", "Find the best deal", ToolEffect.Reads) { Advice = "Vendors are asked for quotes; nothing is bought." },
        new("list_items", "ListInventory", "List items and their stock", ToolEffect.Reads) { Advice = "With low=true, those that run low." },
        new("search_items", "SearchInventory", "Find items by their SKU or name", ToolEffect.Reads)
        {
            Advice = "For an item that is known by words: other tools take its SKU.",
        },
        new("get_item", "GetItem", "Look up an item's stock", ToolEffect.Reads),
        new("item_insight", "GetItemInsight", "Look up all that is known of an item", ToolEffect.Reads)
        {
            Advice = "Demand, when it runs out, what is to come, what vendors offer.",
        },
        new("rank_items", "GetItemsInsight", "Rank items", ToolEffect.Reads),
        new("check_stock", "CheckInventory", "Check the stock now", ToolEffect.Adds),
        new("snooze_item", "SnoozeItem", "Leave an item alone for a while", ToolEffect.Sets),
        new("wake_item", "WakeItem", "Look after an item again", ToolEffect.Sets),
        new("list_purchases", "ListPurchases", "List purchases", ToolEffect.Reads),
        new("get_purchase", "GetPurchase", "Look up a purchase", ToolEffect.Reads) { Advice = "Its status, quotes, choice, orders, receipts and timeline." },
        new("explain_purchase", "ExplainPurchase", "Explain a choice, or ask what if", ToolEffect.Reads)
        {
            Advice = "With cost, speed and reliability: what these weights would have chosen.",
        },
        new("create_purchase", "CreatePurchase", "Start a purchase", ToolEffect.Adds)
        {
            Advice = "Approved vendors are asked for quotes, the best is chosen, and a person approves it unless the firm's policy does.",
        },
        new("decide_purchase", "DecidePurchase", "Approve, reject or pass on a purchase", ToolEffect.Binds)
        {
            Advice = "A person has to agree. Where the client cannot ask them, show them the purchase first and send approval.digest of what they saw.",
            Agreement = Agreement.OnPurchase,
        },
        new("cancel_purchase", "CancelPurchase", "Cancel a purchase", ToolEffect.Binds),
        new("receive_goods", "ReceiveGoods", "Book goods in", ToolEffect.Adds),
        new("reverse_receipt", "ReverseReceipt", "Take a receipt back", ToolEffect.Binds),
        new("return_goods", "ReturnGoods", "Return goods to the vendor", ToolEffect.Binds),
        new("list_vendors", "ListVendors", "List approved vendors", ToolEffect.Reads),
        new("get_vendor", "GetVendor", "Look up a vendor and what is believed of it", ToolEffect.Reads),
        new("rank_vendors", "GetVendorsInsight", "Rank vendors", ToolEffect.Reads),
        new("vendor_prices", "ListPrices", "Look up a vendor's prices", ToolEffect.Reads),
        new("vendor_contracts", "ListContracts", "Look up a vendor's contracts", ToolEffect.Reads),
        new("rate_vendor", "PutRating", "Rate a vendor", ToolEffect.Sets),
        new("change_belief", "ChangeBelief", "Correct, pin or forget a belief", ToolEffect.Sets),
        new("budget", "GetBudgetInsight", "Look up the budget", ToolEffect.Reads),
        new("spending", "GetSpendInsight", "Look up spending", ToolEffect.Reads),
        new("changes", "GetChangesInsight", "Look up what happened", ToolEffect.Reads),
        new("late_deliveries", "GetLateInsight", "Look up what is late", ToolEffect.Reads),
        new("arrivals", "GetArrivalsInsight", "Look up what is still to come", ToolEffect.Reads),
        new("owed", "GetOwedInsight", "Look up what is owed", ToolEffect.Reads),
        new("approvals", "GetApprovalsInsight", "Look up how purchases are approved and what waits", ToolEffect.Reads),
        new("my_orders", "GetOrdersInsight", "Count the caller's purchases", ToolEffect.Reads),
        new("how_choosing", "GetChoosingInsight", "Look up how offers are chosen", ToolEffect.Reads),
        new("list_invoices", "ListInvoices", "List invoices", ToolEffect.Reads),
        new("get_invoice", "GetInvoice", "Look up an invoice", ToolEffect.Reads) { Advice = "Its ETag is what decide_invoice needs." },
        new("decide_invoice", "DecideInvoice", "Accept or reject an invoice that differs", ToolEffect.Binds)
        {
            Advice = "A person has to agree. Where the client cannot ask them, show them the invoice first and send its ETag as ifMatch.",
            Agreement = Agreement.OnInvoice,
        },
        new("autonomy", "GetAutonomy", "Look up what the agent may buy by itself", ToolEffect.Reads) { Advice = "By item and vendor, with the evidence." },
        new("get_settings", "GetOperations", "Look up the firm's settings", ToolEffect.Reads),
        new("get_preferences", "GetPreferences", "Look up the caller's preferences", ToolEffect.Reads),
        new("set_preferences", "PutPreferences", "Replace the caller's preferences", ToolEffect.Sets),
    ];
}
