using DurableTask.Core;
using DurableTask.Core.History;
using Microsoft.Extensions.Time.Testing;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Durable.Sqlite;

/// <summary>A store in a directory of its own, with a clock that stands still, and a worker that can be killed with it.</summary>
internal sealed class TestHub : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Dictionary<(string Name, string Version), Func<Script>> _scripts = [];
    private readonly Dictionary<string, Func<string, Task<string>>> _works = [];
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("store");
    private TaskHubWorker? _worker;

    private readonly long _cacheBytes;

    public TestHub(long cacheBytes = 1_000_000)
    {
        _cacheBytes = cacheBytes;
        Store = Open();
        Client = new TaskHubClient(Store);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public string FilePath => Path.Combine(_directory.FullName, "hub", "orchestrations.db");

    public SqliteOrchestrationService Store { get; private set; }

    public TaskHubClient Client { get; private set; }

    public List<Exception> Fatal { get; } = [];

    public TestHub Orchestration(string name, Func<Script, OrchestrationContext, string, Task<string>> body, string version = "")
    {
        _scripts[(name, version)] = () => new Script(body);
        return this;
    }

    public TestHub Activity(string name, Func<string, Task<string>> body)
    {
        _works[name] = body;
        return this;
    }

    public TestHub Activity(string name, Func<string, string> body) => Activity(name, input => Task.FromResult(body(input)));

    /// <summary>Starts a worker on the store; <paramref name="configure"/> may give it more middleware.</summary>
    public async Task<TestHub> WorkAsync(Action<TaskHubWorker>? configure = null)
    {
        _worker = new TaskHubWorker(Store) { ErrorPropagationMode = ErrorPropagationMode.UseFailureDetails };
        _worker.AddOrchestrationDispatcherMiddleware(Store.StampAsync);
        configure?.Invoke(_worker);
        foreach (var ((name, version), script) in _scripts)
            _worker.AddTaskOrchestrations(new Creator<TaskOrchestration>(name, version, script));
        foreach (var (name, body) in _works)
            _worker.AddTaskActivities(new Creator<TaskActivity>(name, string.Empty, () => new Work(body)));
        await _worker.StartAsync();
        return this;
    }

    /// <summary>Ends the store and its worker as a killed process does, and opens the file again, without a worker.</summary>
    public async Task KillAsync()
    {
        Store.Abandon();
        await StopAsync();
        Store = Open();
        Client = new TaskHubClient(Store);
    }

    public Task<OrchestrationInstance> StartAsync(string name, string id, object? input = null) =>
        Client.CreateOrchestrationInstanceAsync(name, string.Empty, id, input);

    public Task RaiseAsync(string id, string name, object data) => Client.RaiseEventAsync(Instance(id), name, data);

    public async Task<OrchestrationState> EndOfAsync(string id) =>
        await Store.WaitForOrchestrationAsync(id, null!, Patience, CancellationToken.None);

    public async Task<OrchestrationState> StateOfAsync(string id) => await Store.GetOrchestrationStateAsync(id, null!);

    public async Task<IEnumerable<EventType>> EventsOfAsync(string id) => (await Store.GetHistoryAsync(id)).Select(item => item.EventType);

    /// <summary>Locks the next instance as a dispatcher does.</summary>
    public async Task<TaskOrchestrationWorkItem> LockAsync() =>
        await Store.LockNextTaskOrchestrationWorkItemAsync(Patience, CancellationToken.None) ?? throw new TimeoutException();

    public static OrchestrationInstance Instance(string id) => new() { InstanceId = id };

    public static TaskMessage Start(string id, string name = "Any", DateTime? at = null) => new()
    {
        OrchestrationInstance = new OrchestrationInstance { InstanceId = id, ExecutionId = id + "-1" },
        Event = new ExecutionStartedEvent(-1, "\"in\"")
        {
            OrchestrationInstance = new OrchestrationInstance { InstanceId = id, ExecutionId = id + "-1" },
            Name = name,
            Version = string.Empty,
            ScheduledStartTime = at,
        },
    };

    public SqliteOrchestrationService Open() => new(new SqliteOrchestrationServiceOptions
    {
        FilePath = FilePath,
        Time = Time,
        HistoryCacheBytes = _cacheBytes,
        OnFatal = Fatal.Add,
    });

    public async Task StopAsync()
    {
        if (_worker is not null)
            await _worker.StopAsync(isForced: true);
        _worker = null;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Store.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    private sealed class Creator<T> : ObjectCreator<T>
    {
        private readonly Func<T> _create;

        public Creator(string name, string version, Func<T> create) => (Name, Version, _create) = (name, version, create);

        public override T Create() => _create();
    }
}
