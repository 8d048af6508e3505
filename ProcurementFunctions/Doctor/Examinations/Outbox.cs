using System.Runtime.CompilerServices;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Hosting;

namespace ProcurementFunctions.Doctor.Examinations;

/// <summary>What messages led to and is not carried out.</summary>
internal sealed class Outbox(ISessionStore sessions, WallClock wall, TimeProvider time) : IExamination
{
    public string Name => "messageEffects";

    public async IAsyncEnumerable<Finding> LookAsync(
        DurableTaskClient client, Action looked, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var pending in sessions.ListPendingAsync(cancellation))
        {
            looked();
            if (TalkHealthRules.Of(pending, wall.Now, time.GetUtcNow()) is { } finding) yield return finding;
        }
    }
}
