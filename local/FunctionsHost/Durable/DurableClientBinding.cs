using System.Text.Json;
using System.Text.Json.Serialization;
using ProcurementFunctions.Local.FunctionsHost.Durable.Management;
using ProcurementFunctions.Local.FunctionsHost.Hosting;
using ProcurementFunctions.Local.FunctionsHost.Protocol;
using ProcurementFunctions.Local.FunctionsHost.Protocol.Messages;

namespace ProcurementFunctions.Local.FunctionsHost.Durable;

/// <summary>What a function with a durable client is told: where the client finds the service, and how it shows that it may.</summary>
internal sealed class DurableClientBinding(WorkerSecret secret, DurableOptions durable, HostKeys keys)
{
    /// <summary>A call may wait for the end of an orchestration.</summary>
    private static readonly TimeSpan CallTimeout = TimeSpan.FromDays(1);

    private TypedData? _value;

    /// <exception cref="InvalidOperationException">The host has not started.</exception>
    public TypedData Value => _value ?? throw new InvalidOperationException("The host has not started.");

    /// <param name="rpc">Where the gRPC service answers.</param>
    /// <param name="http">Where the app answers.</param>
    public void Set(Uri rpc, Uri http) => _value = new TypedData
    {
        String = JsonSerializer.Serialize(
            new ClientData(
                rpc.ToString(),
                durable.HubName,
                secret.Value,
                ManagementLinks.Query(durable.HubName, keys.Durable),
                $"{http.GetLeftPart(UriPartial.Authority)}{ManagementLinks.Path}",
                ProtocolLimits.MaxMessageBytes,
                JsonSerializer.Serialize(CallTimeout)),
            ClientJson.Default.ClientData),
    };
}

/// <summary>The binding's JSON; the names are those that the worker reads.</summary>
internal sealed record ClientData(
    string RpcBaseUrl,
    string TaskHubName,
    string ConnectionName,
    string RequiredQueryStringParameters,
    string HttpBaseUrl,
    int MaxGrpcMessageSizeInBytes,
    string GrpcHttpClientTimeout);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ClientData))]
internal sealed partial class ClientJson : JsonSerializerContext;
