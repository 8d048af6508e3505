using System.Net;
using System.Text.Json.Nodes;
using ProcurementFunctions.Tests.Fixtures;

namespace ProcurementFunctions.Tests.Invoices;

/// <summary>Papers that real vendors send beside one invoice for one order.</summary>
public sealed class InvoiceKindsTests(WholeApp app) : IClassFixture<WholeApp>
{
    [Fact]
    public async Task Freight_ByItself_CountsOnce()
    {
        var books = await InvoiceBooks.OpenAsync(app);
        Assert.Equal("matched", (string?)(await books.EnteredAsync(books.Paper("1", freight: 0)))["status"]);
        Assert.Equal(25, await books.CostAsync());

        var freight = await books.EnteredAsync(Freight(books, "2", 5));

        Assert.Equal("matched", (string?)freight["status"]);
        Assert.Equal(30, await books.CostAsync());
        Assert.Equal("freight", (string?)(await books.EnteredAsync(Freight(books, "3", 4)))["differences"]![0]!["what"]);
        var without = Freight(books, "4", 5);
        without.Remove("order");
        using var refused = await books.EnterAsync(without);
        await InvoiceBooks.RefusedAsync(refused, HttpStatusCode.BadRequest, "lines", "none for freight or charges of the order");
    }

    [Fact]
    public async Task Credit_OfMoneyAlone_LowersTheCostAndNoCreditForGoods()
    {
        var books = await InvoiceBooks.OpenAsync(app);
        var invoice = await books.EnteredAsync(books.Paper("4711", price: 3));
        using (var accepted = await books.DecideAsync(invoice, "accept")) Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
        var credit = books.Paper("4712", 0, 0, 0, "creditNote");
        (credit["credits"], credit["lines"]![0]!["amount"], credit["total"]) = ("4711", 5, 5);

        Assert.Equal("matched", (string?)(await books.EnteredAsync(credit))["status"]);

        Assert.Equal(30, await books.CostAsync());
        using (var returned = await books.ReturnAsync(2)) Assert.Equal(HttpStatusCode.OK, returned.StatusCode);
        var open = (await books.ReadAsync("insights/owed"))["credits"]!.AsArray().Single(one => (string?)one!["purchaseId"] == books.Purchase)!;
        Assert.Equal(2, (int)open["units"]!);
    }

    [Fact]
    public async Task Credit_OfAnInvoiceWrittenInAnotherCase_CountsAgainstTheSame()
    {
        var books = await InvoiceBooks.OpenAsync(app);
        await books.EnteredAsync(books.Paper("INV-7"));
        await books.EnteredAsync(Credit("C-1", "INV-7", 20));

        using var second = await books.EnterAsync(Credit("C-2", "inv-7", 20));
        await InvoiceBooks.RefusedAsync(second, HttpStatusCode.BadRequest, "total", "10.00 of what was invoiced is not credited yet");
        await books.EnteredAsync(Credit("C-3", "Inv-7", 10));

        JsonObject Credit(string number, string of, decimal amount)
        {
            var paper = books.Paper(number, 0, 0, 0, "creditNote");
            (paper["credits"], paper["lines"]![0]!["amount"], paper["total"]) = (of, amount, amount);
            return paper;
        }
    }

    [Fact]
    public async Task Invoice_ThatWasPrepaidInPart_IsOwedForTheRest()
    {
        var books = await InvoiceBooks.OpenAsync(app);
        var paper = books.Paper("4711");
        paper["prepaid"] = 12.5m;

        var invoice = await books.EnteredAsync(paper);

        Assert.Equal((30m, 17.5m), ((decimal)invoice["total"]!, (decimal)invoice["payable"]!));
        Assert.Equal(30, await books.CostAsync());
        var owed = (await books.ReadAsync("insights/owed?limit=200"))["vendors"]!.AsArray().Single(one => (string?)one!["vendorId"] == books.Vendor)!;
        Assert.Equal(17.5m, (decimal)owed["owed"]!);
        paper["number"] = "4712";
        paper["prepaid"] = 31;
        using var tooMuch = await books.EnterAsync(paper);
        await InvoiceBooks.RefusedAsync(tooMuch, HttpStatusCode.BadRequest, "prepaid", "0 to the total");
    }

    [Fact]
    public async Task Invoice_BeforeTheGoods_CanBeAcceptedToPayAhead()
    {
        var books = await InvoiceBooks.OpenAsync(app, received: 0);
        var invoice = await books.EnteredAsync(books.Paper("4711"));
        Assert.Equal("waiting", (string?)invoice["status"]);

        using (var accepted = await books.DecideAsync(invoice, "accept")) Assert.Equal("accepted", (string?)(await InvoiceBooks.BodyOf(accepted))["status"]);
        using (var paid = await books.PayAsync(invoice)) Assert.Equal(HttpStatusCode.OK, paid.StatusCode);
        await books.ReceiveAsync(10, "R-1");
        await books.SweepAsync();

        Assert.Equal("differs", (string?)(await books.EnteredAsync(books.Paper("4712", 1, freight: 0)))["status"]);
        Assert.Equal("paid", (string?)(await books.InvoiceAsync(invoice))["status"]);
    }

    [Fact]
    public async Task Invoice_ForSeveralOrders_IsSharedOut()
    {
        var books = await InvoiceBooks.OpenAsync(app);
        var other = await InvoiceBooks.OpenAsync(app, like: books);
        var paper = books.Paper("4711", freight: 10);
        paper["lines"]!.AsArray().Add(new JsonObject { ["order"] = other.Order, ["quantity"] = 4, ["unitPrice"] = 2.5, ["amount"] = 10 });
        paper["tax"] = 0.01m;
        paper["total"] = 45.01m;

        Assert.Equal("matched", (string?)(await books.EnteredAsync(paper))["status"]);

        Assert.Equal(30.01m, await books.CostAsync());
        // Four are invoiced, six are not yet.
        Assert.Equal(30, await other.CostAsync());
    }

    [Fact]
    public async Task Invoice_WithADiscountAndItsRounding_Agrees()
    {
        var books = await InvoiceBooks.OpenAsync(app);
        var paper = books.Paper("4711");
        (paper["charges"], paper["total"]) = (-1.98m, 28.02m);

        Assert.Equal("matched", (string?)(await books.EnteredAsync(paper))["status"]);
        Assert.Equal(28.02m, await books.CostAsync());
    }

    private static JsonObject Freight(InvoiceBooks books, string number, decimal amount)
    {
        var paper = books.Paper(number, freight: amount);
        (paper["lines"], paper["total"]) = (new JsonArray(), amount);
        return paper;
    }
}
