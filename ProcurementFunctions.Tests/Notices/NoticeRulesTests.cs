using CsCheck;
using ProcurementFunctions.Mail;
using ProcurementFunctions.Notices;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Tests.Purchasing;

namespace ProcurementFunctions.Tests.Notices;

public sealed class NoticeRulesTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan First = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private static readonly PurchaseDocument Purchase = PurchaseRules
        .Create("P-0123456789ABC", new(PurchaseSource.Api, "buyer:1", "BOLT", 30, "buyer"), Samples.Item, At)
        .MovedTo(PurchaseStatus.AwaitingApproval, At, PurchaseRules.Agent, "75.00 needs approval")
        .Noted(At, "reminded", PurchaseRules.Agent, "still waiting")
        .Noted(At, "passedOn", "approver", "I am away")
        .MovedTo(PurchaseStatus.Expired, At, PurchaseRules.Policy, "nobody decided in time");

    private static readonly NoticeDocument Notice = NoticeRules.Of(Purchase, 0, At).First();

    [Fact]
    public void Of_ATimeline_TellsApproversAndTheBuyerWhatConcernsThem() => Assert.Equal(
        [("decisionWaiting", "approver"), ("decisionReminder", "approver"), ("decisionPassedOn", "approver"), ("decisionExpired", "approver"), ("purchaseExpired", "buyer")],
        NoticeRules.Of(Purchase, 0, At).Select(notice => (notice.Kind, NoticeRules.AudienceOf(notice.Kind))));

    [Fact]
    public void Of_AVendorThatNoMailReaches_TellsTheBuyer()
    {
        var notice = Assert.Single(NoticeRules.Of(Purchase with { Timeline = [new(At, OutboxRules.Unreachable, PurchaseRules.Agent, "550")] }, 0, At));

        Assert.Equal((NoticeKinds.VendorUnreachable, NoticeRules.Buyer), (notice.Kind, NoticeRules.AudienceOf(notice.Kind)));
    }

    [Fact]
    public void Of_TheSameToldAgainOrInParts_HasTheSameIds()
    {
        var whole = NoticeRules.Of(Purchase, 0, At).Select(notice => notice.Id).ToArray();

        Assert.Equal(whole.Length, whole.Distinct().Count());
        Assert.All(Enumerable.Range(0, Purchase.Timeline.Count + 1), from =>
            Assert.Subset(whole.ToHashSet(), NoticeRules.Of(Purchase, from, At.AddDays(1)).Select(notice => notice.Id).ToHashSet()));
    }

    [Fact]
    public void Of_EveryEnd_TellsTheBuyer()
    {
        foreach (var end in Enum.GetValues<PurchaseStatus>().Where(PurchaseRules.IsEnd))
        {
            var ended = Purchase with { Timeline = [new(At, PurchaseRules.NameOf(end), PurchaseRules.Agent, "over")] };
            Assert.Contains(NoticeRules.Of(ended, 0, At), notice => NoticeRules.AudienceOf(notice.Kind) == NoticeRules.Buyer);
        }
    }

    [Fact]
    public void Tried_Failing_PausesLongerAndLongerUpToAnHour()
    {
        var pauses = new List<double>();
        var (notice, now) = (Notice, At);
        for (var i = 0; i < 10; i++)
        {
            notice = NoticeRules.Tried(NoticeRules.Begun(notice, now, First), "answered 503", now, First, Day);
            pauses.Add((notice.NextAttemptAt - now).TotalSeconds);
            now = notice.NextAttemptAt;
        }

        Assert.Equal([30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600], pauses);
        Assert.Equal((NoticeState.Pending, 10, "answered 503"), (notice.State, notice.Attempts, notice.LastFailure));
    }

    [Fact]
    public void Tried_AnyNumberOfTimes_EndsDeliveredOrGivenUpInTime() => Gen.Int[0, 60].Sample(failures =>
    {
        var (notice, now) = (Notice, At);
        for (var i = 0; notice.State == NoticeState.Pending; i++)
        {
            Assert.True(now - At < Day + TimeSpan.FromHours(1));
            notice = NoticeRules.Tried(NoticeRules.Begun(notice, now, First), i < failures ? "did not answer in time" : null, now, First, Day);
            now = notice.NextAttemptAt;
        }

        Assert.Equal(failures < 30 ? NoticeState.Delivered : NoticeState.GivenUp, failures < 30 ? notice.State : failures > 40 ? notice.State : NoticeState.GivenUp);
    });

    [Theory]
    [InlineData("https://example.org/notices", true)]
    [InlineData("http://127.0.0.1:8080/notices", true)]
    [InlineData("http://localhost/notices", true)]
    [InlineData("http://example.org/notices", false)]
    [InlineData("ftp://127.0.0.1/notices", false)]
    [InlineData("/notices", false)]
    public void Url_HttpsOrThisMachine_IsSafe(string url, bool safe) =>
        Assert.Equal(safe, new NoticeOptions { Url = new Uri(url, UriKind.RelativeOrAbsolute) }.IsSafe);

    [Fact]
    public void Secret_ShortOrMissing_IsRefusedWhereThereIsAnAddress()
    {
        Assert.True(new NoticeOptions().IsSigned);
        Assert.False(new NoticeOptions { Url = new("https://example.org/"), Secret = "short" }.IsSigned);
        Assert.True(new NoticeOptions { Url = new("https://example.org/"), Secret = new('s', NoticeOptions.ShortestSecret) }.IsSigned);
    }
}
