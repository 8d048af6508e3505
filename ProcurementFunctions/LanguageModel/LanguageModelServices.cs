using Azure.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ProcurementFunctions.LanguageModel;

internal static class LanguageModelServices
{
    /// <summary>Whether a language model is set.</summary>
    public static bool HasLanguageModel(this IConfiguration configuration) => configuration.GetSection(ModelOptions.Section).Get<ModelOptions>()?.IsOn == true;

    public static IServiceCollection AddLanguageModel(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ModelOptions>().Bind(configuration.GetSection(ModelOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<ModelOptions>, ModelOptionsValidator>();
        if (!configuration.HasLanguageModel()) return services;
        services.TryAddSingleton(provider => ModelClients.Of(provider.GetRequiredService<IOptions<ModelOptions>>().Value, provider.GetRequiredService<TokenCredential>()));
        services.AddSingleton<ModelCaller>();
        return services;
    }
}
