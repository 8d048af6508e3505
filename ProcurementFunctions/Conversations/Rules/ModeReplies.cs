using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>The mode that the agent works in.</summary>
internal static class ModeReplies
{
    public static Outcome Switch(Hearing hearing, OperationMode mode)
    {
        if (!hearing.Rights.IsAdmin)
            return hearing.Reply("Only an administrator can switch my mode. Please ask one of them to tell me.");
        return new(hearing.Session, $"Understood, I am in {Name(mode)} mode now: {Meaning(mode)}.", Fact: $"The user switched to {Name(mode)} mode.")
        {
            Effects = [new SetMode(mode)],
        };
    }

    public static Outcome Ask(Hearing hearing)
    {
        var mode = hearing.Facts.Mode ?? OperationMode.Monitoring;
        return hearing.Reply($"I am in {Name(mode)} mode: {Meaning(mode)}.");
    }

    public static string Name(OperationMode mode) => mode == OperationMode.Purchasing ? "purchasing" : "monitoring";

    public static string Meaning(OperationMode mode) => mode == OperationMode.Purchasing
        ? "I start a purchase for each item that runs low"
        : "I watch the stock and recommend, and start no purchase by myself";
}
