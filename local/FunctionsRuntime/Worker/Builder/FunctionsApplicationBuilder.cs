using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Local.FunctionsRuntime.Hosting;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Collects an app's configuration, services and middleware, and makes the host that runs its functions.</summary>
public class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    private readonly WebApplicationBuilder _web;
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> _middleware = [];
    private bool _isBuilt;

    internal FunctionsApplicationBuilder(string[] args, Assembly app)
    {
        _web = LocalHost.CreateBuilder(args, app);
    }

    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)_web).Properties;

    public ConfigurationManager Configuration => _web.Configuration;

    public IHostEnvironment Environment => _web.Environment;

    public ILoggingBuilder Logging => _web.Logging;

    public IMetricsBuilder Metrics => _web.Metrics;

    public IServiceCollection Services => _web.Services;

    IConfigurationManager IHostApplicationBuilder.Configuration => Configuration;

    /// <exception cref="InvalidOperationException">A function cannot run as it is declared, or this was called before.</exception>
    public IHost Build()
    {
        RefuseWhenBuilt();
        _isBuilt = true;
        return LocalHost.Build(_web, _middleware);
    }

    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull =>
        ((IHostApplicationBuilder)_web).ConfigureContainer(factory, configure);

    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        RefuseWhenBuilt();
        _middleware.Add(middleware);
        return this;
    }

    private void RefuseWhenBuilt()
    {
        if (_isBuilt)
            throw new InvalidOperationException("The application has already been built.");
    }
}
