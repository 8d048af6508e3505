using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ProcurementFunctions.Local.FunctionsRuntime.Functions;
using ProcurementFunctions.Local.FunctionsRuntime.Invocation;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Functions;

/// <summary>Gives functions the client of the engine in this process.</summary>
internal sealed class DurableClientBinder(IOptions<DurableTaskOptions> options) : IParameterBinder
{
    /// <exception cref="InvalidOperationException">The parameter asks for an engine elsewhere.</exception>
    public bool CanBind(FunctionDescriptor function, ParameterInfo parameter)
    {
        if (parameter.GetCustomAttribute<DurableClientAttribute>() is not { } client)
            return false;
        if (parameter.ParameterType != typeof(DurableTaskClient))
            throw Refused($"must be a {nameof(DurableTaskClient)}");
        if (client.ConnectionName is not null)
            throw Refused("names a connection, and this runtime has one store alone");
        if (client.TaskHub is { } hub && !hub.Equals(options.Value.HubName, StringComparison.OrdinalIgnoreCase))
            throw Refused($"names the task hub '{hub}', and this runtime has '{options.Value.HubName}' alone");
        return true;

        InvalidOperationException Refused(string why) => new($"The parameter '{parameter.Name}' of the function {function} {why}.");
    }

    public ValueTask<object?> BindAsync(FunctionContext context, ParameterInfo parameter) =>
        new(context.InstanceServices.GetRequiredService<DurableTaskClient>());
}
