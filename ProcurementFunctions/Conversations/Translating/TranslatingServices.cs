using Azure.Core;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ProcurementFunctions.Conversations.Answering;

namespace ProcurementFunctions.Conversations.Translating;

internal static class TranslatingServices
{
    public static IServiceCollection AddTranslating(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(ModelOptions.Section);
        services.AddOptions<ModelOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<ModelOptions>, ModelOptionsValidator>();
        if (section.Get<ModelOptions>()?.IsOn != true)
        {
            services.AddSingleton<ITranslator, NoTranslator>();
            services.AddSingleton<IAnswerer, NoAnswerer>();
            return services;
        }

        services.TryAddSingleton(provider => ModelClients.Of(provider.GetRequiredService<IOptions<ModelOptions>>().Value, provider.GetRequiredService<TokenCredential>()));
        services.AddSingleton<ModelCaller>();
        services.AddSingleton<ITranslator, ModelTranslator>();
        services.AddSingleton<IAnswerer, ModelAnswerer>();
        return services;
    }
}
