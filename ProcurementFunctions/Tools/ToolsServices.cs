using Microsoft.Extensions.DependencyInjection;

namespace ProcurementFunctions.Tools;

internal static class ToolsServices
{
    public static IServiceCollection AddTools(this IServiceCollection services) => services.AddSingleton<ApiCaller>();
}
