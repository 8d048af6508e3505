using Microsoft.Extensions.Options;

namespace ProcurementFunctions.LanguageModel;

/// <summary>A model that is set is set wholly: the app does not start with half of one.</summary>
internal sealed class ModelOptionsValidator : IValidateOptions<ModelOptions>
{
    public ValidateOptionsResult Validate(string? name, ModelOptions options)
    {
        if (!options.IsOn) return ValidateOptionsResult.Success;
        if (options.Provider is not (ModelOptions.OpenAi or ModelOptions.Azure or ModelOptions.Ollama))
            return ValidateOptionsResult.Fail($"Model:Provider is \"{options.Provider}\": it must be openai, azure or ollama.");
        if (string.IsNullOrWhiteSpace(options.Name)) return ValidateOptionsResult.Fail("Model:Name must name the model.");
        if (options.Provider == ModelOptions.OpenAi && string.IsNullOrWhiteSpace(options.Key)) return ValidateOptionsResult.Fail("Model:Key must be set for openai.");
        if (options.Provider != ModelOptions.OpenAi && string.IsNullOrWhiteSpace(options.Endpoint)) return ValidateOptionsResult.Fail($"Model:Endpoint must be set for {options.Provider}.");
        return string.IsNullOrWhiteSpace(options.Endpoint) || IsSafe(options.Endpoint)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Model:Endpoint is \"{options.Endpoint}\": it is an https address, or http on this machine.");
    }

    private static bool IsSafe(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
