using System.Globalization;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.History;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Orchestrations;

/// <summary>The context of one run of an orchestrator: gathers what its code does and ends what it waits for.</summary>
internal sealed class LocalOrchestrationContext(
    OrchestrationIdentity identity, OrchestrationSettings settings, OrchestratorScheduler scheduler) : TaskOrchestrationContext
{
    private readonly List<OrchestratorAction> _actions = [];
    private readonly List<int> _cancelledTimers = [];
    private int _nextTask;
    private int _nextGuid;
    private DateTime _now;
    private bool _replaying;

    public override TaskName Name => identity.Name;

    public override string InstanceId => identity.InstanceId;

    public override string Version => identity.Version;

    public override ParentOrchestrationInstance? Parent =>
        identity.Parent is { } parent ? new(parent.Name, parent.InstanceId) : null;

    public override DateTime CurrentUtcDateTime => _now;

    public override bool IsReplaying => _replaying;

    public OpenTasks Tasks { get; } = new();

    public ExternalEvents Events { get; } = new(settings.Payloads);

    public string? CustomStatus { get; private set; }

    public ContinueAsNewOptions? Next { get; private set; }

    protected override ILoggerFactory LoggerFactory => settings.Loggers;

    public void BeginStep(DateTime at, bool replaying)
    {
        _now = at;
        _replaying = replaying;
    }

    public IReadOnlyList<OrchestratorAction> TakeActions() => Take(_actions);

    public IReadOnlyList<int> TakeCancelledTimers() => Take(_cancelledTimers);

    public object? GetInput(Type type) => settings.Payloads.Deserialize(identity.Input, type);

    public override T? GetInput<T>()
        where T : default => settings.Payloads.Deserialize<T>(identity.Input);

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        Guard();
        RequireNoOptions(input, options);
        var data = settings.Payloads.Serialize(input);
        var version = options?.Version?.Version ?? Version;
        return RetriedCall.RunAsync(this, options?.Retry, () =>
        {
            var id = _nextTask++;
            _actions.Add(new ScheduleActivity(id, name.Name, version) { Input = data });
            return ResultAsync<TResult>(Tasks.Open(id, name.Name));
        });
    }

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        Guard();
        RequireNoOptions(input, options);
        var data = settings.Payloads.Serialize(input);
        var instanceId = (options as SubOrchestrationOptions)?.InstanceId ?? NewGuid().ToString("N");
        var version = options?.Version?.Version ?? settings.DefaultVersion;
        return RetriedCall.RunAsync(this, options?.Retry, () =>
        {
            var id = _nextTask++;
            _actions.Add(new StartSubOrchestration(id, orchestratorName.Name, version, instanceId)
            {
                Input = data,
                Tags = options?.Tags?.ToDictionary(),
            });
            return ResultAsync<TResult>(Tasks.Open(id, orchestratorName.Name, instanceId));
        });
    }

    public override async Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        Guard();
        var id = _nextTask++;
        _actions.Add(new CreateTimer(id, fireAt.ToUniversalTime()));
        var fired = Tasks.Open(id, "timer");
        using var registration = cancellationToken.Register(() =>
        {
            if (Tasks.Cancel(id, cancellationToken))
                _cancelledTimers.Add(id);
        });
        await fired;
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        Guard();
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        return Events.WaitAsync<T>(eventName, cancellationToken);
    }

    public override void SendEvent(string instanceId, string eventName, object payload)
    {
        Guard();
        ArgumentException.ThrowIfNullOrWhiteSpace(instanceId);
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        _actions.Add(new SendEvent(_nextTask++, instanceId, eventName) { Payload = settings.Payloads.Serialize(payload) });
    }

    public override void SetCustomStatus(object? customStatus)
    {
        Guard();
        CustomStatus = settings.Payloads.Serialize(customStatus);
    }

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) =>
        ContinueAsNew(new ContinueAsNewOptions { NewInput = newInput, PreserveUnprocessedEvents = preserveUnprocessedEvents });

    public override void ContinueAsNew(ContinueAsNewOptions options)
    {
        Guard();
        ArgumentNullException.ThrowIfNull(options);
        Next = options;
    }

    public override Guid NewGuid()
    {
        Guard();
        return DeterministicGuid.Create(string.Create(CultureInfo.InvariantCulture, $"{InstanceId}_{_now:o}_{_nextGuid++}"));
    }

    private static T[] Take<T>(List<T> items)
    {
        T[] taken = [.. items];
        items.Clear();
        return taken;
    }

    private static void RequireNoOptions(object? input, TaskOptions? options)
    {
        if (input is TaskOptions && options is null)
            throw new ArgumentException("Task options were given as the input. Name the argument: 'options: ...'.", nameof(input));
    }

    private async Task<T> ResultAsync<T>(Task<string?> result) => settings.Payloads.Deserialize<T>(await result)!;

    private void Guard()
    {
        if (!scheduler.IsOrchestratorThread)
            throw IllegalAwait.Exception();
    }
}
