using ProcurementFunctions.Local.FunctionsHost.Hosting;
using ProcurementFunctions.Local.FunctionsHost.Protocol;

namespace ProcurementFunctions.Local.FunctionsHost.Apps;

/// <summary>What a worker must be told to find its host, under the keys that it reads.</summary>
internal sealed class WorkerSettings(HostAddress address, WorkerSecret secret)
{
    /// <summary>The worker reads its app's directory from the environment alone; there is one for a process.</summary>
    public const string AppDirectoryVariable = "FUNCTIONS_APPLICATION_DIRECTORY";

    public IReadOnlyDictionary<string, string?> Values => new Dictionary<string, string?>
    {
        ["Functions:Worker:HostEndpoint"] = address.Rpc.ToString(),
        ["Functions:Worker:WorkerId"] = secret.Value,
        ["Functions:Worker:RequestId"] = "start",
        ["Functions:Worker:GrpcMaxMessageLength"] = $"{ProtocolLimits.MaxMessageBytes}",
    };
}
