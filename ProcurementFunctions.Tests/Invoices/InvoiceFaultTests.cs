using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Invoices;
using ProcurementFunctions.Notices;

namespace ProcurementFunctions.Tests.Invoices;

/// <summary>
/// The app dies at each single write of an operation: before it, and after it with its answer lost. When all is well again the
/// operation is asked for anew, and with the sweep everything comes to the one same end: ledger, record, invoice, what is
/// believed and who was told agree, and nothing counts twice.
/// </summary>
public sealed class InvoiceFaultTests(KilledApp app) : IClassFixture<KilledApp>, IAsyncLifetime
{
    private const int MostWrites = 60;

    public static TheoryData<bool> Deaths { get; } = new(false, true);

    public Task InitializeAsync()
    {
        app.Pass();
        return Task.CompletedTask;
    }

    public Task DisposeAsync()
    {
        app.Pass();
        return Task.CompletedTask;
    }

    [Theory, MemberData(nameof(Deaths))]
    public Task Enter_KilledAtEachWrite_CountsOnce(bool isDone) => AtEachWriteAsync(
        isDone,
        4,
        async () => (await InvoiceBooks.OpenAsync(app), new JsonObject()),
        (books, _) => books.EnterAsync(Dearer(books)),
        (books, _) => SettledAsync(books, Dearer(books), "matched", 30.4m, ["invoiced", "invoiceMatched", "costCorrected"]));

    [Theory, MemberData(nameof(Deaths))]
    public Task EnterInEuros_KilledAtEachWrite_CountsOnce(bool isDone) => AtEachWriteAsync(
        isDone,
        4,
        async () => (await InvoiceBooks.OpenAsync(app, 36, terms: InvoiceBooks.BoxesInEuros), new JsonObject()),
        (books, _) => books.EnterAsync(books.EuroPaper("4711")),
        (books, _) => SettledAsync(books, books.EuroPaper("4711"), "matched", 86.70m, ["invoiced", "invoiceMatched", "costCorrected"]));

    [Theory, MemberData(nameof(Deaths))]
    public Task EnterWhatDiffers_KilledAtEachWrite_IsToldOnce(bool isDone) => AtEachWriteAsync(
        isDone,
        4,
        async () => (await InvoiceBooks.OpenAsync(app), new JsonObject()),
        (books, _) => books.EnterAsync(books.Paper("4711", price: 3)),
        async (books, _) =>
        {
            await SettledAsync(books, books.Paper("4711", price: 3), "differs", 30, ["invoiced", "invoiceDiffers"], lessons: 0);
            Assert.Equal([NoticeKinds.InvoiceDiffers], await NoticesAsync(InvoiceIds.For(InvoiceKind.Invoice, books.Vendor, "4711")));
        });

    [Theory, MemberData(nameof(Deaths))]
    public async Task EnterForTwoPurchases_KilledAtEachWrite_CountsOnceInBoth(bool isDone)
    {
        InvoiceBooks other = null!;
        await AtEachWriteAsync(
            isDone,
            6,
            async () =>
            {
                var books = await InvoiceBooks.OpenAsync(app);
                other = await InvoiceBooks.OpenAsync(app, like: books);
                return (books, new JsonObject());
            },
            (books, _) => books.EnterAsync(OfBoth(books, other)),
            async (books, _) =>
            {
                await SettledAsync(books, OfBoth(books, other), "matched", 31, ["invoiced", "invoiceMatched", "costCorrected"]);
                Assert.Equal(31, await other.CostAsync());
                Assert.Equal(["costCorrected", "invoiceMatched", "invoiced"], (await other.EventsAsync()).Order());
            });
    }

    [Theory, MemberData(nameof(Deaths))]
    public Task Accept_KilledAtEachWrite_CountsOnce(bool isDone) => AtEachWriteAsync(
        isDone,
        4,
        async () =>
        {
            var books = await InvoiceBooks.OpenAsync(app);
            return (books, await books.EnteredAsync(books.Paper("4711", price: 3)));
        },
        (books, invoice) => books.DecideAsync(invoice, "accept"),
        (books, _) => SettledAsync(books, books.Paper("4711", price: 3), "accepted", 35, ["invoiced", "invoiceDiffers", "invoiceAccepted", "costCorrected"]));

    [Theory, MemberData(nameof(Deaths))]
    public Task Reject_KilledAtEachWrite_CountsNothing(bool isDone) => AtEachWriteAsync(
        isDone,
        3,
        async () =>
        {
            var books = await InvoiceBooks.OpenAsync(app);
            return (books, await books.EnteredAsync(books.Paper("4711")));
        },
        (books, invoice) => books.DecideAsync(invoice, "reject"),
        async (books, invoice) =>
        {
            Assert.Equal("rejected", (string?)(await books.InvoiceAsync(invoice))["status"]);
            Assert.Equal(30, await books.CostAsync());
            Assert.Equal(1, (await books.AccuracyAsync()).Observations);
        });

    [Theory, MemberData(nameof(Deaths))]
    public Task Pay_KilledAtEachWrite_IsPaidOnce(bool isDone) => AtEachWriteAsync(
        isDone,
        3,
        async () =>
        {
            var books = await InvoiceBooks.OpenAsync(app);
            return (books, await books.EnteredAsync(books.Paper("4711")));
        },
        (books, invoice) => books.PayAsync(invoice),
        async (books, invoice) =>
        {
            await SettledAsync(books, books.Paper("4711"), "paid", 30, ["invoiced", "invoiceMatched", "invoicePaid"]);
            using var twice = await books.PayAsync(invoice, "B-2");
            Assert.Equal(System.Net.HttpStatusCode.Conflict, twice.StatusCode);
        });

    [Theory, MemberData(nameof(Deaths))]
    public Task Receipt_KilledAtEachWrite_ReleasesTheInvoiceOnce(bool isDone) => AtEachWriteAsync(
        isDone,
        3,
        async () =>
        {
            var books = await InvoiceBooks.OpenAsync(app, received: 4);
            return (books, await books.EnteredAsync(books.Paper("4711")));
        },
        (books, _) => ReceiveAsync(books),
        async (books, invoice) =>
        {
            Assert.Equal("matched", (string?)(await books.InvoiceAsync(invoice))["status"]);
            Assert.Equal(["goodsReceived", "invoiceMatched", "invoiced"], (await books.EventsAsync()).Where(one => one != "partiallyReceived").Order());
            Assert.Equal(1, (await books.AccuracyAsync()).Observations);
        });

    [Theory, MemberData(nameof(Deaths))]
    public Task Return_KilledAtEachWrite_TakesOffTheStockOnce(bool isDone) => AtEachWriteAsync(
        isDone,
        3,
        async () => (await InvoiceBooks.OpenAsync(app), new JsonObject()),
        (books, _) => books.ReturnAsync(3),
        async (books, _) =>
        {
            Assert.Equal(7, await books.OnHandAsync());
            Assert.Equal(22.5m, await books.CostAsync());
            Assert.Equal(["goodsReturned", "costCorrected"], await books.EventsAsync());
        });

    [Theory, MemberData(nameof(Deaths))]
    public Task Credit_KilledAtEachWrite_IsTakenOffOnce(bool isDone) => AtEachWriteAsync(
        isDone,
        4,
        async () =>
        {
            var books = await InvoiceBooks.OpenAsync(app);
            var invoice = await books.EnteredAsync(books.Paper("4711"));
            using var returned = await books.ReturnAsync(3);
            return (books, invoice);
        },
        (books, _) => books.EnterAsync(Credit(books)),
        async (books, _) =>
        {
            Assert.Equal("matched", (string?)(await books.EnteredAsync(Credit(books)))["status"]);
            Assert.Equal(22.5m, await books.CostAsync());
            Assert.Equal(["costCorrected", "creditReceived", "credited", "goodsReturned", "invoiceMatched", "invoiced"], (await books.EventsAsync()).Order());
            Assert.Equal(2, (await books.ReadAsync($"purchases/{books.Purchase}"))["invoices"]!.AsArray().Count);
        });

    /// <param name="least">So many writes it has at the least, so that it is known to have died at each.</param>
    private async Task AtEachWriteAsync(
        bool isDone,
        int least,
        Func<Task<(InvoiceBooks Books, JsonObject Invoice)>> prepare,
        Func<InvoiceBooks, JsonObject, Task<HttpResponseMessage>> operate,
        Func<InvoiceBooks, JsonObject, Task> check)
    {
        var (writes, died) = (0, true);
        for (; died; writes++)
        {
            Assert.True(writes < MostWrites, "it never ends");
            var (books, invoice) = await prepare();
            app.CosmosAnswers.DieAtWrite(writes, isDone);
            using (await TriedAsync(operate, books, invoice)) died = app.CosmosAnswers.IsDead;
            app.Pass();
            using (var again = await operate(books, invoice)) Assert.True(again.IsSuccessStatusCode, $"dead at write {writes}: {await again.Content.ReadAsStringAsync()}");
            await books.SweepAsync();
            await check(books, invoice);
        }

        Assert.True(writes > least, $"{writes - 1} writes");
    }

    private static async Task<HttpResponseMessage> TriedAsync(
        Func<InvoiceBooks, JsonObject, Task<HttpResponseMessage>> operate, InvoiceBooks books, JsonObject invoice)
    {
        try
        {
            return await operate(books, invoice);
        }
        catch (ProblemException)
        {
            return new(System.Net.HttpStatusCode.ServiceUnavailable);
        }
    }

    private static async Task<HttpResponseMessage> ReceiveAsync(InvoiceBooks books)
    {
        await books.ReceiveAsync(6, "R-2");
        return new(System.Net.HttpStatusCode.OK);
    }

    private static JsonObject Dearer(InvoiceBooks books)
    {
        var paper = books.Paper("4711", price: 2.54m);
        paper["total"] = 30.4m;
        return paper;
    }

    private static JsonObject OfBoth(InvoiceBooks books, InvoiceBooks other)
    {
        var paper = books.Paper("4711", freight: 10);
        paper["lines"]!.AsArray().Add(new JsonObject { ["order"] = other.Order, ["sku"] = other.Sku, ["quantity"] = 10, ["unitPrice"] = 2.5, ["amount"] = 25 });
        paper["tax"] = 2;
        paper["total"] = 62;
        return paper;
    }

    private static JsonObject Credit(InvoiceBooks books)
    {
        var paper = books.Paper("4712", 3, freight: 0, kind: "creditNote");
        paper["credits"] = "4711";
        return paper;
    }

    private async Task<IReadOnlyList<string>> NoticesAsync(string invoiceId) =>
        [.. (await app.Services.GetRequiredService<CosmosNotices>().ListDueAsync(DateTimeOffset.MaxValue, 1000, default))
            .Where(one => one.Document.InvoiceId == invoiceId).Select(one => one.Document.Kind)];

    private static async Task SettledAsync(InvoiceBooks books, JsonObject paper, string status, decimal cost, IReadOnlyList<string> events, int lessons = 1)
    {
        Assert.Equal(status, (string?)(await books.EnteredAsync(paper))["status"]);
        Assert.Equal(cost, await books.CostAsync());
        Assert.Equal(events.Order(), (await books.EventsAsync()).Order());
        Assert.Single((await books.ReadAsync($"purchases/{books.Purchase}"))["invoices"]!.AsArray());
        Assert.Equal(lessons, (await books.AccuracyAsync()).Observations);
    }
}
