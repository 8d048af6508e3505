using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Client;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the client of a functions app offers beside the orchestrations themselves.</summary>
public static class DurableTaskClientExtensions
{
    /// <summary>The addresses by which an instance is watched and steered over HTTP, on the host of a request or the app's own.</summary>
    /// <exception cref="ArgumentException">The instance id is null or empty.</exception>
    /// <exception cref="InvalidOperationException">The client is none of a host that answers.</exception>
    public static HttpManagementPayload CreateHttpManagementPayload(
        this DurableTaskClient client, string instanceId, HttpRequestData? request = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        return client is LocalDurableTaskClient local
            ? local.LinksOf(instanceId, request?.Url)
            : throw new InvalidOperationException("Only the client that a function is given knows where its host answers.");
    }
}
