using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ProcurementFunctions.Local.FunctionsRuntime.Functions;
using ProcurementFunctions.Local.FunctionsRuntime.Invocation;

namespace ProcurementFunctions.Local.FunctionsRuntime.Http;

/// <summary>
/// Reads the JSON body into a parameter with <see cref="FromBodyAttribute"/>. A body that is no JSON, or not of the
/// parameter's type, is a <see cref="BadHttpRequestException"/> of status 400; another media type, one of 415.
/// </summary>
internal sealed class BodyBinder : IParameterBinder
{
    public bool CanBind(FunctionDescriptor function, ParameterInfo parameter) =>
        function.Trigger is HttpTriggerAttribute && parameter.IsDefined(typeof(FromBodyAttribute));

    public async ValueTask<object?> BindAsync(FunctionContext context, ParameterInfo parameter)
    {
        var request = context.GetHttpContext()!.Request;
        if (!request.HasJsonContentType())
            throw new BadHttpRequestException("The body must be JSON.", StatusCodes.Status415UnsupportedMediaType);

        var options = context.InstanceServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        try
        {
            return await request.ReadFromJsonAsync(parameter.ParameterType, options, context.CancellationToken);
        }
        catch (JsonException wrong)
        {
            throw new BadHttpRequestException($"The body cannot be read: {wrong.Message}", StatusCodes.Status400BadRequest, wrong);
        }
    }
}
