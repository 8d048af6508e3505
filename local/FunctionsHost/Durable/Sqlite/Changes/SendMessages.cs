using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Storage;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Changes;

/// <summary>Sends messages to instances, all or none.</summary>
internal sealed class SendMessages(StoreParts parts, IReadOnlyList<Outgoing> mails) : StoreChange
{
    public override void Apply()
    {
        foreach (var mail in mails)
            parts.Deliver(mail);
    }
}
