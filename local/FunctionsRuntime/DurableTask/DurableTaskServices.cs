using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Client;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Engine;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Functions;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Management;
using ProcurementFunctions.Local.FunctionsRuntime.Hosting;
using ProcurementFunctions.Local.FunctionsRuntime.Invocation;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask;

/// <summary>Registers orchestrations: the engine, its client and what fills the functions' parameters.</summary>
internal static class DurableTaskServices
{
    public static IServiceCollection AddLocalDurableTask(this IServiceCollection services)
    {
        services.AddOptions<DurableTaskOptions>().BindConfiguration(HostJson.Key("extensions:durableTask"));
        services.AddSingleton<ITaskFunctions, CatalogTaskFunctions>();
        services.AddSingleton<DurableTaskEngine>();
        services.AddHostedService(provider => provider.GetRequiredService<DurableTaskEngine>());
        services.AddSingleton<DurableTaskClient, LocalDurableTaskClient>();
        services.AddSingleton<ManagementKey>();
        services.AddHostedService(provider => provider.GetRequiredService<ManagementKey>());
        services.AddSingleton(provider => new ManagementLinks(
            provider.GetRequiredService<ManagementKey>(), provider.GetRequiredService<IOptions<DurableTaskOptions>>().Value.HubName));
        services.AddSingleton<InstanceEndpoints>();
        services.AddSingleton<CommandEndpoints>();
        services.AddSingleton<StartEndpoint>();
        services.AddSingleton<IParameterBinder, DurableClientBinder>();
        services.AddSingleton<IParameterBinder, OrchestrationInputBinder>();
        return services;
    }
}
