using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Queues;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Storage;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Changes;

/// <summary>
/// Writes what a turn did and removes the messages that it took. Nothing happens when the lock was lost meanwhile: the
/// instance was replaced or purged, or the turn was given back.
/// </summary>
internal sealed class CompleteTurn(StoreParts parts, OrchestrationTurn turn, TurnResult? result) : StoreChange
{
    private readonly List<OpenActivity> _activities = [];

    /// <summary>Whether the lock was lost.</summary>
    public bool IsVoid { get; private set; }

    /// <summary>Whether the instance came into another status.</summary>
    public bool HasNewStatus { get; private set; }

    /// <summary>The activities that may run once the change is on the disk.</summary>
    public IReadOnlyList<OpenActivity> Activities => _activities;

    public override void Apply()
    {
        var live = turn.Instance;
        if (!live.IsLockedBy(turn) || parts.Instances.Find(live.Id) != live)
        {
            IsVoid = true;
            StoreLog.TurnVoid(parts.Logger, live.Id);
            return;
        }

        foreach (var message in turn.Messages)
            parts.Statements.RemoveMessage(message.Id);
        if (result is not null)
            Write(live, result);
        if (live.Status.HasEnded())
            parts.Retire(live);
        foreach (var mail in result?.Messages ?? [])
            parts.Deliver(mail);
    }

    private void Write(LiveInstance live, TurnResult result)
    {
        var row = result.Instance;
        HasNewStatus = live.Status != row.Status;
        (live.Status, live.ExecutionId, live.CustomStatus) = (row.Status, row.ExecutionId, row.CustomStatus);
        if (result.BeginsAnew)
            BeginAnew(live, result);
        else
            parts.Statements.Update(row.Id, row.Status, row.CustomStatus, row.Updated, row.Completed);
        parts.Statements.AddHistory(live.Run, result.First, result.Events);
        if (row.Status.HasEnded())
            parts.Statements.PutEnd(live.Run, result.Output, result.Failure);
        foreach (var (message, data) in result.Activities)
        {
            var activity = new OpenActivity(parts.NextActivity(), message);
            parts.Statements.AddActivity(activity.Id, data);
            _activities.Add(activity);
        }
    }

    private void BeginAnew(LiveInstance live, TurnResult result)
    {
        parts.Statements.RemoveHistory(live.Run);
        parts.Statements.Put(result.Instance);
        parts.Statements.PutInput(live.Run, result.Input);
        foreach (var message in live.DropMessagesOfOthers(result.Instance.ExecutionId))
            parts.Statements.RemoveMessage(message);
    }
}
