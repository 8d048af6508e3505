using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Local.FunctionsHost.Admin;
using ProcurementFunctions.Local.FunctionsHost.Apps;
using ProcurementFunctions.Local.FunctionsHost.Durable;
using ProcurementFunctions.Local.FunctionsHost.Durable.Management;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite;
using ProcurementFunctions.Local.FunctionsHost.Functions;
using ProcurementFunctions.Local.FunctionsHost.Http;
using ProcurementFunctions.Local.FunctionsHost.Protocol;
using ProcurementFunctions.Local.FunctionsHost.Timers;

namespace ProcurementFunctions.Local.FunctionsHost.Hosting;

/// <summary>The host's own server, for the worker alone: gRPC on a free loopback port, with all parts of the host behind it.</summary>
internal static class HostServer
{
    /// <exception cref="FunctionsHostException">A setting makes no sense; the message names it.</exception>
    public static WebApplication Build(FunctionsHostOptions options, IConfiguration configuration)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
        {
            // A client that waits for an orchestration holds a stream; any number may wait.
            server.Limits.Http2.MaxStreamsPerConnection = int.MaxValue;
            server.Listen(IPAddress.Loopback, 0, port => port.Protocols = HttpProtocols.Http2);
        });
        // What runs where the socket is read is the server's own code; calls are served on the thread pool.
        builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
        AddLogging(builder.Logging, configuration, options);
        AddParts(builder.Services.AddSingleton(options).AddSingleton(configuration), DurableOptions.Read(configuration));
        builder.Services.AddGrpc(grpc => (grpc.MaxReceiveMessageSize, grpc.MaxSendMessageSize) = (null, null));
        builder.Services.AddRouting();
        var server = builder.Build();
        server.UseRouting();
        server.MapGrpcService<FunctionRpcService>();
        server.MapGrpcService<DurableClientService>();
        return server;
    }

    /// <summary>Where a server listens that has started.</summary>
    public static Uri AddressOf(IServiceProvider services) =>
        new(services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    private static void AddLogging(ILoggingBuilder logging, IConfiguration configuration, FunctionsHostOptions options)
    {
        // The worker's extension has one address for the process, and the app's server warns that another one is used.
        logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Error);
        logging.AddConfiguration(configuration.GetSection(HostJson.Key("logging"))).AddConfiguration(configuration.GetSection("Logging"));
        if (options.ConfigureLogging is { } configure) configure(logging);
        else logging.AddSimpleConsole(console => console.SingleLine = true);
    }

    private static void AddParts(IServiceCollection services, DurableOptions durable) => services
        .AddSingleton(durable)
        .AddSingleton<HostAddress>().AddSingleton<HostKeys>().AddSingleton<HostFailure>().AddSingleton<WorkerSettings>()
        .AddSingleton<WorkerSecret>().AddSingleton<WorkerLog>().AddSingleton<WorkerConnection>().AddSingleton<FunctionRpcService>()
        .AddSingleton<IFunctionInvoker, FunctionInvoker>()
        .AddSingleton<HttpFront>().AddSingleton<HttpFunctions>().AddSingleton<HttpThrottle>().AddSingleton<AdminEndpoints>()
        .AddSingleton<TimerService>().AddSingleton<TimerStateStore>().AddSingleton<TimerLock>()
        .AddSingleton<DurableClientBinding>().AddSingleton<HostDurableClient>().AddSingleton<DurableClientService>().AddSingleton<InstanceCommands>()
        .AddSingleton<ManagementEndpoints>()
        .AddSingleton<DurableEngine>().AddSingleton<OrchestratorDispatch>().AddSingleton<ActivityDispatch>()
        .AddSingleton(StoreOf);

    private static SqliteOrchestrationService StoreOf(IServiceProvider provider)
    {
        var (host, durable) = (provider.GetRequiredService<FunctionsHostOptions>(), provider.GetRequiredService<DurableOptions>());
        return new SqliteOrchestrationService(
            new SqliteOrchestrationServiceOptions
            {
                FilePath = Path.Combine(host.StateDirectory, $"{durable.HubName}.hub.db"),
                Time = host.Time,
                OnFatal = provider.GetRequiredService<HostFailure>().Report,
                MaxConcurrentOrchestrations = durable.MaxConcurrentOrchestratorFunctions,
                MaxConcurrentActivities = durable.MaxConcurrentActivityFunctions,
            },
            provider.GetRequiredService<ILoggerFactory>());
    }
}
