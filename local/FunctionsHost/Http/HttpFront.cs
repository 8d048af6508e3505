using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Local.FunctionsHost.Admin;
using ProcurementFunctions.Local.FunctionsHost.Durable.Management;
using ProcurementFunctions.Local.FunctionsHost.Functions;
using ProcurementFunctions.Local.FunctionsHost.Protocol;

namespace ProcurementFunctions.Local.FunctionsHost.Http;

/// <summary>
/// Stands before the pipeline of the worker's own server: routes requests to functions, to the management endpoints and to
/// what else there is. Requests that come before the worker has loaded its functions wait.
/// </summary>
internal sealed class HttpFront(
    HttpFunctions functions,
    AdminEndpoints admin,
    ManagementEndpoints management,
    WorkerConnection connection,
    FunctionsHostOptions options,
    ILogger<HttpFront> logger) : IStartupFilter
{
    private readonly TaskCompletionSource<RequestDelegate> _pipeline = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IApplicationBuilder? _app;
    private RequestDelegate? _worker;

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        var worker = app.New();
        next(worker);
        (_app, _worker) = (app.New(), worker.Build());
        app.UseHostFiltering();
        app.UseFunctionErrors(logger);
        app.Run(async http => await (await _pipeline.Task.WaitAsync(http.RequestAborted))(http));
    };

    /// <summary>Lets requests through, to these functions.</summary>
    /// <exception cref="FunctionsHostException">A function cannot be served as it is declared; the message names it.</exception>
    public void Open(FunctionCatalog catalog)
    {
        if (connection.HttpUri is null) RequireNone(catalog);
        if (_app is not { } front) return;
        front.UseRouting();
        front.UseEndpoints(endpoints =>
        {
            functions.Map(endpoints, catalog, _worker!);
            admin.Map(endpoints, catalog);
            management.Map(endpoints, catalog);
            options.MapEndpoints?.Invoke(endpoints);
        });
        // The worker makes its routes when they are first asked for, by what the environment says then.
        _ = front.ApplicationServices.GetRequiredService<EndpointDataSource>().Endpoints;
        _pipeline.TrySetResult(front.Build());
    }

    /// <summary>Requests that still wait for the app are told that it does not come.</summary>
    public void Close() => _pipeline.TrySetException(new WorkerGoneException());

    private static void RequireNone(FunctionCatalog catalog)
    {
        if (catalog.WithTrigger(TriggerTypes.Http).FirstOrDefault() is { } function)
            throw new FunctionsHostException(
                $"The function '{function.Name}' has an HTTP trigger: call ConfigureFunctionsWebApplication() on the builder.");
    }
}
