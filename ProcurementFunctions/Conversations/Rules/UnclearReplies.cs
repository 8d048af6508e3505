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
        if (half.Meant is Wish.Confirm && hearing.Session.Question is { } asked)
            return AskedAgain(hearing, asked, "I understood \"yes\", but not the rest of your message, so I have done nothing. Say \"yes\" by itself if you want it as it stands, or what you want instead. Which is it?");
        if (half.Meant is not { } meant) return hearing.Reply($"I do not know what to do with {Shown(half.Unread)}.");
        var text = WishText.Of(meant);
        if (text.Length == 0) return Unknown(hearing, new() { Said = half.Unread, IsOnTopic = true });
        if (half.IsQuestion && IsEffect(meant))
            return hearing.Reply($"I take that for a question, so I have changed nothing. To have it done, say \"{text}\". What would you like to know?");
        if (IsEffect(meant))
        {
            // What was understood may be the contrary of what was said, so it is not offered.
            if (IsNegated(half.Unread)) return hearing.Reply($"I read \"{text}\", but with \"{Shown(half.Unread)}\" beside it I am not sure what you want, so I have done nothing. What shall I do?");
            if (meant is Wish.SetAutonomy or Wish.DropAutonomy or Wish.SetFirmBudget or Wish.DropFirmBudget or Wish.SetFirmGoal or Wish.SwitchMode && !hearing.Rights.IsAdmin)
                return hearing.Reply($"I understood \"{text}\", which only an administrator can tell me, so I have done nothing. What else can I do for you?");
            return hearing.Reply(half.Unread.Length == 0
                ? $"I understood \"{text}\", but not the rest of your message, so I have done nothing. Say \"{text}\" by itself if you want it as it stands, or can you put the rest in other words?"
                : $"I understood \"{text}\", but not \"{Shown(half.Unread)}\", so I have done nothing. Say \"{text}\" if you want it without that, or can you put it in other words?");
        }

        return new(hearing.Session with { Question = new(AskedFor.Confirmation, meant, []) }, $"I understood \"{text}\", but not \"{Shown(half.Unread)}\". Shall I answer it without that?");
    }

    /// <summary>What was asked still waits for its answer.</summary>
    private static Outcome AskedAgain(Hearing hearing, OpenQuestion question, string text) => new(hearing.Session with { Question = question with { } }, text);

    /// <summary>What is not read at all: where the agent waits for an answer it asks again.</summary>
    public static Outcome Unknown(Hearing hearing, Wish.Unknown unknown)
    {
        if (hearing.Session.Question is { Asked: AskedFor.Confirmation } question && WishText.Of(question.Wish) is { Length: > 0 } text)
            return AskedAgain(hearing, question, $"Shall I? I mean: \"{text}\". Say \"yes\" or \"no\", or say what you want in other words.");
        if (hearing.Session.Question is { Asked: AskedFor.Item, Choices.Count: > 0 } which) return hearing.Reply(Phrases.WhichItem(which.Choices));
        return hearing.Reply(unknown.IsOnTopic ? Phrases.NotSure : Phrases.NotUnderstood);
    }

    public static Outcome Contradiction(Hearing hearing, Wish.Contradiction said)
    {
        var text = $"\"{said.First}\" and \"{said.Second}\" do not go together, so I have done neither. Which do you want?";
        return said.First == WishText.Of(new Wish.Confirm()) && hearing.Session.Question is { } question ? AskedAgain(hearing, question, text) : hearing.Reply(text);
    }

    public static Outcome OneByOne(Hearing hearing, Wish.OneByOne said) =>
        hearing.Reply($"I understood {string.Join(" and ", said.Texts.Select(text => $"\"{text}\""))}, and have done none of it yet. Say them to me one at a time.");

    public static bool IsEffect(Wish wish) => wish is Wish.Order or Wish.OrderStanding or Wish.OrderAgain or Wish.TellBudget or Wish.ChangeBudget or Wish.DropBudget or Wish.SwitchMode or Wish.SetShipping or Wish.SetAbsence or Wish.EndAbsence
        or Wish.PreferVendor or Wish.ExcludeVendor or Wish.AllowVendor or Wish.SetPreferredQuantity or Wish.SetCritical or Wish.Snooze or Wish.Wake or Wish.SetLife or Wish.SetGoal
        or Wish.DropGoals or Wish.SetAutonomy or Wish.DropAutonomy or Wish.SetFirmBudget or Wish.DropFirmBudget or Wish.SetFirmGoal or Wish.Decide or Wish.Withdraw or Wish.ReturnGoods or Wish.ReceiveGoods or Wish.DecideInvoice or Wish.Undo or Wish.CannotDo;

    private static bool IsNegated(string unread) => unread.ToLowerInvariant().Split([' ', ',', '.', '!', '?', '"'], StringSplitOptions.RemoveEmptyEntries)
        .Any(word => word is "not" or "no" or "never" or "without" or "except" or "nobody" or "nothing" || word.EndsWith("n't", StringComparison.Ordinal) || word.EndsWith("n’t", StringComparison.Ordinal) || word is "dont" or "wont" or "cant");

    private static string Shown(string unread) => Phrases.Shortened(unread, MostShown);
}
