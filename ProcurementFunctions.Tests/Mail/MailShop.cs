using System.Text.Json.Nodes;
using ProcurementFunctions.Local.AppHost.Mailbox;
using ProcurementFunctions.Tests.Pages;
using ProcurementFunctions.Tests.Purchasing;

namespace ProcurementFunctions.Tests.Mail;

/// <summary>A shop with a vendor that has nothing but an e-mail address, and a test that plays it. A second of it is an hour of the firm.</summary>
internal sealed class MailShop : IAsyncDisposable
{
    public const string Address = "sales@mueller.example";
    public const double AnHourASecond = 3600;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private MailShop(PurchaseShop shop) => Shop = shop;

    public PurchaseShop Shop { get; }

    public LocalMailbox Mailbox => Shop.Cloud.Mailbox;

    /// <summary>GASKET is sold by the vendor alone, BOLT by others too.</summary>
    public static async Task<MailShop> OpenAsync(double speed = AnHourASecond, IReadOnlyDictionary<string, string?>? settings = null) =>
        new(await PurchaseShop.OpenAsync(settings: settings, data: WriteVendor, speed: speed));

    /// <summary>The latest mail whose subject begins so, as soon as there are so many of these.</summary>
    public async Task<ReceivedMail> MailAsync(string subject, int count = 1)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var found = Mailbox.Mails().Where(mail => mail.Subject.StartsWith(subject, StringComparison.Ordinal)).ToArray();
            if (found.Length >= count) return found[count - 1];
            if (TimeProvider.System.GetElapsedTime(start) > Patience) Assert.Fail($"no mail {subject}: {string.Join("; ", Mailbox.Mails().Select(mail => mail.Subject))}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    /// <summary>The path of the page that a mail links to.</summary>
    public static string PageOf(ReceivedMail mail) => new Uri(mail.Links.Single()).PathAndQuery;

    public Browser Vendor() => new(Shop.Cloud.Url);

    /// <summary>Enters something on the page of a mail; it must be taken.</summary>
    public async Task EnterAsync(ReceivedMail mail, string what, Dictionary<string, string>? fields = null)
    {
        using var vendor = Vendor();
        using var answer = await vendor.SendAsync(PageOf(mail), PageOf(mail), new(fields ?? []) { ["do"] = what });
        Assert.True((int)answer.StatusCode == 303, $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    public Task QuoteAsync(ReceivedMail mail, string price = "2.00") => EnterAsync(
        mail, "quote", new() { ["unitPrice"] = price, ["shipping"] = "5", ["days"] = "4", ["validUntil"] = Day(60), ["note"] = "<b>fresh</b>" });

    /// <summary>A day of the firm, so many days from now.</summary>
    public string Day(int days) => Shown(DateOnly.FromDateTime(Shop.Cloud.FirmTime.GetUtcNow().UtcDateTime).AddDays(days));

    /// <summary>A purchase of GASKET that was quoted, approved and mailed to the vendor as an order.</summary>
    public async Task<(JsonObject Purchase, ReceivedMail Order)> OrderedAsync(int quantity = 30)
    {
        var purchase = await Shop.CreateAsync("GASKET", quantity);
        await QuoteAsync(await MailAsync("Request for quotation"));
        var waiting = await Shop.UntilAsync(purchase, "awaitingApproval");
        using var decision = await Shop.ApproveAsync(waiting);
        Assert.True(decision.IsSuccessStatusCode);
        return (waiting, await MailAsync("Order PO-"));
    }

    public ValueTask DisposeAsync() => Shop.DisposeAsync();

    private static string Shown(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    internal static void WriteVendor(string data)
    {
        File.WriteAllText(Path.Combine(data, "vendors.csv"), """
            vendor_id,name,credit_rating,preferred,active,email
            ACME,Acme Fasteners,1,1,1,
            BOLTCO,The Bolt Company,2,0,1,
            MUELLER,Müller & Söhne,2,0,1,sales@mueller.example
            """);
        File.AppendAllText(Path.Combine(data, "inventory.csv"), "\nGASKET,Gasket,100,20,10\n");
        File.AppendAllText(Path.Combine(data, "vendor_offers.csv"), "\nGASKET,MUELLER,4,2.00,,1,1000,,EA\nBOLT,MUELLER,4,1.00,,1,1000,,EA\n");
    }
}
