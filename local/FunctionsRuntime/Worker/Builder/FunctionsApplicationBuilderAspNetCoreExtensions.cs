using Microsoft.Extensions.Hosting;
using ProcurementFunctions.Local.FunctionsRuntime.Http;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Lets HTTP functions take ASP.NET Core's request and return its results.</summary>
public static class FunctionsApplicationBuilderAspNetCoreExtensions
{
    public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(this FunctionsApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (builder.Properties.TryAdd(typeof(HttpResultMiddleware), true))
        {
            builder.Services.AddHttpFunctions();
            builder.UseMiddleware<HttpResultMiddleware>();
        }

        return builder;
    }
}
