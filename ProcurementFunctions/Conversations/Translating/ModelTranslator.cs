using System.Text.Json;
using Microsoft.Extensions.AI;
using ProcurementFunctions.LanguageModel;

namespace ProcurementFunctions.Conversations.Translating;

/// <summary>
/// Has a language model translate. It has no tools here: whatever it answers are words, which the rules read like any others. One that
/// answers nonsense costs its help and nothing else.
/// </summary>
internal sealed class ModelTranslator(ModelCaller model) : ITranslator
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
        ChatMessage[] messages = [new(ChatRole.System, instructions), new(ChatRole.User, text)];
        var response = await model.AskAsync(purpose, messages, new() { ResponseFormat = format }, cancellation);
        return response is null || response.FinishReason == ChatFinishReason.Length ? null : response.Text.Trim();
    }
}
