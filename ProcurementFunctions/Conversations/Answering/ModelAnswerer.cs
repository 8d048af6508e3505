using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using ProcurementFunctions.Conversations.Translating;
using ProcurementFunctions.LanguageModel;
using ProcurementFunctions.Tools;

namespace ProcurementFunctions.Conversations.Answering;

/// <summary>
/// Has a language model look things up and say what they come to, within limits of calls, rounds, tokens and time. It can do nothing
/// but read what the caller may read, and what it says counts only as far as its figures stand in what it read.
/// </summary>
internal sealed class ModelAnswerer(ModelCaller model, ApiCaller api, IOptions<ModelOptions> options) : IAnswerer
{
    private readonly ModelOptions _limits = options.Value;

    public async Task<string?> AnswerAsync(ToolCall caller, TranslationRequest question, CancellationToken cancellation)
    {
        if (_limits.MaxLookUps == 0) return null;
        using var limit = new CancellationTokenSource(_limits.AnswerTimeout);
        var desk = new LookUpDesk(LookUp.For(caller, api), _limits.MaxLookUps);
        var (reply, refusal) = AnswerRules.ReplyOf(await HearAsync(question, desk, cancellation, limit.Token), desk.Found, question.Today);
        if (refusal is not null) ModelMeter.Refused(refusal);
        return reply;
    }

    /// <summary>What the model answers in the end; null: it came to no end.</summary>
    private async Task<string?> HearAsync(TranslationRequest question, LookUpDesk desk, CancellationToken cancellation, CancellationToken limit)
    {
        List<ChatMessage> talk =
        [
            new(ChatRole.System, AnswerPrompts.Answer(_limits.MaxLookUps)),
            new(ChatRole.User, JsonSerializer.Serialize(question, TranslationJson.Readable.TranslationRequest)),
        ];
        var tokens = 0L;
        for (var round = 1; round <= _limits.MaxRounds && tokens < _limits.MaxAnswerTokens; round++)
        {
            // The last time it gets no tools, so that all it can do is answer.
            var mayLookUp = round < _limits.MaxRounds && desk.HasCallsLeft;
            if (await model.AskAsync("answer", talk, new() { Tools = mayLookUp ? [.. desk.LookUps] : null }, cancellation, limit) is not { } response) return null;
            tokens += response.Usage is { } used ? used.TotalTokenCount ?? (used.InputTokenCount ?? 0) + (used.OutputTokenCount ?? 0) : 0;
            var calls = response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().ToList();
            if (calls.Count == 0) return response.FinishReason is null || response.FinishReason == ChatFinishReason.Stop ? response.Text.Trim() : null;
            if (!mayLookUp) return null;
            talk.AddRange(response.Messages);
            if (await LookUpAsync(desk, calls, cancellation, limit) is not { } results) return null;
            talk.Add(new(ChatRole.Tool, results));
        }

        return null;
    }

    /// <summary>The results in the order of the calls; null: the time is over.</summary>
    private static async Task<List<AIContent>?> LookUpAsync(LookUpDesk desk, List<FunctionCallContent> calls, CancellationToken cancellation, CancellationToken limit)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit);
        try
        {
            var results = new List<AIContent>();
            foreach (var call in calls) results.Add(new FunctionResultContent(call.CallId, await desk.CallAsync(call, ended.Token)));
            return results;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }
}
