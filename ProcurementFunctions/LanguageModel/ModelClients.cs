using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.Core;
using Microsoft.Extensions.AI;
using OllamaSharp;
using OpenAI;
using OpenAI.Chat;

namespace ProcurementFunctions.LanguageModel;

/// <summary>The clients of the providers, by settings.</summary>
internal static class ModelClients
{
    private const string AzureScope = "https://cognitiveservices.azure.com/.default";

    public static IChatClient Of(ModelOptions options, TokenCredential identity) => options.Provider switch
    {
        ModelOptions.Ollama => new OllamaApiClient(new Uri(options.Endpoint!), options.Name!),
        ModelOptions.Azure when string.IsNullOrWhiteSpace(options.Key) => ByIdentity(options, identity),
        _ => new ChatClient(options.Name!, new ApiKeyCredential(options.Key!), ClientOptionsOf(options)).AsIChatClient(),
    };

    private static IChatClient ByIdentity(ModelOptions options, TokenCredential identity) =>
#pragma warning disable OPENAI001 // The only way to a client that signs in with an Azure identity.
        new ChatClient(options.Name!, new BearerTokenPolicy(identity, AzureScope), ClientOptionsOf(options)).AsIChatClient();
#pragma warning restore OPENAI001

    /// <summary>A user waits: a call that fails is not tried again, the rules answer.</summary>
    private static OpenAIClientOptions ClientOptionsOf(ModelOptions options) => new()
    {
        Endpoint = string.IsNullOrWhiteSpace(options.Endpoint) ? null : new Uri(options.Endpoint),
        NetworkTimeout = options.Timeout,
        RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
    };
}
