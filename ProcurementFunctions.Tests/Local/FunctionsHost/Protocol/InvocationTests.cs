using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Local.FunctionsHost.Functions;
using ProcurementFunctions.Local.FunctionsHost.Protocol;
using ProcurementFunctions.Local.FunctionsHost.Protocol.Messages;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Protocol;

public sealed class InvocationTests
{
    private const string Parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private readonly Seen _seen = new();

    [Fact]
    public async Task InvokeAsync_Context_DescribesTheFunction()
    {
        await using var app = await StartAsync();

        await InvokeAsync(app, "Describe");

        var definition = _seen.Single().FunctionDefinition;
        Assert.Equal("Describe", definition.Name);
        Assert.Equal($"{typeof(Functions).FullName}.{nameof(Functions.Describe)}", definition.EntryPoint);
        Assert.Equal(Path.GetFileName(typeof(Functions).Assembly.Location), Path.GetFileName(definition.PathToAssembly));
        Assert.Equal(["timer", "context", "cancellation"], definition.Parameters.Select(parameter => parameter.Name));
        Assert.Equal(("timer", "timerTrigger"), (definition.InputBindings["timer"].Name, definition.InputBindings["timer"].Type));
        Assert.Empty(definition.OutputBindings);
        Assert.Equal(definition.Id, _seen.Single().FunctionId);
    }

    [Fact]
    public async Task InvokeAsync_Metadata_ReachesTheContext()
    {
        await using var app = await StartAsync();

        await InvokeAsync(app, "Describe");

        Assert.Equal("17", _seen.Single().BindingContext.BindingData["instanceId"]);
    }

    [Fact]
    public async Task InvokeAsync_ScopedService_LivesAsLongAsTheInvocation()
    {
        await using var app = await StartAsync();

        await InvokeAsync(app, "UseScope");
        await InvokeAsync(app, "UseScope");

        Assert.Equal(2, _seen.Scopes.Distinct().Count());
        Assert.All(_seen.Scopes, scope => Assert.True(scope is { WasAliveInside: true, IsDisposed: true }));
    }

    // Without the executor that the SDK generates for an app, the worker loses where an asynchronous function threw.
    [Theory]
    [InlineData("ThrowSync", "sync", "ThrowSync")]
    [InlineData("ThrowLater", "later", "   at ")]
    public async Task InvokeAsync_FunctionThrows_FailureTellsWhatAndWhere(string function, string message, string where)
    {
        await using var app = await StartAsync();

        var failure = await Assert.ThrowsAsync<FunctionFailedException>(() => InvokeAsync(app, function));

        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
        Assert.Contains(where, failure.WorkerStackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InvokeAsync_Many_EachGetsItsOwnAnswer()
    {
        await using var app = await StartAsync();
        const int count = 100;

        var answers = await Task.WhenAll(Enumerable.Range(0, count).Select(index => InvokeAsync(app, "Echo", metadata: $"{index}")));

        Assert.Equal(Enumerable.Range(0, count).Select(index => $"{index}"), answers.Select(answer => answer!.String));
    }

    [Fact]
    public async Task InvokeAsync_Cancelled_CancelsTheFunctionAndWaitsForItsEnd()
    {
        await using var app = await StartAsync();
        using var cancelling = new CancellationTokenSource();

        var running = InvokeAsync(app, "Wait", cancellation: cancelling.Token);
        await _seen.Entered.Task.WaitAsync(RunningApp.Patience);
        await cancelling.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.WaitAsync(RunningApp.Patience));
        Assert.True(_seen.Single().CancellationToken.IsCancellationRequested);
    }

    [Fact]
    public async Task InvokeAsync_HostHasStopped_WorkerHasGone()
    {
        var app = await StartAsync();
        var (invoker, function) = await FindAsync(app, "Describe");
        await app.Host.StopAsync();

        await Assert.ThrowsAsync<WorkerGoneException>(() => invoker.InvokeAsync(new Invocation(function, Timer()), CancellationToken.None));
        await app.DisposeAsync();
    }

    [Fact]
    public async Task Get_TraceOfTheRequest_ReachesTheFunction()
    {
        await using var app = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/trace") { Headers = { { "traceparent", Parent }, { "tracestate", "shop=7" } } };

        var answer = await (await app.Http.SendAsync(request)).Content.ReadAsStringAsync();

        Assert.Equal($"{Parent} shop=7", answer);
    }

    [Fact]
    public async Task InvokeAsync_TraceOfItsOwn_ReachesTheFunction()
    {
        await using var app = await StartAsync();
        var (invoker, function) = await FindAsync(app, "Describe");

        await invoker.InvokeAsync(new Invocation(function, Timer()) { TraceParent = Parent, TraceState = "shop=7" }, CancellationToken.None);

        var trace = _seen.Single().TraceContext;
        Assert.Equal((Parent, "shop=7"), (trace.TraceParent, trace.TraceState));
    }

    private Task<RunningApp> StartAsync() => RunningApp.StartAsync(
        builder => builder.Services.AddSingleton(_seen).AddScoped<Scoped>(), typeof(Functions));

    private static async Task<TypedData?> InvokeAsync(RunningApp app, string name, string metadata = "17", CancellationToken cancellation = default)
    {
        var (invoker, function) = await FindAsync(app, name);
        var invocation = new Invocation(function, Timer()) { Metadata = { ["instanceId"] = new TypedData { String = metadata } } };
        return await invoker.InvokeAsync(invocation, cancellation);
    }

    private static async Task<(IFunctionInvoker Invoker, HostedFunction Function)> FindAsync(RunningApp app, string name)
    {
        var catalog = await app.Host.HostServices.GetRequiredService<WorkerConnection>().Ready;
        Assert.True(catalog.TryFind(name, out var function));
        return (app.Host.HostServices.GetRequiredService<IFunctionInvoker>(), function);
    }

    private static TypedData Timer() => new() { Json = """{ "IsPastDue": false }""" };

    internal sealed class Seen
    {
        private readonly ConcurrentQueue<FunctionContext> _contexts = new();

        public ConcurrentQueue<Scoped> Scopes { get; } = new();

        public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Add(FunctionContext context) => _contexts.Enqueue(context);

        public FunctionContext Single() => Assert.Single(_contexts);
    }

    internal sealed class Scoped : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public bool WasAliveInside { get; set; }

        public void Dispose() => IsDisposed = true;
    }

    internal sealed class Functions(Seen seen, Scoped scoped)
    {
        private const string Never = "0 0 0 31 12 *";

        [Function("Describe")]
        public void Describe([TimerTrigger(Never)] TimerInfo timer, FunctionContext context, CancellationToken cancellation)
        {
            Assert.Equal(cancellation, context.CancellationToken);
            Assert.NotNull(timer);
            seen.Add(context);
        }

        [Function("UseScope")]
        public async Task UseScope([TimerTrigger(Never)] TimerInfo timer, FunctionContext context)
        {
            await Task.Yield();
            scoped.WasAliveInside = !scoped.IsDisposed && context.InstanceServices.GetRequiredService<Scoped>() == scoped;
            seen.Scopes.Enqueue(scoped);
        }

        [Function("ThrowSync")]
        public static void ThrowSync([TimerTrigger(Never)] TimerInfo timer) => throw new InvalidOperationException("sync");

        [Function("ThrowLater")]
        public static async Task ThrowLater([TimerTrigger(Never)] TimerInfo timer)
        {
            await Task.Yield();
            throw new InvalidOperationException("later");
        }

        [Function("Echo")]
        public static async Task<string> Echo([TimerTrigger(Never)] TimerInfo timer, string instanceId)
        {
            await Task.Yield();
            return instanceId;
        }

        [Function("Wait")]
        public async Task Wait([TimerTrigger(Never)] TimerInfo timer, FunctionContext context, CancellationToken cancellation)
        {
            seen.Add(context);
            seen.Entered.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
        }

        [Function("Trace")]
        public static IResult Trace([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "trace")] HttpRequest request, FunctionContext context) =>
            TypedResults.Text($"{context.TraceContext.TraceParent} {context.TraceContext.TraceState}");
    }
}
