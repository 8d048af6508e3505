using System.Net;
using System.Text.Json.Nodes;
using ProcurementFunctions.Tests.Fixtures;

namespace ProcurementFunctions.Tests.Invoices;

/// <summary>Papers in the vendor's currency and by its units, as people see them: three boxes of 12 at 25.00 EUR, with 5.00 EUR of shipping.</summary>
public sealed class InvoiceTermsTests(WholeApp app) : IClassFixture<WholeApp>
{
    [Fact]
    public async Task Invoice_InTheOrdersCurrencyAndUnit_IsMatchedInThemAndBookedAtTheOrdersRate()
    {
        var books = await EuroBooksAsync();

        var invoice = await books.EnteredAsync(books.EuroPaper("4711"));

        Assert.Equal("matched", (string?)invoice["status"]);
        Assert.Equal(("EUR", 80m), ((string?)invoice["currency"], (decimal)invoice["total"]!));
        Assert.Equal(("USD", 86.70m, 1.0837m), ((string?)invoice["booked"]!["currency"], (decimal)invoice["booked"]!["total"]!, (decimal)invoice["booked"]!["rates"]![0]!["rate"]!));
        var line = invoice["lines"]![0]!;
        Assert.Equal((36, 3m, 25m, "BOX OF 12"), ((int)line["quantity"]!, (decimal)line["said"]!["quantity"]!, (decimal)line["said"]!["unitPrice"]!, (string?)line["said"]!["unit"]!["name"]));
        Assert.Equal(86.70m, await books.CostAsync());
        Assert.Equal(80m, (decimal)(await books.ReadAsync($"purchases/{books.Purchase}"))["invoices"]![0]!["own"]!["amount"]!);
        var owed = await books.ReadAsync("insights/owed?limit=200");
        var vendor = owed["vendors"]!.AsArray().Single(one => (string?)one!["vendorId"] == books.Vendor)!;
        Assert.Equal((86.70m, "EUR", 80m), ((decimal)vendor["owed"]!, (string?)vendor["currencies"]![0]!["currency"], (decimal)vendor["currencies"]![0]!["owed"]!));
        var euros = owed["currencies"]!.AsArray().Single(one => (string?)one!["currency"] == "EUR")!;
        Assert.True((decimal)euros["owed"]! >= 80 && (decimal)euros["booked"]! >= 86.70m);
    }

    [Theory]
    [InlineData("box", 3, 25)]
    [InlineData("BX", 3, 25)]
    [InlineData("BOX OF 12", 3, 25)]
    [InlineData("DZN", 3, 25)]
    [InlineData("EA", 36, 2.083333)]
    [InlineData(null, 36, 2.083333)]
    [InlineData("box", 2.5, 25)]
    public async Task Invoice_ByAUnitThatIsKnown_Agrees(string? unit, double quantity, double price)
    {
        var books = await EuroBooksAsync();
        var paper = books.EuroPaper("4711", unit: unit);
        var amount = decimal.Round((decimal)quantity * (decimal)price, 2);
        (paper["lines"]![0]!["quantity"], paper["lines"]![0]!["unitPrice"], paper["lines"]![0]!["amount"]) = (quantity, price, amount);
        paper["total"] = amount + 5;

        Assert.Equal("matched", (string?)(await books.EnteredAsync(paper))["status"]);
    }

    [Theory]
    [InlineData("CT", "3 cartons of another size or 3 boxes of 12 (36 pieces)")]
    [InlineData("BOX OF 10", "may be read as 3 boxes of 10 (30 pieces) or, as order")]
    [InlineData("KGM", "may be read as 3 kg or, as order")]
    [InlineData("QQQ", "'QQQ' is no unit that is known; order")]
    public async Task Paper_ByAnUnlikeUnit_IsRefusedWithBothReadings(string unit, string says)
    {
        var books = await EuroBooksAsync();

        using (var answer = await books.EnterAsync(books.EuroPaper("4711", unit: unit))) await InvoiceBooks.RefusedAsync(answer, HttpStatusCode.BadRequest, "lines[0].unit", says);
        using (var credit = await books.EnterAsync(books.EuroPaper("4712", kind: "creditNote", unit: unit))) await InvoiceBooks.RefusedAsync(credit, HttpStatusCode.BadRequest, "lines[0].unit", says);
        using var back = await books.ReturnAsync(3, unit: unit);
        await InvoiceBooks.RefusedAsync(back, HttpStatusCode.BadRequest, "unit", says);
    }

    [Fact]
    public async Task Invoice_OfPartsOfAPiece_IsRefused()
    {
        var books = await EuroBooksAsync();

        using var answer = await books.EnterAsync(books.EuroPaper("4711", boxes: 2.51m, freight: 0));

        await InvoiceBooks.RefusedAsync(answer, HttpStatusCode.BadRequest, "lines[0].quantity", "2.51 boxes are 30.12");
    }

    [Fact]
    public async Task Invoice_AboveThePriceOfABox_SaysSoInItsTerms()
    {
        var books = await EuroBooksAsync();

        var invoice = await books.EnteredAsync(books.EuroPaper("4711", price: 25.6m));

        Assert.Equal("differs", (string?)invoice["status"]);
        Assert.EndsWith("ordered at 25.00 EUR a box of 12, invoiced at 25.60 EUR a box of 12", (string?)invoice["differences"]![0]!["text"], StringComparison.Ordinal);
        Assert.Equal((25m, 25.6m), ((decimal)invoice["differences"]![0]!["ordered"]!, (decimal)invoice["differences"]![0]!["invoiced"]!));
    }

    [Fact]
    public async Task Invoice_InTheFirmsCurrency_IsTakenToo()
    {
        var books = await EuroBooksAsync();
        var paper = books.Paper("4711", 36, 2.2577m, 5.42m);
        (paper["lines"]![0]!["amount"], paper["total"]) = (81.28m, 86.70m);

        var invoice = await books.EnteredAsync(paper);

        Assert.Equal(("matched", "USD"), ((string?)invoice["status"], (string?)invoice["currency"]));
        Assert.Null(invoice["booked"]);
        Assert.Equal(86.70m, await books.CostAsync());
    }

    [Fact]
    public async Task Invoice_InUnlikeCurrencies_IsRefused()
    {
        var books = await EuroBooksAsync();
        var other = await InvoiceBooks.OpenAsync(app, like: books);
        var paper = books.EuroPaper("4711");
        paper["currency"] = "CHF";
        using (var answer = await books.EnterAsync(paper)) await InvoiceBooks.RefusedAsync(answer, HttpStatusCode.BadRequest, "currency", "it must be in EUR, or in USD, the firm's own");

        paper["currency"] = "USD";
        paper["lines"]!.AsArray().Add(new JsonObject { ["order"] = other.Order, ["sku"] = other.Sku, ["quantity"] = 10, ["unitPrice"] = 2.5, ["amount"] = 25 });
        paper["total"] = 105;
        using (var answer = await books.EnterAsync(paper)) await InvoiceBooks.RefusedAsync(answer, HttpStatusCode.BadRequest, "currency", $"order {other.Order} is owed in USD and order {books.Order} in EUR");

        paper["currency"] = "EUR";
        using (var answer = await books.EnterAsync(paper)) await InvoiceBooks.RefusedAsync(answer, HttpStatusCode.BadRequest, "currency", $"order {other.Order} is owed in USD: no rate of EUR");
    }

    [Fact]
    public async Task Return_OfABox_AndItsCreditInEuros_TakeGoodsAndMoneyBack()
    {
        var books = await EuroBooksAsync();
        await books.EnteredAsync(books.EuroPaper("4711"));

        using (var returned = await books.ReturnAsync(1, unit: "box")) Assert.Equal(HttpStatusCode.OK, returned.StatusCode);

        Assert.Equal(24, await books.OnHandAsync());
        var open = (await books.ReadAsync("insights/owed"))["credits"]!.AsArray().Single(one => (string?)one!["purchaseId"] == books.Purchase)!;
        Assert.Equal((12, 27.09m, 25m, "EUR", books.Today), ((int)open["units"]!, (decimal)open["amount"]!, (decimal)open["owed"]!, (string?)open["currency"], (string?)open["since"]));
        var usd = books.Paper("4712", 12, 2.25m, 0, "creditNote");
        usd["credits"] = "4711";
        using (var unlike = await books.EnterAsync(usd)) await InvoiceBooks.RefusedAsync(unlike, HttpStatusCode.BadRequest, "currency", "invoice 4711 is in EUR: its credit must be, too");
        var paper = books.EuroPaper("4712", boxes: 1, freight: 0, kind: "creditNote");
        paper["credits"] = "4711";
        Assert.Equal("matched", (string?)(await books.EnteredAsync(paper))["status"]);
        Assert.Equal(86.70m - 27.09m, await books.CostAsync());
        Assert.DoesNotContain((await books.ReadAsync("insights/owed"))["credits"]!.AsArray(), one => (string?)one!["purchaseId"] == books.Purchase);
    }

    [Fact]
    public async Task Credits_OfAllThatWasInvoiced_FitToTheCent()
    {
        var books = await InvoiceBooks.OpenAsync(app, 36, terms: order => InvoiceBooks.BoxesInEuros(order) with { Rate = InvoiceBooks.Euro with { Rate = 1.111m } });
        await books.EnteredAsync(books.EuroPaper("4711", boxes: 1, price: 10, freight: 0));
        for (var i = 0; i < 2; i++)
        {
            // 5.00 EUR are 5.555: rounded up both times, they would be above the 11.11 of the invoice.
            using var answer = await books.EnterAsync(Half($"C-{i}"));
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        }

        using var tooMuch = await books.EnterAsync(Half("C-3"));
        await InvoiceBooks.RefusedAsync(tooMuch, HttpStatusCode.BadRequest, "total", "0.00 of what was invoiced");

        JsonObject Half(string number)
        {
            var paper = books.EuroPaper(number, boxes: 0, price: 0, freight: 0, kind: "creditNote");
            (paper["lines"]![0]!["amount"], paper["total"]) = (5, 5);
            return paper;
        }
    }

    [Fact]
    public async Task Pay_WithWhatItTook_NotesTheDifferenceOfTheRate()
    {
        var books = await EuroBooksAsync();
        var invoice = await books.EnteredAsync(books.EuroPaper("4711"));

        using (var paid = await books.PayAsync(invoice, firmAmount: 87m)) Assert.Equal(0.30m, (decimal)(await InvoiceBooks.BodyOf(paid))["exchangeDifference"]!);
        using (var again = await books.PayAsync(invoice, firmAmount: 87m)) Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        using (var other = await books.PayAsync(invoice, firmAmount: 88m)) Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);

        Assert.Equal(86.70m, await books.CostAsync());
        var plain = await InvoiceBooks.OpenAsync(app);
        using var needless = await plain.PayAsync(await plain.EnteredAsync(plain.Paper("1")), firmAmount: 30);
        await InvoiceBooks.RefusedAsync(needless, HttpStatusCode.BadRequest, "firmAmount", "this one is in USD");
    }

    private Task<InvoiceBooks> EuroBooksAsync() => InvoiceBooks.OpenAsync(app, 36, terms: InvoiceBooks.BoxesInEuros);
}
