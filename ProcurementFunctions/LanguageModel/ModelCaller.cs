using System.Diagnostics;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ProcurementFunctions.LanguageModel;

/// <summary>Asks the language model once, within the time and the tokens of one answer. One that is away, slow or refuses costs its help and nothing else.</summary>
internal sealed class ModelCaller(IChatClient model, IOptions<ModelOptions> options, ILogger<ModelCaller> logger)
{
    /// <summary>What it answered, ended or not; null: it did not answer in time.</summary>
    /// <param name="purpose">As in docs/telemetry.md.</param>
    /// <param name="limit">Ends the wait like the time of one answer does, and unlike <paramref name="cancellation"/>, which throws.</param>
    public async Task<ChatResponse?> AskAsync(
        string purpose, IEnumerable<ChatMessage> messages, ChatOptions asked, CancellationToken cancellation, CancellationToken limit = default)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit);
        ended.CancelAfter(options.Value.Timeout);
        asked.Temperature = 0;
        asked.MaxOutputTokens = options.Value.MaxOutputTokens;
        var begun = Stopwatch.GetTimestamp();
        try
        {
            var response = await model.GetResponseAsync(messages, asked, ended.Token);
            ModelMeter.Asked(purpose, begun, response.Usage, null);
            return response;
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            // Providers throw what they like; none of it is the user's business.
            ModelMeter.Asked(purpose, begun, null, e.GetType().Name);
            LanguageModelLog.ModelFailed(logger, purpose, e.GetType().Name);
            return null;
        }
    }
}
