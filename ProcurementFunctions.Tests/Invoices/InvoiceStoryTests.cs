using System.Net;
using System.Text.Json.Nodes;
using ProcurementFunctions.Tests.Fixtures;

namespace ProcurementFunctions.Tests.Invoices;

/// <summary>Invoices, credit notes and returns as people and vendors see them.</summary>
public sealed class InvoiceStoryTests(WholeApp app) : IClassFixture<WholeApp>
{
    [Fact]
    public async Task Invoice_ThatAgrees_IsReleasedCountsAndIsPaidOnce()
    {
        var books = await InvoiceBooks.OpenAsync(app);
        var paper = books.Paper("4711");
        paper["tax"] = 1.5m;
        paper["total"] = 31.5m;

        var invoice = await books.EnteredAsync(paper);

        Assert.Equal("matched", (string?)invoice["status"]);
        Assert.Equal(31.5m, await books.CostAsync());
        Assert.Equal((string?)invoice["id"], (string?)(await books.EnteredAsync(paper))["id"]);
        var owed = await books.ReadAsync("insights/owed?limit=200");
        Assert.Contains(owed["items"]!.AsArray(), line => (string?)line!["invoiceId"] == (string?)invoice["id"] && (decimal)line["total"]! == 31.5m);
        using (var paid = await books.PayAsync(invoice)) Assert.Equal("paid", (string?)(await InvoiceBooks.BodyOf(paid))["status"]);
        using (var again = await books.PayAsync(invoice)) Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        using (var twice = await books.PayAsync(invoice, "B-2")) await InvoiceBooks.RefusedAsync(twice, HttpStatusCode.Conflict, "", "reference B-1");
        owed = await books.ReadAsync("insights/owed?limit=200");
        Assert.DoesNotContain(owed["items"]!.AsArray(), line => (string?)line!["invoiceId"] == (string?)invoice["id"]);
        Assert.Equal(["invoiced", "invoiceMatched", "costCorrected", "invoicePaid"], await books.EventsAsync());
        Assert.Equal(1, (await books.AccuracyAsync()).Observations);
        Assert.InRange((await books.AccuracyAsync()).Value, 0.901, 1);
        Assert.Equal(["invoicePaid", "invoiceEntered"], await TrailAsync(books, invoice));
    }

    [Fact]
    public async Task Invoice_AboveTheOrder_WaitsForAPersonWhoDidNotTypeItIn()
    {
        var books = await InvoiceBooks.OpenAsync(app);

        var invoice = await books.EnteredAsync(books.Paper("4711", price: 3));

        Assert.Equal("differs", (string?)invoice["status"]);
        var difference = invoice["differences"]!.AsArray().Single()!;
        Assert.Equal(("price", 2.5m, 3m), ((string?)difference["what"], (decimal)difference["ordered"]!, (decimal)difference["invoiced"]!));
        Assert.Equal(30, await books.CostAsync());
        using (var unpaid = await books.PayAsync(invoice)) await InvoiceBooks.RefusedAsync(unpaid, HttpStatusCode.Conflict, "", "not released");
        using (var own = await books.DecideAsync(invoice, "accept", "typist")) Assert.Equal(HttpStatusCode.Forbidden, own.StatusCode);
        using (var accepted = await books.DecideAsync(invoice, "accept")) Assert.Equal("accepted", (string?)(await InvoiceBooks.BodyOf(accepted))["status"]);
        using (var again = await books.DecideAsync(invoice, "accept")) Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        using (var other = await books.DecideAsync(invoice, "reject", "other")) Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        Assert.Equal(35, await books.CostAsync());
        Assert.InRange((await books.AccuracyAsync()).Value, 0, 0.899);
        Assert.Equal(["invoiceAccepted", "invoiceEntered"], await TrailAsync(books, invoice));
    }

    [Fact]
    public async Task Invoice_BeforeTheGoods_WaitsAndIsReleasedByTheReceipt()
    {
        var books = await InvoiceBooks.OpenAsync(app, received: 0);
        var invoice = await books.EnteredAsync(books.Paper("4711"));
        Assert.Equal("waiting", (string?)invoice["status"]);

        await books.ReceiveAsync(4, "R-1");
        Assert.Equal($"6 units of {books.Sku} of order {books.Order}", (string?)(await books.InvoiceAsync(invoice))["waitsFor"]);
        await books.ReceiveAsync(6, "R-2");

        Assert.Equal("matched", (string?)(await books.InvoiceAsync(invoice))["status"]);
    }

    [Fact]
    public async Task Invoices_OfParts_CountTogether()
    {
        var books = await InvoiceBooks.OpenAsync(app);

        Assert.Equal("matched", (string?)(await books.EnteredAsync(books.Paper("1", 6)))["status"]);
        Assert.Equal(30, await books.CostAsync());
        Assert.Equal("matched", (string?)(await books.EnteredAsync(books.Paper("2", 4, freight: 0)))["status"]);
        var tooMany = await books.EnteredAsync(books.Paper("3", 1, freight: 0));

        Assert.Equal("differs", (string?)tooMany["status"]);
        Assert.Contains("1 invoiced and 10 before", (string?)tooMany["differences"]![0]!["text"], StringComparison.Ordinal);
        using (var rejected = await books.DecideAsync(tooMany, "reject")) Assert.Equal("rejected", (string?)(await InvoiceBooks.BodyOf(rejected))["status"]);
        Assert.Equal(30, await books.CostAsync());
    }

    [Fact]
    public async Task Duplicate_IsRefusedOrHeld()
    {
        var books = await InvoiceBooks.OpenAsync(app);
        var first = await books.EnteredAsync(books.Paper("4711", 4));

        using (var other = await books.EnterAsync(books.Paper("4711", 5)))
            await InvoiceBooks.RefusedAsync(other, HttpStatusCode.Conflict, "", (string)first["id"]!);
        var alike = await books.EnteredAsync(books.Paper("4711A", 4));

        Assert.Equal("differs", (string?)alike["status"]);
        Assert.Equal("duplicate", (string?)alike["differences"]![0]!["what"]);
        Assert.Equal("matched", (string?)(await books.InvoiceAsync(first))["status"]);
    }

    [Fact]
    public async Task Paper_ThatCannotBeTrue_IsRefusedByField()
    {
        var (books, others) = (await InvoiceBooks.OpenAsync(app), await InvoiceBooks.OpenAsync(app));
        await RefusedAsync(paper => paper["total"] = 31, "total", "are 30.00");
        await RefusedAsync(paper => paper["currency"] = "EUR", "currency", "is owed in USD: no rate of EUR is kept with it");
        await RefusedAsync(paper => paper["order"] = others.Order, "order", "is no order with vendor");
        await RefusedAsync(paper => paper["order"] = "PO-none", "order", "is no order with vendor");
        await RefusedAsync(paper => paper["vendor"] = "nobody", "vendor", "no vendor");
        await RefusedAsync(paper => paper["lines"]![0]!["sku"] = "OTHER", "lines[0].sku", "is not in order");
        await RefusedAsync(WithAFee, "lines[1].sku", "other lines of order");
        await RefusedAsync(paper => paper["lines"]![0]!["amount"] = 24, "lines[0].amount", "are 25.00");
        await RefusedAsync(paper => paper["dueDate"] = "2020-01-01", "dueDate", "before issueDate");
        await RefusedAsync(paper => paper["kind"] = "creditNote", "total", "0.00 of what was invoiced");

        static void WithAFee(JsonObject paper)
        {
            paper["lines"]!.AsArray().Add(new JsonObject { ["quantity"] = 1, ["unitPrice"] = 3, ["amount"] = 3 });
            paper["total"] = 33;
        }

        async Task RefusedAsync(Action<JsonObject> change, string field, string says)
        {
            var paper = books.Paper("4711");
            change(paper);
            using var answer = await books.EnterAsync(paper);
            await InvoiceBooks.RefusedAsync(answer, HttpStatusCode.BadRequest, field, says);
        }
    }

    [Fact]
    public async Task Return_AndItsCreditNote_TakeGoodsAndMoneyBack()
    {
        var books = await InvoiceBooks.OpenAsync(app);
        var invoice = await books.EnteredAsync(books.Paper("4711"));
        var early = await books.EnteredAsync(Credit("4712"));
        Assert.Equal("differs", (string?)early["status"]);

        using (var returned = await books.ReturnAsync(3)) Assert.Equal(HttpStatusCode.OK, returned.StatusCode);
        using (var again = await books.ReturnAsync(3)) Assert.Equal(HttpStatusCode.OK, again.StatusCode);

        Assert.Equal(7, await books.OnHandAsync());
        Assert.Equal("matched", (string?)(await books.InvoiceAsync(early))["status"]);
        Assert.Equal("matched", (string?)(await books.InvoiceAsync(invoice))["status"]);
        Assert.Equal(22.5m, await books.CostAsync());
        Assert.DoesNotContain((await books.ReadAsync("insights/owed"))["credits"]!.AsArray(), open => (string?)open!["purchaseId"] == books.Purchase);
        using (var tooMany = await books.ReturnAsync(8, "R-2")) await InvoiceBooks.RefusedAsync(tooMany, HttpStatusCode.BadRequest, "quantity", "7 that can go back");
        using (var more = await books.ReturnAsync(1, "R-3")) Assert.Equal(HttpStatusCode.OK, more.StatusCode);
        var open = (await books.ReadAsync("insights/owed"))["credits"]!.AsArray().Single(one => (string?)one!["purchaseId"] == books.Purchase)!;
        Assert.Equal((1, 2.5m), ((int)open["units"]!, (decimal)open["amount"]!));
        Assert.Contains("credited", await books.EventsAsync());
        Assert.Contains("goodsReturned", await books.EventsAsync());

        JsonObject Credit(string number)
        {
            var paper = books.Paper(number, 3, freight: 0, kind: "creditNote");
            paper["credits"] = "4711";
            return paper;
        }
    }

    [Fact]
    public async Task List_ByVendorAndStatus_IsPaged()
    {
        var books = await InvoiceBooks.OpenAsync(app);
        for (var i = 1; i <= 3; i++) await books.EnteredAsync(books.Paper($"N-{i}", i, freight: 0));

        var first = await books.ReadAsync($"invoices?vendor={books.Vendor}&status=matched&limit=2");
        var rest = await books.ReadAsync($"invoices?vendor={books.Vendor}&status=matched&limit=2&cursor={first["nextCursor"]}");

        Assert.Equal(2, first["items"]!.AsArray().Count);
        Assert.Single(rest["items"]!.AsArray());
        Assert.Empty((await books.ReadAsync($"invoices?vendor={books.Vendor}&status=paid"))["items"]!.AsArray());
    }

    [Fact]
    public async Task Erase_OfWhoTypedItIn_LeavesTheInvoiceAndTheBar()
    {
        var books = await InvoiceBooks.OpenAsync(app);
        var typist = $"t-{books.Sku}";
        using var entered = await books.EnterAsync(books.Paper("4711", price: 3), typist);
        var invoice = await InvoiceBooks.BodyOf(entered, 201);
        using (var export = await app.SendAsync(HttpMethod.Get, "/api/me/export", typist))
            Assert.Single((await InvoiceBooks.BodyOf(export))["records"]!["invoices"]!.AsArray());

        using (var erased = await app.SendAsync(HttpMethod.Delete, "/api/me", typist)) Assert.Equal(HttpStatusCode.NoContent, erased.StatusCode);

        Assert.StartsWith("erased-user-", (string?)(await books.InvoiceAsync(invoice))["enteredBy"], StringComparison.Ordinal);
        using var own = await books.DecideAsync(invoice, "accept", typist);
        Assert.Equal(HttpStatusCode.Forbidden, own.StatusCode);
    }

    private static async Task<IReadOnlyList<string>> TrailAsync(InvoiceBooks books, JsonObject invoice) =>
        [.. (await books.ReadAsync($"audit?subject=invoice:{invoice["id"]}"))["items"]!.AsArray().Select(entry => (string)entry!["kind"]!)];
}
