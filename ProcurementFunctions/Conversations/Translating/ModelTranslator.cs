using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ProcurementFunctions.Conversations.Translating;

/// <summary>
/// Asks a language model. It has no tools: whatever it answers are words, which the rules read like any others. One that is
/// away, slow, or answers nonsense costs its help and nothing else.
/// </summary>
internal sealed class ModelTranslator(IChatClient model, IOptions<ModelOptions> options, ILogger<ModelTranslator> logger) : ITranslator
{
    private static readonly ChatResponseFormat Format = ChatResponseFormat.ForJsonSchema(TranslationPrompts.Schema, "translation");

    public bool IsThere => true;

    public async Task<Translation?> ReadAsync(TranslationRequest request, CancellationToken cancellation)
    {
        var message = JsonSerializer.Serialize(request, TranslationJson.Readable.TranslationRequest);
        var answer = await AskAsync("read", TranslationPrompts.Read, message, Format, cancellation);
        if (answer is null) return null;
        try
        {
            if (JsonSerializer.Deserialize(answer, TranslationJson.Default.Translation) is { Language: not null, Sentences: not null, Unplaced: not null } read) return read;
        }
        catch (JsonException)
        {
            // Told below.
        }

        ModelMeter.Refused("form");
        return null;
    }

    public async Task<string?> SayAsync(string reply, string language, CancellationToken cancellation)
    {
        if (await AskAsync("say", TranslationPrompts.Say(language), reply, ChatResponseFormat.Text, cancellation) is not { Length: > 0 } said) return null;
        if (TranslationRules.IsFaithful(reply, said)) return said;
        ModelMeter.Refused("figures");
        return null;
    }

    private async Task<string?> AskAsync(string purpose, string instructions, string text, ChatResponseFormat format, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(options.Value.Timeout);
        var begun = Stopwatch.GetTimestamp();
        try
        {
            var asked = new ChatOptions { Temperature = 0, MaxOutputTokens = options.Value.MaxOutputTokens, ResponseFormat = format };
            var response = await model.GetResponseAsync([new(ChatRole.System, instructions), new(ChatRole.User, text)], asked, limit.Token);
            ModelMeter.Asked(purpose, begun, response.Usage, null);
            return response.FinishReason == ChatFinishReason.Length ? null : response.Text.Trim();
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            // Providers throw what they like; none of it is the user's business.
            ModelMeter.Asked(purpose, begun, null, e.GetType().Name);
            TranslationLog.ModelFailed(logger, purpose, e.GetType().Name);
            return null;
        }
    }
}
