using ProcurementFunctions.Local.FunctionsHost.Hosting;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Management;

/// <summary>The addresses by which an instance is watched and steered, with the key in them.</summary>
internal sealed class ManagementLinks(HostKey key, string hubName)
{
    public const string Path = "/runtime/webhooks/durabletask";

    /// <summary>The parameters that every link has.</summary>
    public static string Query(string hubName, HostKey key) => $"taskHub={Uri.EscapeDataString(hubName)}&{HostKey.QueryName}={key.Value}";

    /// <summary>The links of an instance.</summary>
    /// <param name="host">Scheme, name and port of the app.</param>
    /// <param name="instanceId">The instance.</param>
    public ManagementPayload Of(Uri host, string instanceId)
    {
        var instance = $"{host.GetLeftPart(UriPartial.Authority)}{Path}/instances/{Uri.EscapeDataString(instanceId)}";
        var query = Query(hubName, key);
        return new ManagementPayload(
            instanceId,
            StatusQueryGetUri: $"{instance}?{query}",
            SendEventPostUri: $"{instance}/raiseEvent/{{eventName}}?{query}",
            TerminatePostUri: Command("terminate"),
            RewindPostUri: Command("rewind"),
            PurgeHistoryDeleteUri: $"{instance}?{query}",
            RestartPostUri: $"{instance}/restart?{query}",
            SuspendPostUri: Command("suspend"),
            ResumePostUri: Command("resume"));

        string Command(string name) => $"{instance}/{name}?reason={{text}}&{query}";
    }
}
