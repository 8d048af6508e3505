using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Conversations.Answering;
using ProcurementFunctions.LanguageModel;

namespace ProcurementFunctions.Conversations.Translating;

internal static class TranslatingServices
{
    /// <summary>What a language model does for conversations, where there is one.</summary>
    public static IServiceCollection AddTranslating(this IServiceCollection services, IConfiguration configuration) => configuration.HasLanguageModel()
        ? services.AddSingleton<ITranslator, ModelTranslator>().AddSingleton<IAnswerer, ModelAnswerer>()
        : services.AddSingleton<ITranslator, NoTranslator>().AddSingleton<IAnswerer, NoAnswerer>();
}
