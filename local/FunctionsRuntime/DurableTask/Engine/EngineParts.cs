using Microsoft.Extensions.Logging;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Functions;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Orchestrations;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Storage;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Engine;

/// <summary>What instances work with.</summary>
internal sealed class EngineParts
{
    public required TimeProvider Time { get; init; }

    public required ILogger Logger { get; init; }

    public required OrchestrationSettings Settings { get; init; }

    public required VersionGate Versions { get; init; }

    public required ITaskFunctions Functions { get; init; }

    public required StateReader Reader { get; init; }

    public required Counters Counters { get; init; }

    public required CommitQueue Commits { get; init; }

    public required StepDispatcher Dispatcher { get; init; }

    public required RunCache Runs { get; init; }

    public required InstanceWatch Watch { get; init; }

    public required ActivityDispatcher Activities { get; init; }

    public required TimerQueue Timers { get; init; }

    /// <summary>Leaves a message for an instance.</summary>
    public required Action<string, ActorMessage> Post { get; init; }

    /// <summary>Forgets an actor that has retired.</summary>
    public required Action<InstanceActor> Retire { get; init; }

    /// <summary>Stops the engine, which cannot go on.</summary>
    public required Action<Exception> Broken { get; init; }
}
