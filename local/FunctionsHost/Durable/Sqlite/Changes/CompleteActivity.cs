using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Storage;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Changes;

/// <summary>Hands the result of an activity to its orchestration; a second one of the same activity is dropped.</summary>
internal sealed class CompleteActivity(StoreParts parts, long id, Outgoing result) : StoreChange
{
    public override void Apply()
    {
        if (!parts.Activities.End(id))
        {
            StoreLog.MessageDropped(parts.Logger, result.Message.Event.EventType, result.InstanceId);
            return;
        }

        parts.Statements.RemoveActivity(id);
        parts.Deliver(result);
    }
}
