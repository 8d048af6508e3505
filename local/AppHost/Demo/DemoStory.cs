using System.Globalization;
using ProcurementFunctions.Local.AppHost.Keys;

namespace ProcurementFunctions.Local.AppHost.Demo;

/// <summary>
/// The story of a purchase, from a message to a vendor of whom something was learned, played against a running local
/// cloud as its users would: over HTTP. Each step checks what it tells.
/// </summary>
internal sealed class DemoStory : IDisposable
{
    private readonly LocalCloud _cloud;
    private readonly DemoPaper _paper;
    private readonly AppClient _buyer;
    private readonly AppClient _approver;
    private readonly AppClient _admin;
    private readonly Purchases _purchases;
    private readonly Patience _patience;
    private readonly MailedVendor _vendor;

    public DemoStory(LocalCloud cloud, double speed, TextWriter output)
    {
        _cloud = cloud;
        _paper = new(output, cloud.FirmTime);
        _buyer = ClientOf(LocalPerson.Buyer);
        _approver = ClientOf(LocalPerson.Approver);
        _admin = ClientOf(LocalPerson.Admin);
        _patience = new(speed);
        _purchases = new(_buyer, _paper, _patience);
        _vendor = new(cloud.Url, cloud.FirmTime);
    }

    /// <returns>False when a step failed; the paper says which and why.</returns>
    public async Task<bool> PlayAsync(CancellationToken cancellation)
    {
        var conversation = new ConversationSteps(_cloud, _buyer, _paper);
        var stock = new StockSteps(_buyer, _admin, _paper, _purchases);
        var buying = new BuyingSteps(_buyer, _approver, _paper, _purchases);
        var outcome = new OutcomeSteps(_buyer, _paper, _purchases);
        var mail = new MailSteps(_buyer, conversation, buying, _vendor, _paper, _patience);
        (string Title, Func<CancellationToken, Task> Play)[] steps =
        [
            ("A buyer tells the agent their budget", conversation.TellBudgetAsync),
            ("The conversation stands in Redis for a day", conversation.FindSessionAsync),
            ("In monitoring mode the stock check only recommends", stock.RecommendAsync),
            ("An admin lets the agent purchase", stock.SwitchToPurchasingAsync),
            ("The stock check starts one purchase for each item that is low", stock.StartPurchasesAsync),
            ("Another check starts none", stock.StartNoneAgainAsync),
            ("Vendors answer with quotes", buying.CompareQuotesAsync),
            ("Nobody but an approver decides, and only on what was shown", buying.RefuseOthersAsync),
            ("An approver approves", buying.ApproveAsync),
            ("Orders are placed, shipped and received", buying.ReceiveAsync),
            ("The goods are in stock", outcome.CountStockAsync),
            ("The agent has learned about the vendors", outcome.ReadVendorsAsync),
            ("The record tells it all", outcome.ReadTimelineAsync),
            ("A vendor with nothing but an address is asked by e-mail", mail.AskAsync),
            ("It quotes on the page that the mail links to", mail.QuoteAsync),
            ("The order is mailed once it is approved", mail.OrderAsync),
            ("The vendor confirms and sends by the page, and the goods come", mail.DeliverAsync),
        ];
        for (var i = 0; i < steps.Length; i++)
        {
            _paper.Heading(i + 1, steps[i].Title);
            try
            {
                await steps[i].Play(cancellation);
            }
            catch (Exception e) when (e is DemoFailedException or HttpRequestException or StackExchange.Redis.RedisException)
            {
                _paper.Say(string.Create(CultureInfo.InvariantCulture, $"step {i + 1} failed ({steps[i].Title}): {e.Message}"));
                return false;
            }
        }

        _paper.End(steps.Length);
        return true;
    }

    public void Dispose()
    {
        _buyer.Dispose();
        _approver.Dispose();
        _admin.Dispose();
        _vendor.Dispose();
    }

    private AppClient ClientOf(LocalPerson person) => new(_cloud.CreateClient(person.Name, [.. person.Roles]));
}
