using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Invoices;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Receiving;
using ProcurementFunctions.Tests.Fixtures;
using ProcurementFunctions.Tests.Purchasing;
using ProcurementFunctions.Units;

namespace ProcurementFunctions.Tests.Invoices;

/// <summary>A vendor, an item and a purchase of ten at 2.50 with 5.00 of shipping, of their own for each test, and what is done with their papers.</summary>
internal sealed class InvoiceBooks
{
    private static readonly string[] Everything = ["buyer", "approver", "admin"];
    private readonly WholeApp _app;
    private readonly Func<PurchaseOrder, PurchaseOrder> _terms;

    private InvoiceBooks(WholeApp app, string mark, string? vendor, Func<PurchaseOrder, PurchaseOrder>? terms)
    {
        (_app, _terms) = (app, terms ?? (order => order));
        (Vendor, Sku) = (vendor ?? $"V{mark}", $"S{mark}");
        Purchase = PurchaseIds.For(PurchaseSource.Api, mark);
        Order = PurchaseIds.OrderNumber(Purchase, 1, 1);
    }

    public string Vendor { get; }

    public string Sku { get; }

    public string Purchase { get; }

    public string Order { get; }

    public string Period { get; private set; } = "";

    public IPurchaseStore Purchases => _app.Services.GetRequiredService<IPurchaseStore>();

    private DateTimeOffset Now => _app.Services.GetRequiredService<TimeProvider>().GetUtcNow();

    public string Today => $"{Now:yyyy-MM-dd}";

    /// <param name="received">Good units that came; all: the purchase has ended and is settled.</param>
    /// <param name="like">Books whose vendor has this order, too; null: a vendor of its own.</param>
    /// <param name="terms">What is otherwise in the order.</param>
    public static async Task<InvoiceBooks> OpenAsync(
        WholeApp app, int received = 10, InvoiceBooks? like = null, Func<PurchaseOrder, PurchaseOrder>? terms = null)
    {
        var books = new InvoiceBooks(app, Guid.NewGuid().ToString("n")[..12].ToUpperInvariant(), like?.Vendor, terms);
        await books.StockAsync(received, like is null);
        return books;
    }

    /// <summary>Three boxes of 12 at 25.00 EUR, with 5.00 EUR of shipping, at 1.0837.</summary>
    public static PurchaseOrder BoxesInEuros(PurchaseOrder order) => order with
    {
        Quantity = 36,
        Unit = Box,
        Rate = Euro,
        UnitPrice = Euro.ToFirms(Box.PriceOfStockUnit(25)),
        ShippingCost = Euro.ToFirms(5),
    };

    public static PurchaseUnit Box { get; } = new("BOX OF 12", 12, "BX");

    public static ExchangeRate Euro { get; } = new("EUR", 1.0837m, new(2026, 3, 1));

    /// <summary>A paper of boxes in euros.</summary>
    public JsonObject EuroPaper(string number, decimal boxes = 3, decimal price = 25, decimal freight = 5, string kind = "invoice", string? unit = "box")
    {
        var paper = Paper(number, (int)boxes, price, freight, kind);
        paper["currency"] = "EUR";
        paper["lines"]![0]!["unit"] = unit;
        (paper["lines"]![0]!["quantity"], paper["lines"]![0]!["amount"], paper["total"]) = (boxes, boxes * price, (boxes * price) + freight);
        return paper;
    }

    public JsonObject Paper(string number, int quantity = 10, decimal price = 2.5m, decimal freight = 5, string kind = "invoice") => new()
    {
        ["kind"] = kind,
        ["vendor"] = Vendor,
        ["number"] = number,
        ["issueDate"] = Today,
        ["dueDate"] = Today,
        ["currency"] = "USD",
        ["order"] = Order,
        ["lines"] = new JsonArray(new JsonObject { ["sku"] = Sku, ["quantity"] = quantity, ["unitPrice"] = price, ["amount"] = quantity * price }),
        ["freight"] = freight,
        ["total"] = (quantity * price) + freight,
    };

    public Task<HttpResponseMessage> EnterAsync(JsonObject paper, string by = "typist") =>
        _app.SendAsync(HttpMethod.Post, "/api/invoices", by, ["buyer"], paper.ToJsonString());

    /// <summary>Enters it and gives it as it is answered.</summary>
    public async Task<JsonObject> EnteredAsync(JsonObject paper)
    {
        using var answer = await EnterAsync(paper);
        return await BodyOf(answer, 201);
    }

    public async Task<HttpResponseMessage> DecideAsync(JsonObject invoice, string decision, string by = "approver")
    {
        using var read = await GetAsync($"invoices/{invoice["id"]}");
        var body = new JsonObject { ["decision"] = decision, ["reason"] = "asked them" };
        return await _app.SendAsync(HttpMethod.Post, $"/api/invoices/{invoice["id"]}/decision", by, Everything, body.ToJsonString(), read.Headers.ETag!.ToString());
    }

    public Task<HttpResponseMessage> PayAsync(JsonObject invoice, string reference = "B-1", string by = "payer", decimal? firmAmount = null) => _app.SendAsync(
        HttpMethod.Post,
        $"/api/invoices/{invoice["id"]}/paid",
        by,
        Everything,
        new JsonObject { ["date"] = Today, ["reference"] = reference, ["firmAmount"] = firmAmount }.ToJsonString());

    public Task<HttpResponseMessage> ReturnAsync(int quantity, string returnId = "R-1", string? unit = null) => _app.SendAsync(
        HttpMethod.Post,
        $"/api/purchases/{Purchase}/returns",
        "typist",
        ["buyer"],
        new JsonObject { ["returnId"] = returnId, ["quantity"] = quantity, ["unit"] = unit, ["reason"] = "broken" }.ToJsonString());

    public async Task<JsonObject> InvoiceAsync(JsonObject invoice) => await ReadAsync($"invoices/{invoice["id"]}");

    public async Task<JsonObject> ReadAsync(string path)
    {
        using var answer = await GetAsync(path);
        return await BodyOf(answer);
    }

    public async Task<int> OnHandAsync() => (int)(await ReadAsync($"inventory/{Sku}"))["onHand"]!;

    /// <summary>What the ledger holds for the purchase.</summary>
    public async Task<decimal> CostAsync()
    {
        var entry = (await ReadAsync("budget"))["entries"]!.AsArray().Single(one => (string?)one!["purchaseId"] == Purchase)!;
        Assert.Equal("actual", (string?)entry["state"]);
        return (decimal)entry["amount"]!;
    }

    public async Task<IReadOnlyList<string>> EventsAsync() =>
        [.. (await ReadAsync($"purchases/{Purchase}"))["timeline"]!.AsArray().Select(entry => (string)entry!["event"]!)];

    public async Task<(double Value, int Observations)> AccuracyAsync()
    {
        var belief = (await ReadAsync($"vendors/{Vendor}"))["beliefs"]!["invoiceAccuracy"]!;
        return ((double)belief["value"]!, (int)belief["observations"]!);
    }

    /// <summary>More good units come in by a receipt; the same one again changes nothing.</summary>
    public Task ReceiveAsync(int quantity, string receiptId) => Purchases.UpdateAsync(
        Purchase,
        purchase => purchase.Receipts.Any(receipt => receipt.ReceiptId == receiptId) ? purchase : ReceiptRules.Booked(purchase, new(receiptId, Order, Sku, quantity, 0, Now, "buyer")),
        default);

    /// <summary>As the timers would, long after.</summary>
    public async Task SweepAsync()
    {
        var services = _app.Services;
        await new InvoiceSweep(services.GetRequiredService<IInvoiceStore>(), services.GetRequiredService<InvoiceFollower>(), services.GetRequiredService<IOperationsStore>(), NullLogger<InvoiceSweep>.Instance)
            .RunAsync(new TimerInfo(), default);
        await services.GetRequiredService<ProcurementFunctions.Purchasing.Returning.GoodsReturns>().BookAsync(Purchase, default);
    }

    public static async Task<JsonObject> BodyOf(HttpResponseMessage answer, int status = 200) =>
        JsonNode.Parse((await WholeApp.BodyOf(answer, status)).GetRawText())!.AsObject();

    public static async Task RefusedAsync(HttpResponseMessage answer, HttpStatusCode status, string field, string says)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, text);
        if (field.Length > 0) Assert.Contains(says, (string?)JsonNode.Parse(text)!["errors"]![field]![0], StringComparison.Ordinal);
        else Assert.Contains(says, (string?)JsonNode.Parse(text)!["detail"], StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> GetAsync(string path) => _app.SendAsync(HttpMethod.Get, $"/api/{path}", "reader", Everything);

    private async Task StockAsync(int received, bool isNewVendor)
    {
        var services = _app.Services;
        if (isNewVendor) await services.GetRequiredService<IKnowledge>().CreateVendorAsync(new() { Id = Vendor, VendorId = Vendor, Name = "Acme", Active = true, Currency = "USD" }, default);
        var record = Record(received);
        var isDone = record.Status == PurchaseStatus.Received;
        await services.GetRequiredService<IInventoryStore>().CreateAsync(
            new()
            {
                Id = Sku,
                Sku = Sku,
                Name = "Tea",
                OnHand = received,
                ReceivedByOrder = received == 0 ? new Dictionary<string, int>() : new Dictionary<string, int> { [Order] = received },
            },
            default);
        var budget = services.GetRequiredService<IBudget>();
        Period = await budget.PeriodAsync(default);
        await budget.ReserveAsync(Period, Purchase, "buyer", 30, default);
        await budget.MoveAsync(Period, Purchase, isDone ? BudgetState.Actual : BudgetState.Committed, 30, default);
        await Purchases.CreateAsync(record with { Budget = new(Period, isDone ? BudgetState.Actual : BudgetState.Committed, 30, Now), BudgetPeriod = Period }, default);
    }

    private PurchaseDocument Record(int received)
    {
        var order = _terms(Samples.PlacedOrder(Order, 10, Now) with { VendorId = Vendor, UnitPrice = 2.5m, ShippingCost = 5, State = OrderState.Shipped, ShippedAt = Now });
        return Record(order, received, received == order.Agreed);
    }

    private PurchaseDocument Record(PurchaseOrder order, int received, bool isDone) => new()
    {
        Id = Purchase,
        Sku = Sku,
        ItemName = "Tea",
        Quantity = order.Quantity,
        RequestedBy = "buyer",
        Source = PurchaseSource.Api,
        Need = Purchase,
        Status = isDone ? PurchaseStatus.Received : PurchaseStatus.Shipped,
        CreatedAt = Now,
        UpdatedAt = Now,
        Orders = [order],
        Receipts = received == 0 ? [] : [new("first", Order, Sku, received, 0, Now, "buyer")],
    };
}
