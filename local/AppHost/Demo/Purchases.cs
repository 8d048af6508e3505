namespace ProcurementFunctions.Local.AppHost.Demo;

/// <summary>The purchases that the story is about, and how they are watched.</summary>
internal sealed class Purchases(AppClient buyer, DemoPaper paper, Patience patience)
{
    private readonly Dictionary<string, string> _told = [];

    /// <summary>The items that were low before the agent was let loose, as they were then, by SKU.</summary>
    public IReadOnlyDictionary<string, StockItem> Low { get; set; } = new Dictionary<string, StockItem>();

    /// <summary>The ids of the purchases that were started for them.</summary>
    public IReadOnlyList<string> Ids { get; set; } = [];

    /// <summary>What was known of the vendors before anything was ordered from them.</summary>
    public IReadOnlyDictionary<string, VendorRecord> VendorsBefore { get; set; } = new Dictionary<string, VendorRecord>();

    /// <summary>Waits until all of them are so; says where each has got to, once for each change.</summary>
    public Task<IReadOnlyList<PurchaseRecord>> UntilAllAsync(
        string what, double firmDays, Func<PurchaseRecord, bool> condition, CancellationToken cancellation) =>
        patience.UntilAsync<IReadOnlyList<PurchaseRecord>>(what, firmDays, async token =>
        {
            var records = await ReadAllAsync(token);
            foreach (var record in records) TellChange(record);
            return records.All(condition) ? records : null;
        }, cancellation);

    public async Task<IReadOnlyList<PurchaseRecord>> ReadAllAsync(CancellationToken cancellation)
    {
        var records = new List<PurchaseRecord>();
        foreach (var id in Ids)
            records.Add(await buyer.GetAsync($"purchases/{Uri.EscapeDataString(id)}", DemoJson.Default.PurchaseRecord, cancellation));
        return records;
    }

    private void TellChange(PurchaseRecord record)
    {
        if (_told.GetValueOrDefault(record.Id) == record.Status) return;
        _told[record.Id] = record.Status;
        paper.SayToday($"{Low[record.Sku].Name} ({record.Sku}): {Words(record.Status)}");
    }

    private static string Words(string status) => status switch
    {
        "sourcing" => "asking vendors",
        "awaitingApproval" => "waiting for an approval",
        "partiallyReceived" => "partly received",
        "noOffer" => "no vendor can offer it",
        _ => status,
    };
}
