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
    public static Outcome CannotDo(Hearing hearing, Wish.CannotDo wish) => hearing.Reply(WhyNot(wish.Topic).Replace("<sku>", wish.Item is ItemReference.BySku(var sku) ? sku : "<sku>", StringComparison.Ordinal));

    private static string WhyNot(string topic) => topic switch
    {
        "setShippingFor" => "I cannot keep a way of shipping for one item alone: it counts for all your orders, or for one order when you say \"order 20 <sku> express\". Which do you want?",
        "payInvoice" => "I do not pay: I hold invoices against orders and goods and release them, and your books pay. Say \"accept invoice …\" with its number to release one, or ask \"what do we owe?\".",
        "changePurchase" => "I cannot change how many a purchase is for once it has begun. Withdraw it (\"withdraw P-…\") and order anew; an approver can agree to a part of it. Which do you want?",
        "excludeFor" => "I cannot leave a vendor out for one item alone, only for all of your orders: say \"never buy from …\" with its name. Do you want that?",
        "orderBest" => "I choose the vendor by the goals when it is ordered, so no order names \"the cheapest\" or \"the fastest\". Say \"cost matters most for <sku>\" or \"speed matters most for <sku>\" first, ask \"who is cheapest for <sku>?\", or order \"from …\" with a vendor's name. Which do you want?",
        "excludeOnce" => "I cannot leave a vendor out for one order alone: name the vendor that it is to come from, or say \"never buy from …\" for all of your orders. Which do you want?",
        "topUp" => "I order a quantity, and do not fill up to a level. Ask \"how many <sku> do we have?\", and say \"order 20 <sku>\" for what is missing. How many shall I order?",
        "addVendor" => "I cannot enter a vendor from a message. An administrator adds one by the API (PUT /api/vendors/{id}) or imports a file with vendors on the page \"Import\".",
        "setReorderPoint" => "I take no fixed reorder point: I work it out from sales, lead times and how sure they are. Ask \"what is the reorder point of <sku>?\" for how; \"<sku> is critical\" makes it safer, and \"I always need at least 50 of <sku>\" sets how many you buy.",
        "aboutMe" => "What I keep about you is on the page \"Me\": there you can read it all, take it with you as a file, or have it erased. By the API that is GET /api/me/export and DELETE /api/me.",
        "remindMe" => "I set no reminders. I look at the stock by myself and start or propose what is needed; \"order 20 <sku> by …\" with a day orders it now for that day.",
        "itemLimit" => "I keep no limit for the price of an item: it is told with each order, such as \"order 20 <sku> for at most 9 each\". Your budget (\"my budget is 500\") is held against each deal.",
        "awayHint" => "An approver who is away says until when and who decides instead, such as \"I am away until Friday, ben stands in for me\".",
        _ => "I have to buy from somebody. Which vendor shall I leave out?",
    };

    public static bool IsEffect(Wish wish) => wish is Wish.Order or Wish.OrderStanding or Wish.OrderAgain or Wish.TellBudget or Wish.ChangeBudget or Wish.DropBudget or Wish.SwitchMode or Wish.SetShipping or Wish.SetAbsence or Wish.EndAbsence
        or Wish.PreferVendor or Wish.ExcludeVendor or Wish.AllowVendor or Wish.SetPreferredQuantity or Wish.SetCritical or Wish.Snooze or Wish.Wake or Wish.SetLife or Wish.SetGoal
        or Wish.DropGoals or Wish.SetAutonomy or Wish.DropAutonomy or Wish.SetFirmBudget or Wish.DropFirmBudget or Wish.SetFirmGoal or Wish.Decide or Wish.Withdraw or Wish.ReturnGoods or Wish.ReceiveGoods or Wish.DecideInvoice or Wish.Undo or Wish.CannotDo;

    private static bool IsNegated(string unread) => unread.ToLowerInvariant().Split([' ', ',', '.', '!', '?', '"'], StringSplitOptions.RemoveEmptyEntries)
        .Any(word => word is "not" or "no" or "never" or "without" or "except" or "nobody" or "nothing" || word.EndsWith("n't", StringComparison.Ordinal) || word.EndsWith("n’t", StringComparison.Ordinal) || word is "dont" or "wont" or "cant");

    private static string Shown(string unread) => Phrases.Shortened(unread, MostShown);
}
