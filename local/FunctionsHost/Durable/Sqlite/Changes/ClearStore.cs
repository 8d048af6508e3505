using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Storage;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Changes;

/// <summary>Removes everything.</summary>
internal sealed class ClearStore(StoreParts parts) : StoreChange
{
    public override void Apply()
    {
        foreach (var live in parts.Instances.All.ToList())
            parts.Retire(live);
        parts.Activities.Clear();
        parts.Statements.Clear();
    }
}
