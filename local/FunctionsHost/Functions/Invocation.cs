using Google.Protobuf.Collections;
using ProcurementFunctions.Local.FunctionsHost.Protocol.Messages;

namespace ProcurementFunctions.Local.FunctionsHost.Functions;

/// <summary>One run of a function that is about to happen.</summary>
/// <param name="Function">The function.</param>
/// <param name="TriggerValue">What its trigger parameter gets.</param>
internal sealed record Invocation(HostedFunction Function, TypedData TriggerValue)
{
    public string Id { get; init; } = Guid.CreateVersion7().ToString();

    /// <summary>Further values by name: what the route held, the instance's id.</summary>
    public MapField<string, TypedData> Metadata { get; } = [];

    /// <summary>The W3C trace that it belongs to; null: the current one, if any.</summary>
    public string? TraceParent { get; init; }

    public string? TraceState { get; init; }
}
