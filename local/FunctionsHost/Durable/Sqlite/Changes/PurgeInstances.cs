using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Storage;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Changes;

/// <summary>Removes those of some instances that have ended, alone or with all that they started.</summary>
internal sealed class PurgeInstances(StoreParts parts, IReadOnlyCollection<string> ids, bool isRecursive) : StoreChange
{
    /// <summary>How many have been removed.</summary>
    public int Count { get; private set; }

    public override void Apply()
    {
        foreach (var id in ids)
        {
            if (isRecursive && parts.Statements.Instances.Find(id) is { } found && found.Status.HasEnded())
                parts.Statements.Instances.Family(id).ToList().ForEach(Purge);
            else
                Purge(id);
        }
    }

    private void Purge(string id)
    {
        if (parts.Statements.Instances.Find(id) is not { } found || !found.Status.HasEnded())
            return;
        if (parts.Instances.Find(id) is { } live)
            parts.Retire(live);
        parts.Statements.Remove(id, found.Run);
        Count++;
    }
}
