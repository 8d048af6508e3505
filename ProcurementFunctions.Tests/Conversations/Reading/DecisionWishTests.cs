using ProcurementFunctions.Conversations.Wishes;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Tests.Conversations.Reading;

public sealed class DecisionWishTests
{
    private const string Id = "P-0123456789ABC";

    [Theory]
    [InlineData("approve P-0123456789ABC", DecisionKind.Approve, null, null, null)]
    [InlineData("Please approve p-0123456789abc.", DecisionKind.Approve, null, null, null)]
    [InlineData("I approve purchase P-0123456789ABC for 1,467.86 USD", DecisionKind.Approve, null, "1467.86", null)]
    [InlineData("approve P-0123456789ABC for $54 because we need them", DecisionKind.Approve, "we need them", "54", null)]
    [InlineData("reject P-0123456789ABC", DecisionKind.Reject, null, null, null)]
    [InlineData("reject P-0123456789ABC because it is too dear", DecisionKind.Reject, "it is too dear", null, null)]
    [InlineData("decline the purchase P-0123456789ABC: not now", DecisionKind.Reject, "not now", null, null)]
    [InlineData("pass P-0123456789ABC to eve", DecisionKind.Pass, null, null, "eve")]
    [InlineData("pass on P-0123456789ABC", DecisionKind.Pass, null, null, null)]
    [InlineData("escalate P-0123456789ABC to cfo@example.org because it is above me", DecisionKind.Pass, "it is above me", null, "cfo@example.org")]
    public void Read_ADecision_WithAllThatItSays(string text, DecisionKind kind, string? comment, string? total, string? to)
    {
        var told = total is null ? (decimal?)null : decimal.Parse(total, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(new Wish.Decide(kind, Id, comment, told, to), Reader.One(text));
    }

    [Theory]
    [InlineData("approve P-0123456789ABC and P-0123456789ABD")]
    [InlineData("approve")]
    [InlineData("reject it.")]
    public void Read_NoneOrSeveral_NamesNone(string text) => Assert.Null(Assert.IsType<Wish.Decide>(Reader.One(text)).PurchaseId);

    [Theory]
    [InlineData("did you approve P-0123456789ABC?")]
    [InlineData("who approved P-0123456789ABC?")]
    [InlineData("how is P-0123456789ABC?")]
    public void Read_AQuestionOrARefusal_DecidesNothing(string text) => Assert.Equal(new Wish.AskPurchase(Id), Reader.One(text));

    [Theory]
    [InlineData("cancel my last order", null, null)]
    [InlineData("withdraw it", null, null)]
    [InlineData("undo my last order", null, null)]
    [InlineData("withdraw P-0123456789ABC", Id, null)]
    [InlineData("cancel the order P-0123456789ABC because we found some", Id, "we found some")]
    public void Read_AWithdrawal_OfThatOrTheLatest(string text, string? id, string? reason) =>
        Assert.Equal(new Wish.Withdraw(id, reason), Reader.One(text));
}
