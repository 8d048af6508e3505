using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;

namespace ProcurementFunctions.Tools;

/// <summary>
/// Calls a function of the HTTP interface from within, with the same caller, roles, checks and answers: what a tool does is
/// what the interface does.
/// </summary>
internal sealed class ApiCaller(IServiceProvider services, ILogger<ApiCaller> logger)
{
    /// <summary>The answer, a refusal too; nothing is thrown but for cancellation.</summary>
    /// <param name="arguments">By the names of <see cref="ApiArgument"/>; null values are left out.</param>
    public async Task<Answer> CallAsync(
        ToolCall call, ApiOperation operation, IReadOnlyDictionary<string, JsonElement> arguments, CancellationToken cancellation)
    {
        try
        {
            var caller = call.Context.GetCaller();
            if (operation.Access.MissingFor(caller) is { } roles) throw ProblemException.Forbidden($"this needs the role {string.Join(" or ", roles)}");
            var request = new ApiRequest(operation, arguments);
            var http = new DefaultHttpContext { RequestServices = services, RequestAborted = cancellation };
            request.WriteTo(http.Request);
            return await InvokeAsync(operation.Function, parameter => request.PathValue(parameter.Name!) ?? Given(parameter.ParameterType, call, http, cancellation));
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            var problem = ProblemMap.Of(e);
            if (problem.Status >= 500) ToolsLog.CallFailed(logger, e, operation.Id);
            return Answers.Problem(problem);
        }
    }

    private async Task<Answer> InvokeAsync(MethodInfo function, Func<ParameterInfo, object> argument)
    {
        var target = function.IsStatic ? null : ActivatorUtilities.GetServiceOrCreateInstance(services, function.DeclaringType!);
        var answer = function.Invoke(target, BindingFlags.DoNotWrapExceptions, null, [.. function.GetParameters().Select(argument)], null);
        return answer switch
        {
            Answer done => done,
            Task<Answer> soon => await soon,
            Task<IResult> soon => (Answer)await soon,
            _ => throw new InvalidOperationException($"{function.Name} does not return an answer"),
        };
    }

    private static object Given(Type type, ToolCall call, HttpContext http, CancellationToken cancellation) => type switch
    {
        _ when type == typeof(HttpRequest) => http.Request,
        _ when type == typeof(FunctionContext) => call.Context,
        _ when type == typeof(DurableTaskClient) => call.Client,
        _ when type == typeof(CancellationToken) => cancellation,
        _ => throw new InvalidOperationException($"a function that takes a {type.Name} cannot be called as a tool"),
    };
}
