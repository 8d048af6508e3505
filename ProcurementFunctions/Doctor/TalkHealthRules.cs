using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Sessions;

namespace ProcurementFunctions.Doctor;

/// <summary>Whether what was said in messages came to something. Names no user. Pure.</summary>
internal static class TalkHealthRules
{
    /// <summary>The sweep comes every minute; what is older by so much does not come through. On the wall clock.</summary>
    public static readonly TimeSpan Overdue = TimeSpan.FromMinutes(15);

    public static Finding? Of(PendingEffects pending, DateTimeOffset wallNow, DateTimeOffset now)
    {
        var age = wallNow - pending.At;
        if (age < Overdue) return null;
        var kinds = string.Join(", ", pending.Effects.Select(effect => effect.GetType().Name).Distinct());
        return new(
            FindingKinds.EffectsOverdue,
            IdOf(pending),
            now,
            string.Create(CultureInfo.InvariantCulture, $"what a message led to ({kinds}) is not carried out for {age.TotalMinutes:0} minutes"),
            "Look in the log for why the effect fails (events 1111 to 1113); it is tried again every minute, for 7 days.");
    }

    /// <summary>Of a purchase that a session names.</summary>
    public static Finding? Of(StartedPurchaseNote note, bool exists, DateTimeOffset wallNow, DateTimeOffset now) =>
        exists || wallNow - note.At < Overdue ? null : new(
            FindingKinds.SessionNamesNoPurchase,
            note.PurchaseId,
            now,
            $"a buyer was told that purchase {note.PurchaseId} of {note.Quantity} {note.Sku} is begun, and there is none",
            "Look in the log for its refusal (event 1112) and tell the buyer; the session forgets it within a day.");

    /// <summary>Tells a message's effects from others without naming who sent it.</summary>
    private static string IdOf(PendingEffects pending) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{pending.UserId}\n{pending.MessageId}")).AsSpan(0, 8));
}
