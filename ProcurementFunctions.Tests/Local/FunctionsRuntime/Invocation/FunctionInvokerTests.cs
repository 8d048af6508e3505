using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Local.FunctionsRuntime.Functions;
using ProcurementFunctions.Local.FunctionsRuntime.Invocation;

namespace ProcurementFunctions.Tests.Local.FunctionsRuntime.Invocation;

public sealed class FunctionInvokerTests
{
    [Fact]
    public async Task InvokeAsync_Context_DescribesTheFunction()
    {
        await using var app = await RunningApp.StartAsync(Register, typeof(Functions));
        FunctionContext context = (FunctionContext)(await Invoke(app, "Describe"))!;

        var definition = context.FunctionDefinition;
        Assert.Equal("Describe", definition.Name);
        Assert.Equal($"{typeof(Functions).FullName}.{nameof(Functions.Describe)}", definition.EntryPoint);
        Assert.Equal(typeof(Functions).Assembly.Location, definition.PathToAssembly);
        Assert.Equal(["timer", "context", "cancellation"], definition.Parameters.Select(parameter => parameter.Name));
        Assert.Equal(("timer", "timerTrigger"), (definition.InputBindings["timer"].Name, definition.InputBindings["timer"].Type));
        Assert.Empty(definition.OutputBindings);
        Assert.Equal(definition.Id, context.FunctionId);
        Assert.Equal(2, context.RetryContext.RetryCount);
        Assert.Equal(5, context.RetryContext.MaxRetryCount);
        Assert.Null(context.GetHttpContext());
    }

    [Fact]
    public async Task InvokeAsync_ScopedService_LivesAsLongAsTheInvocation()
    {
        await using var app = await RunningApp.StartAsync(Register, typeof(Functions));

        var first = (Scoped)(await Invoke(app, "UseScope"))!;
        var second = (Scoped)(await Invoke(app, "UseScope"))!;

        Assert.NotSame(first, second);
        Assert.True(first.IsDisposed);
        Assert.True(first.WasAliveInside);
        Assert.True(first.WasInstanceDisposed);
    }

    [Fact]
    public async Task InvokeAsync_FunctionThrows_ExceptionArrivesAsItIs()
    {
        await using var app = await RunningApp.StartAsync(Register, typeof(Functions));

        var sync = await Assert.ThrowsAsync<InvalidOperationException>(() => Invoke(app, "ThrowSync"));
        var later = await Assert.ThrowsAsync<InvalidOperationException>(() => Invoke(app, "ThrowLater"));

        Assert.Equal(("sync", "later"), (sync.Message, later.Message));
    }

    [Fact]
    public async Task InvokeAsync_SynchronousFunction_RunsOnTheCallersThread()
    {
        await using var app = await RunningApp.StartAsync(Register, typeof(Functions));

        var result = Invoke(app, "Thread");

        Assert.True(result.IsCompletedSuccessfully);
        Assert.Equal(Environment.CurrentManagedThreadId, await result);
    }

    [Fact]
    public async Task InvokeAsync_BindingData_ReachesTheContext()
    {
        await using var app = await RunningApp.StartAsync(Register, typeof(Functions));
        var context = (FunctionContext)(await Invoke(app, "Describe"))!;

        Assert.Equal("17", context.BindingContext.BindingData["instanceId"]);
    }

    private static void Register(Microsoft.Azure.Functions.Worker.Builder.FunctionsApplicationBuilder builder) =>
        builder.Services.AddScoped<Scoped>();

    private static Task<object?> Invoke(RunningApp app, string name)
    {
        Assert.True(app.Services.GetRequiredService<FunctionCatalog>().TryFind(name, out var function));
        var invocation = new FunctionInvocation(function, new TimerInfo())
        {
            Retries = (2, 5),
            BindingData = new Dictionary<string, object?> { ["instanceId"] = "17" },
        };
        return app.Services.GetRequiredService<IFunctionInvoker>().InvokeAsync(invocation, CancellationToken.None);
    }

    internal sealed class Scoped : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public bool WasAliveInside { get; set; }

        public bool WasInstanceDisposed { get; set; }

        public void Dispose() => IsDisposed = true;
    }

    internal sealed class Functions(Scoped scoped) : IAsyncDisposable
    {
        private const string Never = "0 0 0 31 12 *";

        [Function("Describe")]
        public static FunctionContext Describe([TimerTrigger(Never)] TimerInfo timer, FunctionContext context, CancellationToken cancellation)
        {
            Assert.Equal(cancellation, context.CancellationToken);
            Assert.NotNull(timer);
            return context;
        }

        [Function("UseScope")]
        public async Task<Scoped> UseScope([TimerTrigger(Never)] TimerInfo timer, FunctionContext context)
        {
            await Task.Yield();
            scoped.WasAliveInside = !scoped.IsDisposed && context.InstanceServices.GetRequiredService<Scoped>() == scoped;
            return scoped;
        }

        [Function("ThrowSync")]
        public static void ThrowSync([TimerTrigger(Never)] TimerInfo timer) => throw new InvalidOperationException("sync");

        [Function("ThrowLater")]
        public static async Task ThrowLater([TimerTrigger(Never)] TimerInfo timer)
        {
            await Task.Yield();
            throw new InvalidOperationException("later");
        }

        [Function("Thread")]
        public static int Thread([TimerTrigger(Never)] TimerInfo timer) => Environment.CurrentManagedThreadId;

        public ValueTask DisposeAsync()
        {
            scoped.WasInstanceDisposed = !scoped.IsDisposed;
            return ValueTask.CompletedTask;
        }
    }
}
