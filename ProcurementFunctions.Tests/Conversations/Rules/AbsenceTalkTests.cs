using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Preferences;

namespace ProcurementFunctions.Tests.Conversations.Rules;

public sealed class AbsenceTalkTests
{
    private static readonly DateOnly Until = new(2026, 12, 31);

    [Theory]
    [InlineData("I am away until 2026-12-31 and eve stands in for me")]
    [InlineData("I'm on holiday until 31 December 2026, eve decides for me")]
    [InlineData("eve takes over for me until 2026-12-31")]
    [InlineData("my deputy until 2026-12-31 is eve")]
    public void Absence_OfAnApprover_IsKept(string text)
    {
        var talk = Approver();
        var effect = Assert.IsType<KeepAbsence>(Assert.Single(talk.Say(text).Effects));

        Assert.Equal(("eve", Until), (effect.Absence!.Deputy, effect.Absence.Until));
    }

    [Fact]
    public void Absence_FromADay_BeginsThen()
    {
        var effect = Assert.IsType<KeepAbsence>(Assert.Single(Approver().Say("I will be out from 2026-12-20 until 2026-12-31 and eve covers for me").Effects));

        Assert.Equal(new Absence(new(2026, 12, 20), Until, "eve"), effect.Absence);
    }

    [Fact]
    public void Absence_FromOneWeekdayUntilAnEarlierOne_EndsInTheWeekAfter()
    {
        var effect = Assert.IsType<KeepAbsence>(Assert.Single(Approver().Say("I am away from Friday until Wednesday and eve stands in for me").Effects));

        Assert.Equal(new Absence(new(2026, 3, 6), new(2026, 3, 11), "eve"), effect.Absence);
    }

    [Theory]
    [InlineData("I am away until 2026-12-31")]
    [InlineData("I am away until 2026-12-31 and eve might stand in for me")]
    [InlineData("if I am away until 2026-12-31, eve stands in for me")]
    [InlineData("I am away from 2026-12-31 until 2026-12-20 and eve stands in for me")]
    public void Absence_NotSaidWhole_KeepsNothing(string text) => Assert.Empty(Approver().Say(text).Effects);

    [Fact]
    public void Absence_OfABuyer_IsRefused() => Assert.Empty(new Talk().Say("eve takes over for me until 2026-12-31").Effects);

    [Fact]
    public void Back_AfterAnAbsence_EndsIt()
    {
        var facts = KnownFacts.None with { Preferences = PreferenceFacts.None with { Absence = new(new(2026, 12, 20), Until, "eve") } };

        Assert.Equal([new KeepAbsence(null)], Approver().Say("I am back", facts).Effects);
        Assert.Empty(Approver().Say("I am back").Effects);
    }

    private static Talk Approver() => new() { Rights = new(false, true, false) };
}
