using ProcurementFunctions.Conversations.Reading;
using ProcurementFunctions.Conversations.Rules;
using ProcurementFunctions.Conversations.Wishes;
using ProcurementFunctions.Tests.Conversations.Talks;

namespace ProcurementFunctions.Tests.Conversations.Reading;

/// <summary>What was read says all that was meant: a wish that is said again in its own words is the same wish.</summary>
public sealed class WishTextTests
{
    private static readonly Catalogue Shop = Reader.Of(
        [("LAMP-HEAD", "Rechargeable head lamp"), ("GAS-230", "Gas cartridge, 230 g"), ("TENT-2P", "Two-person trekking tent"), ("HAMMOCK", "Travel hammock")],
        ("ISKELD", "Iskeld Camp and Trail"),
        ("KARVALA", "Karvala Outdoor Works"));

    [Theory]
    [InlineData("order 30 head lamps from Iskeld by next Friday, express, at most 20 each, note: for the fair")]
    [InlineData("I need 40 GAS-230 before Christmas, no more than 500 in total")]
    [InlineData("buy two dozen LAMP-HEAD within 3 weeks asap")]
    [InlineData("order 10 GAS-230 by 5 March")]
    [InlineData("order 10 GAS-230 by the end of the month")]
    [InlineData("order 10 GAS-230 until tomorrow")]
    [InlineData("order it")]
    [InlineData("order 20 of them")]
    [InlineData("order the cheaper one")]
    [InlineData("my budget is 1,500")]
    [InlineData("raise my budget by 10%")]
    [InlineData("lower my budget by 200")]
    [InlineData("forget my budget")]
    [InlineData("switch to purchasing mode")]
    [InlineData("back to monitoring mode")]
    [InlineData("always ship express")]
    [InlineData("no more express shipping")]
    [InlineData("I prefer Karvala")]
    [InlineData("never buy from Iskeld again")]
    [InlineData("you may use Karvala again")]
    [InlineData("always order at least 50 head lamps")]
    [InlineData("GAS-230 is critical")]
    [InlineData("the hammock is not critical any more")]
    [InlineData("snooze HAMMOCK for two weeks because it is winter")]
    [InlineData("snooze HAMMOCK until 2027-03-01")]
    [InlineData("wake HAMMOCK")]
    [InlineData("cost matters most for GAS-230")]
    [InlineData("prioritise speed")]
    [InlineData("forget my goals for GAS-230")]
    [InlineData("set the firm's budget to 20000 a month")]
    [InlineData("forget the firm's budget")]
    [InlineData("prioritise reliability for the firm")]
    [InlineData("forget the firm's goals")]
    [InlineData("approve P-0123456789ABC for 467.86 because we need it")]
    [InlineData("reject P-0123456789ABC: not now")]
    [InlineData("pass P-0123456789ABC to eve because it is above me")]
    [InlineData("approve the head lamps")]
    [InlineData("approve the order of 25 head lamps")]
    [InlineData("approve it")]
    [InlineData("withdraw P-0123456789ABC because we found some")]
    [InlineData("cancel my last order")]
    [InlineData("return 3 of P-0123456789ABC because they are broken")]
    [InlineData("return 3 of P-0123456789ABC from the back room because they are broken")]
    [InlineData("received 20 of P-0123456789ABC")]
    [InlineData("received 20 of P-0123456789ABC in the back room")]
    [InlineData("undo that")]
    public void Of_AWishWithAnEffect_IsReadAsTheSame(string message)
    {
        var wish = Reader.One(message, Shop);

        Assert.True(UnclearReplies.IsEffect(wish), wish.ToString());
        Assert.Equal(wish, Reader.One(WishText.Of(wish), Shop));
    }

    [Theory]
    [InlineData("is LAMP-HEAD low?")]
    [InlineData("are we out of GAS-230?")]
    [InlineData("do we have enough GAS-230?")]
    [InlineData("is there any GAS-230 left?")]
    [InlineData("why is LAMP-HEAD so low?")]
    public void Of_AQuestionAboutTheStock_IsReadAsTheSame(string message)
    {
        var wish = Assert.IsType<Wish.AskStock>(Reader.One(message, Shop));

        Assert.NotNull(wish.Asks);
        Assert.Equal(wish, Reader.One(WishText.Of(wish), Shop));
    }

    /// <summary>Every effect of all our conversations, in each of the shops.</summary>
    [Theory]
    [InlineData("sample-shop")]
    [InlineData("bicycles")]
    [InlineData("bakery")]
    [InlineData("laboratory")]
    public async Task Of_EveryEffectInOurConversations_IsReadAsTheSame(string set)
    {
        var shop = await ShopNames.OfAsync(set);
        var lost = new List<string>();
        foreach (var say in ScenarioFiles.ReadOwn(set).SelectMany(scenario => scenario.Turns).Select(turn => turn.Say.Replace("{P}", "P-0123456789ABC", StringComparison.Ordinal).Replace("{P1}", "P-0123456789ABC", StringComparison.Ordinal)))
        {
            if (say.Contains('{', StringComparison.Ordinal)) continue;
            foreach (var wish in MessageReader.English.Read(say, shop).Wishes.Where(wish => UnclearReplies.IsEffect(wish) && wish is not (Wish.CannotDo or Wish.OrderStanding)))
            {
                var again = MessageReader.English.Read(WishText.Of(wish), shop).Wishes;
                // An amount that is none is asked about, and need not be said again.
                if (wish is Wish.TellBudget { Amount: null } or Wish.SetFirmBudget { Amount: null } or Wish.TellBudget { HasPeriod: true } or Wish.TellBudget { Doubtful: not null }) continue;
                if (again.Count != 1 || !again[0].Equals(wish)) lost.Add($"{say} > {WishText.Of(wish)} > {string.Join("; ", again)}");
            }
        }

        Assert.Empty(lost);
    }
}
