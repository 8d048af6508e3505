using System.Text.Json.Nodes;
using ProcurementFunctions.Tests.Fixtures;

namespace ProcurementFunctions.Tests.Invoices;

/// <summary>
/// The store goes away after each single request of an operation, as for a process that dies there. What was answered stands,
/// and when all is well again the operation, asked for anew, and the sweep bring everything to the one same end.
/// </summary>
public sealed class InvoiceFaultTests(FaultyApp app) : IClassFixture<FaultyApp>, IAsyncLifetime
{
    private const int MostRequests = 40;

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

    [Fact]
    public async Task Enter_InterruptedAnywhere_CountsOnce()
    {
        for (var requests = 0; requests <= MostRequests; requests += 2)
        {
            var books = await InvoiceBooks.OpenAsync(app);
            var paper = books.Paper("4711", price: 2.54m);
            paper["total"] = 30.4m;

            await DyingAsync(requests, () => books.EnterAsync(paper));
            var invoice = await books.EnteredAsync(paper);
            await books.SweepAsync();

            await SettledAsync(books, invoice, "matched", 30.4m, ["invoiced", "invoiceMatched", "costCorrected"]);
        }
    }

    [Fact]
    public async Task Pay_InterruptedAnywhere_IsPaidOnce()
    {
        for (var requests = 0; requests <= MostRequests; requests += 3)
        {
            var books = await InvoiceBooks.OpenAsync(app);
            var invoice = await books.EnteredAsync(books.Paper("4711"));

            await DyingAsync(requests, () => books.PayAsync(invoice));
            using (var again = await books.PayAsync(invoice)) Assert.True(again.IsSuccessStatusCode, $"after {requests}");
            await books.SweepAsync();

            await SettledAsync(books, invoice, "paid", 30, ["invoiced", "invoiceMatched", "invoicePaid"]);
        }
    }

    [Fact]
    public async Task Accept_InterruptedAnywhere_CountsOnce()
    {
        for (var requests = 0; requests <= MostRequests; requests += 3)
        {
            var books = await InvoiceBooks.OpenAsync(app);
            var invoice = await books.EnteredAsync(books.Paper("4711", price: 3));
            using var first = await books.DecideAsync(invoice, "accept", "typist");

            await DyingAsync(requests, () => DecideAsync(books, invoice));
            using (var again = await books.DecideAsync(invoice, "accept")) Assert.True(again.IsSuccessStatusCode, $"after {requests}");
            await books.SweepAsync();

            await SettledAsync(books, invoice, "accepted", 35, ["invoiced", "invoiceDiffers", "invoiceAccepted", "costCorrected"]);
        }
    }

    [Fact]
    public async Task Return_InterruptedAnywhere_TakesOffTheStockOnce()
    {
        for (var requests = 0; requests <= MostRequests; requests += 2)
        {
            var books = await InvoiceBooks.OpenAsync(app);

            await DyingAsync(requests, () => books.ReturnAsync(3));
            using (var again = await books.ReturnAsync(3)) Assert.True(again.IsSuccessStatusCode, $"after {requests}");
            await books.SweepAsync();

            Assert.Equal(7, await books.OnHandAsync());
            Assert.Equal(22.5m, await books.CostAsync());
            Assert.Equal(["goodsReturned", "costCorrected"], await books.EventsAsync());
        }
    }

    private static async Task<HttpResponseMessage> DecideAsync(InvoiceBooks books, JsonObject invoice)
    {
        try
        {
            return await books.DecideAsync(invoice, "accept");
        }
        catch (NullReferenceException)
        {
            // It could not even be read, so that there is no ETag.
            return new(System.Net.HttpStatusCode.ServiceUnavailable);
        }
    }

    private async Task DyingAsync(int requests, Func<Task<HttpResponseMessage>> operation)
    {
        app.CosmosAnswers.BeUnavailableAfter(requests);
        using var answer = await operation();
        app.Pass();
    }

    private static async Task SettledAsync(InvoiceBooks books, JsonObject invoice, string status, decimal cost, IReadOnlyList<string> events)
    {
        Assert.Equal(status, (string?)(await books.InvoiceAsync(invoice))["status"]);
        Assert.Equal(cost, await books.CostAsync());
        Assert.Equal(events.Order(), (await books.EventsAsync()).Order());
        Assert.Equal(1, (await books.AccuracyAsync()).Observations);
    }
}
