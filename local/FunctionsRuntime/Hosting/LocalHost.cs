using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ProcurementFunctions.Local.FunctionsRuntime.Admin;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Management;
using ProcurementFunctions.Local.FunctionsRuntime.Functions;
using ProcurementFunctions.Local.FunctionsRuntime.Http;
using ProcurementFunctions.Local.FunctionsRuntime.Invocation;
using ProcurementFunctions.Local.FunctionsRuntime.Timers;

namespace ProcurementFunctions.Local.FunctionsRuntime.Hosting;

/// <summary>Makes the host that stands in for the Functions host and the worker at once.</summary>
internal static class LocalHost
{
    public static WebApplicationBuilder CreateBuilder(string[] args, Assembly app)
    {
        var directory = Path.GetDirectoryName(app.Location) is { Length: > 0 } path ? path : AppContext.BaseDirectory;
        var web = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = app.GetName().Name,
            ContentRootPath = directory,
            EnvironmentName = LocalConfiguration.EnvironmentName(args, directory),
        });
        web.Configuration.AddAppConfiguration(args, directory, web.Environment.EnvironmentName);
        web.Logging.AddHostLogging(web.Configuration);
        web.Host.UseDefaultServiceProvider(static (context, options) =>
            options.ValidateScopes = options.ValidateOnBuild = context.HostingEnvironment.IsDevelopment());
        // A request runs on the thread of the pool that received it, instead of changing threads twice more. A function that
        // blocks holds up nobody else: the sockets' events are taken up by other threads of the pool.
        web.WebHost.UseKestrelCore().UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);

        web.Services.Configure<FunctionsRuntimeOptions>(options => Default(options, app, web.Configuration));
        web.Services.AddRouting();
        web.Services.AddSingleton<FunctionsRuntimeAddress>();
        web.Services.ConfigureOptions<KestrelSetup>();
        web.Services.AddHostFiltering(options => AllowHosts(options, web.Configuration["AllowedHosts"]));
        return web;
    }

    // Settings come first; what the app configures in code has the last word.
    private static void Default(FunctionsRuntimeOptions options, Assembly app, ConfigurationManager configuration)
    {
        var settings = configuration.GetSection("FunctionsRuntime");
        options.Assemblies.Add(app);
        options.Url = settings.GetValue(nameof(options.Url), options.Url)!;
        options.StateDirectory = settings.GetValue(nameof(options.StateDirectory), options.StateDirectory)!;
        options.MinimumTickInterval = settings.GetValue(nameof(options.MinimumTickInterval), options.MinimumTickInterval);
    }

    public static WebApplication Build(
        WebApplicationBuilder builder, IReadOnlyList<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware)
    {
        AddFunctions(builder.Services, middleware);
        var app = builder.Build();

        // Made here, so that a function that cannot run stops the start instead of a request.
        var catalog = app.Services.GetRequiredService<FunctionCatalog>();
        _ = app.Services.GetRequiredService<IFunctionInvoker>();
        _ = app.Services.GetRequiredService<IServer>();
        app.Lifetime.ApplicationStarted.Register(() => LogStart(app, catalog));
        app.UseHostFiltering();
        app.UseFunctionErrors();
        app.UseHttpThrottle();
        MapHttp(app, catalog);
        app.MapAdmin();
        app.MapDurableManagement();
        app.Services.GetRequiredService<IOptions<FunctionsRuntimeOptions>>().Value.MapEndpoints?.Invoke(app);
        return app;
    }

    // A page in a browser cannot reach in under a name of its own that it lets lead to this machine.
    private static void AllowHosts(HostFilteringOptions options, string? setting)
    {
        options.AllowedHosts = setting?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            ?? ["127.0.0.1", "localhost", "[::1]"];
        options.IncludeFailureMessage = false;
    }

    private static void LogStart(WebApplication app, FunctionCatalog catalog) =>
        app.Services.GetRequiredService<ILoggerFactory>().CreateLogger<FunctionsRuntimeOptions>()
            .Listening(catalog.Functions.Count, app.Services.GetRequiredService<FunctionsRuntimeAddress>().Url);

    private static void AddFunctions(
        IServiceCollection services, IReadOnlyList<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new RuntimeWallClock(TimeProvider.System));
        services.AddSingleton(provider =>
            FunctionDiscovery.Discover(provider.GetRequiredService<IOptions<FunctionsRuntimeOptions>>().Value));
        services.AddSingleton(new FunctionPipeline(middleware));
        services.AddSingleton<IFunctionInvoker, FunctionInvoker>();
        services.AddSingleton<IParameterBinder, FunctionContextBinder>();
        services.AddSingleton<IParameterBinder, CancellationTokenBinder>();
        services.AddLocalDurableTask();
        services.AddTimerFunctions();
    }

    private static void MapHttp(WebApplication app, FunctionCatalog catalog)
    {
        if (app.Services.GetService<HttpFunctions>() is { } functions)
            functions.Map(app);
        else if (catalog.WithTrigger<HttpTriggerAttribute>().FirstOrDefault() is { } function)
            throw new InvalidOperationException(
                $"The function {function} has an HTTP trigger: call ConfigureFunctionsWebApplication() on the builder.");
    }
}
