using System.Runtime.CompilerServices;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Doctor.Examinations;

/// <summary>Sessions: the purchases that they name are there.</summary>
internal sealed class Talks(ISessionStore sessions, IPurchaseStore purchases, WallClock wall, TimeProvider time) : IExamination
{
    /// <summary>So many purchases are remembered as there, so that they are not looked up again for each session.</summary>
    private const int Remembered = 5_000;

    public string Name => "sessions";

    public async IAsyncEnumerable<Finding> LookAsync(
        DurableTaskClient client, Action looked, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var there = new HashSet<string>();
        await foreach (var session in sessions.ListAsync(cancellation))
        {
            looked();
            foreach (var note in session.StartedPurchases)
            {
                if (there.Contains(note.PurchaseId)) continue;
                var exists = await purchases.ReadAsync(note.PurchaseId, cancellation) is not null;
                if (exists && there.Count < Remembered) there.Add(note.PurchaseId);
                if (TalkHealthRules.Of(note, exists, wall.Now, time.GetUtcNow()) is { } finding) yield return finding;
            }
        }
    }
}
