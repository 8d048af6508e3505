using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Invoices;
using ProcurementFunctions.Notices;
using ProcurementFunctions.Tests.Fixtures;
using ProcurementFunctions.Tests.Local.VendorSimulator;

namespace ProcurementFunctions.Tests.Invoices;

/// <summary>Who decides is told of what differs, once, and reminded once.</summary>
public sealed class InvoiceNoticeTests : IAsyncLifetime
{
    private WebhookReceiver _receiver = null!;
    private ToldApp _app = null!;

    public async Task InitializeAsync()
    {
        _receiver = await WebhookReceiver.StartAsync();
        _app = new(_receiver.Address);
        await _app.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task Invoice_ThatDiffers_IsToldOnceAndRemindedOnce()
    {
        var books = await InvoiceBooks.OpenAsync(_app);
        var agrees = await books.EnteredAsync(books.Paper("1", 4, freight: 0));
        Assert.Equal("matched", (string?)agrees["status"]);
        var differs = await books.EnteredAsync(books.Paper("2", 4, price: 3));
        await books.EnteredAsync(books.Paper("2", 4, price: 3));
        await books.SweepAsync();

        var told = await NextAsync();
        Assert.Equal((NoticeKinds.InvoiceDiffers, "approver", "differs"), ((string?)told["kind"], (string?)told["audience"], (string?)told["status"]));
        Assert.Equal(((string?)differs["id"], books.Purchase, $"/api/invoices/{differs["id"]}"), ((string?)told["invoiceId"], (string?)told["purchaseId"], (string?)told["link"]));

        for (var i = 0; i < 2; i++)
        {
            var known = (await _app.Services.GetRequiredService<IInvoiceStore>().ReadAsync((string)differs["id"]!, default))!.Document;
            await _app.Services.GetRequiredService<InvoiceFollower>().RemindAsync(known, TimeSpan.Zero, default);
        }

        using (var rejected = await books.DecideAsync(differs, "reject")) Assert.Equal("rejected", (string?)(await InvoiceBooks.BodyOf(rejected))["status"]);
        var reminded = await NextAsync();
        Assert.Equal((NoticeKinds.InvoiceReminder, "rejected"), ((string?)reminded["kind"], (string?)reminded["status"]));
        Assert.Empty(await _app.Services.GetRequiredService<CosmosNotices>().ListDueAsync(DateTimeOffset.MaxValue, 10, default));
        Assert.Single((await books.ReadAsync($"invoices?vendor={books.Vendor}&status=rejected"))["items"]!.AsArray());
    }

    private async Task<JsonNode> NextAsync()
    {
        await _app.Services.GetRequiredService<NoticeSender>().SendDueAsync(default);
        return JsonNode.Parse((await _receiver.NextAsync()).Body)!;
    }

    private sealed class ToldApp(Uri receiver) : WholeApp
    {
        protected override IEnumerable<KeyValuePair<string, string?>> Further() =>
        [
            new("Notices:Url", receiver.AbsoluteUri),
            new("Notices:Secret", "a-secret-of-the-firm-and-its-receiver"),
        ];
    }
}
