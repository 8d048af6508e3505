using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Sourcing;

namespace ProcurementFunctions.Tests.Purchasing.Sourcing;

public sealed class QuoteLessonsTests
{
    private static readonly SourcingRequest Wish = new("NUT", 30, null);

    private static double? Learned(params Evidence[] lessons)
    {
        var beliefs = new Dictionary<string, LearnedBelief>();
        foreach (var lesson in lessons) LearningRules.Learn(beliefs, lesson);
        return BeliefRules.Of(BeliefNames.QuoteAnswerRate, beliefs.GetValueOrDefault(BeliefNames.QuoteAnswerRate), Samples.Now)?.Value;
    }

    [Fact]
    public void SaidNo_IsAnAnswer() => Assert.True(Learned(QuoteLessons.SaidNo("ACME", Wish, Samples.Now)) > Learned());

    [Fact]
    public void Unanswered_IsNone() => Assert.True(Learned(QuoteLessons.Unanswered("ACME", Wish, Samples.Now)) < Learned());

    [Fact]
    public void Unanswered_TheSameQuestionInTheSameHour_IsOneLesson()
    {
        var first = QuoteLessons.Unanswered("ACME", Wish, Samples.Now);

        Assert.Equal(first.Id, QuoteLessons.Unanswered("ACME", Wish, Samples.Now.AddMinutes(59)).Id);
        Assert.NotEqual(first.Id, QuoteLessons.Unanswered("ACME", Wish, Samples.Now.AddMinutes(60)).Id);
        Assert.NotEqual(first.Id, QuoteLessons.Unanswered("ACME", Wish with { Quantity = 31 }, Samples.Now).Id);
    }

    [Fact]
    public void Unanswered_OfAPurchase_OnlyThoseThatGaveNoAnswerOnceForEachTimeTheyWereAsked()
    {
        var purchase = Samples.Sourcing();
        QuoteAnswer[] answers =
        [
            new("A", Samples.Quote("A"), null),
            new("B", null, "does not sell it"),
            new("C", null, "did not answer", IsUnanswered: true),
        ];

        var first = Assert.Single(QuoteLessons.Unanswered(purchase, new(purchase.Id, answers), Samples.Now));
        Assert.Equal(("C", false), (first.VendorId, first.Answered));
        Assert.Equal(first.Id, QuoteLessons.Unanswered(purchase, new(purchase.Id, answers), Samples.Now.AddDays(1)).Single().Id);
        Assert.NotEqual(first.Id, QuoteLessons.Unanswered(purchase, new(purchase.Id, answers, 1), Samples.Now).Single().Id);
        Assert.NotEqual(first.Id, QuoteLessons.Unanswered(purchase with { Round = 2 }, new(purchase.Id, answers), Samples.Now).Single().Id);
    }
}
