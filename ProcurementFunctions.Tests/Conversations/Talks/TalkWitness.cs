using System.Text.Json.Nodes;

namespace ProcurementFunctions.Tests.Conversations.Talks;

/// <summary>Sees what a message could have changed: for its user, for the scenario's purchases, and for the firm.</summary>
/// <param name="watch">SKUs to look at.</param>
internal sealed class TalkWitness(TalkShop shop, IReadOnlyList<string> watch)
{
    private static readonly string[] Goals = ["cost", "speed", "reliability"];

    private readonly List<string> _purchases = [];

    /// <summary>Those of the scenario, the newest last.</summary>
    public IReadOnlyList<string> Purchases => _purchases;

    public void Add(string purchaseId)
    {
        if (!_purchases.Contains(purchaseId)) _purchases.Add(purchaseId);
    }

    public Task<JsonObject> PurchaseAsync(string id) => shop.Admin.ReadAsync($"api/purchases/{id}");

    public async Task<TalkState> LookAsync(TalkCaller user)
    {
        var session = user.ReadAsync("api/session");
        var preferences = user.ReadAsync("api/preferences");
        var operations = user.ReadAsync("api/operations");
        var state = new TalkState { ["budget"] = Number((await session)["budgetLimit"]) };
        foreach (var started in (await session)["startedPurchases"] as JsonArray ?? []) Add((string)started!["purchaseId"]!);
        SeePreferences(state, await preferences);
        foreach (var sku in watch) await SeeItemAsync(state, user, sku);
        SeePurchases(state, await Task.WhenAll(_purchases.Select(PurchaseAsync)));
        SeeFirm(state, await operations);
        return state;
    }

    private static void SeePreferences(TalkState state, JsonObject preferences)
    {
        state["shipping"] = (string?)preferences["shipping"];
        state["preferred"] = Texts(preferences["preferredVendors"]);
        state["excluded"] = Texts(preferences["excludedVendors"]);
        state["goals"] = Heaviest(preferences["goals"]);
    }

    private static async Task SeeItemAsync(TalkState state, TalkCaller user, string sku)
    {
        var preference = await user.ReadAsync($"api/preferences/products/{Uri.EscapeDataString(sku)}");
        state[$"item.{sku}.qty"] = Number(preference["preferredQuantity"]) ?? 0m;
        state[$"item.{sku}.critical"] = (bool?)preference["isCriticalStock"] ?? false;
        state[$"item.{sku}.goals"] = Heaviest(preference["goals"]);
        state[$"item.{sku}.snoozed"] = (await user.ReadAsync($"api/inventory/{Uri.EscapeDataString(sku)}"))["snoozedUntil"] is not null;
    }

    private static void SeePurchases(TalkState state, IEnumerable<JsonObject> purchases)
    {
        var known = purchases.Where(purchase => purchase.Count > 0).ToLookup(End);
        string[] Skus(string end) => [.. known[end].Select(purchase => (string)purchase["sku"]!)];
        state["purchases"] = (string[])[.. known["going"].Concat(known["approved"]).Select(purchase => $"{purchase["sku"]}:{purchase["quantity"]}")];
        (state["cancelled"], state["rejected"], state["approved"]) = (Skus("cancelled"), Skus("rejected"), Skus("approved"));
    }

    private static string End(JsonObject purchase)
    {
        var status = (string?)purchase["status"] ?? "";
        var decision = ((string?)purchase["approval"]?["decision"] ?? "").ToUpperInvariant();
        if (status.Contains("cancel", StringComparison.OrdinalIgnoreCase) || status.Contains("withdraw", StringComparison.OrdinalIgnoreCase)) return "cancelled";
        if (decision == "REJECT" || status == "rejected") return "rejected";
        return decision == "APPROVE" ? "approved" : "going";
    }

    private static void SeeFirm(TalkState state, JsonObject operations)
    {
        state["firm.mode"] = (string?)operations["mode"];
        state["firm.budget"] = Number(operations["budget"]?["limit"]);
        state["firm.autoApprove"] = Number(operations["approval"]?["autoApproveBelow"]);
        state["firm.goals"] = Heaviest(operations["goals"]);
        state["firm.level"] = Number(operations["service"]?["level"]);
    }

    private static string Heaviest(JsonNode? goals)
    {
        if (goals is not JsonObject { Count: > 0 } weights) return "none";
        var most = Goals.Max(goal => Number(weights[goal]) ?? 0);
        var heaviest = Goals.Where(goal => (Number(weights[goal]) ?? 0) == most).ToList();
        return heaviest is [var only] ? only : "balanced";
    }

    private static decimal? Number(JsonNode? node) => (decimal?)node;

    private static string[] Texts(JsonNode? node) => [.. (node as JsonArray ?? []).Select(each => (string)each!)];
}
