using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ProcurementFunctions.Local.FunctionsRuntime.Invocation;

namespace ProcurementFunctions.Local.FunctionsRuntime.Http;

/// <summary>Registers what HTTP functions need.</summary>
internal static class HttpFunctionsServices
{
    public static IServiceCollection AddHttpFunctions(this IServiceCollection services)
    {
        // The formatters behind the results of MVC: ObjectResult and its kind.
        services.AddMvcCore();
        services.TryAddSingleton<HttpFunctions>();
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<IParameterBinder, RequestBinder>(),
            ServiceDescriptor.Singleton<IParameterBinder, BodyBinder>(),
            ServiceDescriptor.Singleton<IParameterBinder, RouteValueBinder>(),
        ]);
        return services;
    }
}
