using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using ProcurementFunctions.Credentials;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;

namespace ProcurementFunctions;

/// <summary>The app with all that it needs registered; a host may add to it before it builds it.</summary>
public static class ProcurementApp
{
    public static FunctionsApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication();
        builder.UseMiddleware<ProblemDetailsMiddleware>();
        builder.UseMiddleware<SignInMiddleware>();
        builder.Services
            .AddHosting(builder.Configuration)
            .AddOperations(builder.Configuration)
            .AddPreferences(builder.Configuration)
            .AddCredentials(builder.Configuration);
        return builder;
    }
}
