using System.Text.Json;
using DurableTask.Core;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Durable.Sqlite;

/// <summary>An orchestration that is a function, with events by their names. Inputs and outputs are JSON.</summary>
internal sealed class Script(Func<Script, OrchestrationContext, string, Task<string>> body) : TaskOrchestration
{
    private readonly Dictionary<string, Queue<string>> _came = [];
    private readonly Dictionary<string, Queue<TaskCompletionSource<string>>> _waiting = [];

    public string? Status { get; set; }

    public override async Task<string> Execute(OrchestrationContext context, string input) => await body(this, context, input);

    public Task<string> EventAsync(string name)
    {
        if (Of(_came, name).TryDequeue(out var came))
            return Task.FromResult(came);
        var source = new TaskCompletionSource<string>();
        Of(_waiting, name).Enqueue(source);
        return source.Task;
    }

    public override void RaiseEvent(OrchestrationContext context, string name, string input)
    {
        if (Of(_waiting, name).TryDequeue(out var source))
            source.SetResult(JsonSerializer.Deserialize<string>(input)!);
        else
            Of(_came, name).Enqueue(JsonSerializer.Deserialize<string>(input)!);
    }

    public override string GetStatus() => Status!;

    private static Queue<T> Of<T>(Dictionary<string, Queue<T>> all, string name) =>
        all.TryGetValue(name, out var queue) ? queue : all[name] = new Queue<T>();
}

/// <summary>An activity that is a function of a text.</summary>
internal sealed class Work(Func<string, Task<string>> body) : TaskActivity
{
    public override string Run(TaskContext context, string input) => throw new NotSupportedException();

    public override async Task<string> RunAsync(TaskContext context, string input) =>
        JsonSerializer.Serialize(await body(JsonSerializer.Deserialize<string[]>(input)![0]));
}
