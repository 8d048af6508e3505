using System.Globalization;
using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Wishes;
using ProcurementFunctions.Preferences;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>When an approver is away, and who decides in their place.</summary>
internal static class AbsenceReplies
{
    private const string ApproversOnly = "Only an approver has a deputy: nobody waits for your decisions.";

    public static Outcome Set(Hearing hearing, Wish.SetAbsence wish)
    {
        if (!hearing.Rights.IsApprover) return hearing.Reply(ApproversOnly);
        var from = wish.From?.From(hearing.Today) ?? hearing.Today;
        var until = wish.Until.From(hearing.Today);
        // "from Monday until Friday" is one week, whatever day it is today.
        var absence = new Absence(from, until < from ? wish.Until.From(from) : until, wish.Deputy);
        if (AbsenceRules.Check(absence, hearing.Session.UserId) is var (field, error))
            return hearing.Reply($"I cannot keep that: {field[(field.IndexOf('.', StringComparison.Ordinal) + 1)..]} {error}. Which days, and who decides?");
        return hearing.Reply($"Understood, {absence.Deputy} decides in your place {Days(absence)} about what is passed on to you. Say \"I am back\" to end it.") with
        {
            Effects = [new KeepAbsence(absence)],
        };
    }

    public static Outcome End(Hearing hearing)
    {
        if (!hearing.Rights.IsApprover) return hearing.Reply("Welcome back.");
        return hearing.Facts.Preferences.Absence is null
            ? hearing.Reply("Welcome back. You had no deputy.")
            : hearing.Reply("Welcome back. What is passed on to you comes to you again.") with { Effects = [new KeepAbsence(null)] };
    }

    public static string Days(Absence absence) =>
        string.Create(CultureInfo.InvariantCulture, $"from {absence.From:yyyy-MM-dd} until {absence.Until:yyyy-MM-dd}");
}
