using ProcurementFunctions.Conversations.Reading;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Conversations.Wishes;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>What the agent says of what it has not read whole: what it understood, what not, and what would do it.</summary>
internal static class UnclearReplies
{
    private const int MostShown = 120;

    public static Outcome Half(Hearing hearing, Wish.Half half)
    {
        if (half.Meant is not { } meant) return hearing.Reply($"I do not know what to do with {Shown(half.Unread)}.");
        var text = WishText.Of(meant);
        if (text.Length == 0) return Unknown(hearing, new() { Said = half.Unread, IsOnTopic = true });
        if (half.IsQuestion && IsEffect(meant))
            return hearing.Reply($"I take that for a question, so I have changed nothing. To have it done, say \"{text}\". What would you like to know?");
        if (IsEffect(meant))
        {
            if (meant is Wish.SetAutonomy or Wish.DropAutonomy or Wish.SetFirmBudget or Wish.DropFirmBudget or Wish.SetFirmGoal or Wish.SwitchMode && !hearing.Rights.IsAdmin)
                return hearing.Reply($"I understood \"{text}\", which only an administrator can tell me, so I have done nothing. What else can I do for you?");
            return hearing.Reply(half.Unread.Length == 0
                ? $"I understood \"{text}\", but not the rest of your message, so I have done nothing. Say \"{text}\" by itself if you want it as it stands, or can you put the rest in other words?"
                : $"I understood \"{text}\", but not \"{Shown(half.Unread)}\", so I have done nothing. Say \"{text}\" if you want it without that, or can you put it in other words?");
        }

        return new(hearing.Session with { Question = new(AskedFor.Confirmation, meant, []) }, $"I understood \"{text}\", but not \"{Shown(half.Unread)}\". Shall I answer it without that?");
    }

    /// <summary>What is not read at all: where the agent waits for an answer it asks again.</summary>
    public static Outcome Unknown(Hearing hearing, Wish.Unknown unknown)
    {
        if (hearing.Session.Question is { Asked: AskedFor.Confirmation } question && WishText.Of(question.Wish) is { Length: > 0 } text)
            return hearing.Reply($"Shall I? I mean: \"{text}\". Say \"yes\" or \"no\", or say what you want in other words.");
        if (hearing.Session.Question is { Asked: AskedFor.Item, Choices.Count: > 0 } which) return hearing.Reply(Phrases.WhichItem(which.Choices));
        return hearing.Reply(unknown.IsOnTopic ? Phrases.NotSure : Phrases.NotUnderstood);
    }

    public static Outcome Contradiction(Hearing hearing, Wish.Contradiction said) =>
        hearing.Reply($"\"{said.First}\" and \"{said.Second}\" do not go together, so I have done neither. Which do you want?");

    public static Outcome OneByOne(Hearing hearing, Wish.OneByOne said) =>
        hearing.Reply($"I understood {string.Join(" and ", said.Texts.Select(text => $"\"{text}\""))}, and have done none of it yet. Say them to me one at a time.");

    /// <summary>What cannot be had in this form, and what can.</summary>
    public static Outcome CannotDo(Hearing hearing, Wish.CannotDo wish) => hearing.Reply(wish.Topic switch
    {
        "setShippingFor" => "I cannot keep a way of shipping for one item alone: it counts for all your orders, or for one order when you say \"order 20 AR-5381 express\". Which do you want?",
        "payInvoice" => "I do not pay: I hold invoices against orders and goods and release them, and your books pay. Say \"accept invoice …\" with its number to release one, or ask \"what do we owe?\".",
        "changePurchase" => "I cannot change how many a purchase is for once it has begun. Withdraw it (\"withdraw P-…\") and order anew; an approver can agree to a part of it. Which do you want?",
        "excludeFor" => "I cannot leave a vendor out for one item alone, only for all of your orders: say \"never buy from …\" with its name. Do you want that?",
        _ => "I have to buy from somebody. Which vendor shall I leave out?",
    });

    public static bool IsEffect(Wish wish) => wish is Wish.Order or Wish.OrderStanding or Wish.TellBudget or Wish.ChangeBudget or Wish.DropBudget or Wish.SwitchMode or Wish.SetShipping or Wish.SetAbsence or Wish.EndAbsence
        or Wish.PreferVendor or Wish.ExcludeVendor or Wish.AllowVendor or Wish.SetPreferredQuantity or Wish.SetCritical or Wish.Snooze or Wish.Wake or Wish.SetLife or Wish.SetGoal
        or Wish.DropGoals or Wish.SetAutonomy or Wish.DropAutonomy or Wish.SetFirmBudget or Wish.DropFirmBudget or Wish.SetFirmGoal or Wish.Decide or Wish.Withdraw or Wish.ReturnGoods or Wish.ReceiveGoods or Wish.DecideInvoice or Wish.Undo or Wish.CannotDo;

    private static string Shown(string unread) => Phrases.Shortened(unread, MostShown);
}
