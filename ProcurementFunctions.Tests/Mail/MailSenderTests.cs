using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using Moq;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Mail;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Pages;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Tests.Purchasing;

namespace ProcurementFunctions.Tests.Mail;

/// <summary>A round of three mails, of which the server does not take the first.</summary>
public sealed class MailSenderTests
{
    private static readonly string[] Vendors = ["A", "B", "C"];

    private readonly FakeTimeProvider _time = new(Samples.Now);
    private readonly Dictionary<string, VendorMailDocument> _mails = Vendors.Select(Waiting).ToDictionary(document => document.Id);
    private readonly Mock<IMailPost> _post = new();
    private readonly List<string> _tried = [];

    [Fact]
    public async Task SendDue_RecipientRefusedForNow_SendsTheOthersAndTriesItAgainLater()
    {
        await RoundAsync(new("the mail server said 450: busy", IsOfThisMail: true));

        Assert.Equal(["A", "B", "C"], _tried);
        Assert.Equal((null, Samples.Now.AddSeconds(10)), (_mails["A"].Mails[0].SentAt, _mails["A"].NextMailAt));
        Assert.Null(_mails["A"].Undeliverable);
        Assert.All([_mails["B"], _mails["C"]], mail => Assert.Equal(Samples.Now, mail.Mails[0].SentAt));
    }

    [Fact]
    public async Task SendDue_RecipientRefusedForGood_SendsTheOthersAndGivesItUp()
    {
        await RoundAsync(new("the mail server said 550: nobody", IsForGood: true, IsOfThisMail: true));

        Assert.Equal(["A", "B", "C"], _tried);
        Assert.Null(_mails["A"].NextMailAt);
        Assert.NotNull(_mails["A"].Undeliverable);
        Assert.All([_mails["B"], _mails["C"]], mail => Assert.Equal(Samples.Now, mail.Mails[0].SentAt));
    }

    [Fact]
    public async Task SendDue_ServerAway_LeavesTheOthersForLater()
    {
        await RoundAsync(new("the mail server cannot be reached"));

        Assert.Equal(["A"], _tried);
        Assert.Equal(0, _mails["B"].Mails[0].Attempts);
    }

    private async Task RoundAsync(MailOutcome ofTheFirst)
    {
        _post.Setup(post => post.SendAsync(It.IsAny<MimeMessage>(), default)).ReturnsAsync((MimeMessage message, CancellationToken _) =>
        {
            _tried.Add(message.To.Mailboxes.Single().Address[..1].ToUpperInvariant());
            return _tried.Count == 1 ? ofTheFirst : MailOutcome.Sent;
        });
        await Sender().SendDueAsync(default);
    }

    private MailSender Sender()
    {
        var mails = new Mock<IVendorMail>();
        mails.Setup(store => store.ListDueAsync(Samples.Now, It.IsAny<int>(), default)).ReturnsAsync([.. _mails.Values.Select(document => new Stored<VendorMailDocument>(document, "1"))]);
        mails.Setup(store => store.ReplaceAsync(It.IsAny<Stored<VendorMailDocument>>(), It.IsAny<VendorMailDocument>(), default))
            .ReturnsAsync((Stored<VendorMailDocument> _, VendorMailDocument changed, CancellationToken _) => _mails[changed.Id] = changed);
        mails.Setup(store => store.UpdateAsync(It.IsAny<string>(), It.IsAny<Func<VendorMailDocument, VendorMailDocument>>(), default))
            .ReturnsAsync((string id, Func<VendorMailDocument, VendorMailDocument> change, CancellationToken _) => _mails[id] = change(_mails[id]));
        var knowledge = new Mock<IKnowledge>();
        knowledge.Setup(store => store.ReadVendorAsync(It.IsAny<string>(), default)).ReturnsAsync(
            (string id, CancellationToken _) => new Stored<VendorDocument>(new() { Id = id, VendorId = id, Name = id, Email = $"{id.ToLowerInvariant()}@vendor.example" }, "1"));
        var purchases = Mock.Of<IPurchaseStore>(store => store.ReadAsync(It.IsAny<string>(), default) == Task.FromResult<Stored<PurchaseDocument>?>(new(Samples.Sourcing(100, "buyer"), "1")));
        var operations = Mock.Of<IOperationsStore>(store => store.ReadAsync(default) == Task.FromResult(new Stored<OperationsSettings>(new() { Id = OperationsSettings.DocumentId }, "1")));
        var options = Options.Create(new MailOptions { Host = "127.0.0.1", UseTls = false, From = "shop@shop.example" });
        var wall = new WallClock(_time);
        var links = new VendorLinks(new EphemeralDataProtectionProvider(), options, Options.Create(new ConsoleOptions { Url = "https://shop.example" }), Mock.Of<IServer>(), wall);
        return new(
            mails.Object, new(knowledge.Object, purchases, operations, links, options, wall), _post.Object, knowledge.Object, options, wall, _time, NullLogger<MailSender>.Instance);
    }

    private static VendorMailDocument Waiting(string vendor) => OutboxRules.Due(
        new()
        {
            Id = vendor,
            VendorId = vendor,
            PurchaseId = "P-0123456789ABC",
            Round = 1,
            Sku = "AR-5381",
            ItemName = "Adjustable Race",
            Quantity = 30,
            Currency = "USD",
            Shipping = Shipping.Standard,
            CreatedAt = Samples.Now,
            AnswerBy = Samples.Now.AddDays(1),
        },
        MailKind.Quote,
        Samples.Now);
}
