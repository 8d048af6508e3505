using ProcurementFunctions.Local.FunctionsHost.Protocol.Messages;

namespace ProcurementFunctions.Local.FunctionsHost.Functions;

/// <summary>A function that the worker has.</summary>
/// <param name="Id">How the worker knows it.</param>
/// <param name="Name">How people and orchestrations know it.</param>
/// <param name="EntryPoint">Its method, with its class.</param>
/// <param name="Trigger">What starts it.</param>
/// <param name="Clients">The parameters that take a durable client.</param>
internal sealed record HostedFunction(
    string Id, string Name, string EntryPoint, FunctionBinding Trigger, IReadOnlyList<FunctionBinding> Clients)
{
    /// <exception cref="FunctionsHostException">It needs what this host does not have; the message names both.</exception>
    public static HostedFunction Read(RpcFunctionMetadata metadata)
    {
        var bindings = metadata.RawBindings.Select(FunctionBinding.Read).ToList();
        if (bindings.FirstOrDefault(binding => !TriggerTypes.Triggers.Contains(binding.Type) && !TriggerTypes.Others.Contains(binding.Type)) is { } unknown)
            throw new FunctionsHostException(
                $"The function '{metadata.Name}' has a binding of type '{unknown.Type}'. This host has HTTP, timers and orchestrations.");
        var triggers = bindings.Where(binding => TriggerTypes.Triggers.Contains(binding.Type)).ToList();
        return triggers is [var trigger]
            ? new HostedFunction(
                metadata.FunctionId, metadata.Name, metadata.EntryPoint, trigger, [.. bindings.Where(binding => binding.Is(TriggerTypes.DurableClient))])
            : throw new FunctionsHostException($"The function '{metadata.Name}' must have one trigger; it has {triggers.Count}.");
    }
}
