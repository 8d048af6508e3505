using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Conversations.Answering;
using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Conversations.Reading;
using ProcurementFunctions.Conversations.Rules;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Conversations.Translating;
using ProcurementFunctions.Conversations.Wishes;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.Telemetry;
using ProcurementFunctions.LanguageModel;
using ProcurementFunctions.Tools;

namespace ProcurementFunctions.Conversations;

/// <summary>
/// Takes a message in: one read, a decision by pure rules, one conditional write, then the effects. A message that comes
/// again, also at the same moment, is answered as it was the first time.
/// </summary>
public sealed class MessageHandler(
    ISessionStore sessions,
    IFactSource facts,
    EffectRunner effects,
    UserGate gate,
    CatalogueSource catalogues,
    ITranslator translator,
    IAnswerer answerer,
    WallClock clock,
    TimeProvider time,
    ILogger<MessageHandler> logger)
{
    private const int MaxAttempts = 64;
    private const int MaxFetches = 16;

    /// <exception cref="ProblemException">
    /// 409: the message id was used for another text, or others kept changing the session; 503: a store is away.
    /// </exception>
    public async Task<MessageAnswer> HandleAsync(
        ToolCall call, string userId, Rights rights, MessageRequest request, CancellationToken cancellation)
    {
        var begun = AgentMeter.Begin();
        using var span = AgentTrace.Start("handle message");
        var catalogue = await catalogues.CurrentAsync();
        var handling = new Handling(
            call,
            userId,
            rights,
            new Message(request.MessageId, request.Text, $"{SessionKeys.Escaped(userId)}:{request.MessageId}") { Examples = catalogue.Examples },
            catalogue.Readings.Of(request.Text, () => MessageReader.English.Read(request.Text, catalogue)),
            HashOf(request.Text),
            translator.IsThere);
        span?.SetTag(AgentTrace.Intent, handling.Intent);
        try
        {
            var answered = await AnswerAsync(handling, cancellation);
            if (answered.Effects is not null) await effects.RunAsync(call.Client, answered.Effects, cancellation);
            AgentMeter.Answered(begun, handling.Intent);
            return answered.Answer;
        }
        catch (Exception e)
        {
            var type = e is ProblemException problem ? problem.Status.ToString(CultureInfo.InvariantCulture) : e.GetType().FullName!;
            span.Failed(type);
            AgentMeter.Answered(begun, handling.Intent, type);
            throw;
        }
    }

    /// <summary>Facts are fetched outside the gate: vendors may take their time, and other messages need not wait for them.</summary>
    private async ValueTask<Answered> AnswerAsync(Handling handling, CancellationToken cancellation)
    {
        for (var round = 0; round <= MaxFetches; round++)
        {
            if (await TryAnswerAsync(handling, cancellation) is { } answered) return answered;
            if (await IsTranslatedAsync(handling, cancellation)) continue;
            handling.Facts[handling.Missing.Index] = (handling.Missing.Missing, await facts.FetchAsync(handling.Missing.Missing, handling.UserId, cancellation));
        }

        throw Busy();
    }

    /// <summary>Has a language model say what the message means, and answer it where it is an open question, or say the reply in the message's language, where that was found to be missing.</summary>
    private async Task<bool> IsTranslatedAsync(Handling handling, CancellationToken cancellation)
    {
        if (handling.UnreadIn is { } session)
        {
            (handling.UnreadIn, handling.IsTranslated) = (null, true);
            var catalogue = await catalogues.CurrentAsync();
            var request = TranslationRules.RequestOf(handling.Message.Text, session, catalogue, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
            if (await translator.ReadAsync(request, cancellation) is not { } translation) return true;
            var wishes = TranslationRules.WishesOf(translation, catalogue);
            var isOpen = TranslationRules.IsOpenQuestion(translation, handling.Wishes, wishes);
            if (isOpen && await answerer.AnswerAsync(handling.Call, request, cancellation) is { } answer) handling.Take([new Wish.AskRecords(answer)], translation);
            else if (wishes is not null) handling.Take(wishes, translation);
            else if (!isOpen) ModelMeter.Refused("reading");
            return true;
        }

        if (handling.Unsaid is not { } reply) return false;
        handling.Unsaid = null;
        handling.Said[reply] = await translator.SayAsync(reply, handling.Language!, cancellation) ?? reply;
        return true;
    }

    /// <summary>The answer; null when something else is needed first, which is then asked for: facts, or a language model.</summary>
    private Task<Answered?> TryAnswerAsync(Handling handling, CancellationToken cancellation) =>
        gate.RunAsync(handling.UserId, () => AnswerInTurnAsync(handling, cancellation), cancellation);

    private async Task<Answered?> AnswerInTurnAsync(Handling handling, CancellationToken cancellation)
    {
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            // What was read before the facts were fetched may still be true; the write finds out.
            var read = handling.Read ??= await sessions.ReadAsync(handling.UserId, handling.Message.Id, cancellation);
            if (read.Answer is { } kept) return new(MessageAnswer.Of(SameAnswer(handling, kept)), null);
            var session = SessionOf(handling, read);
            if (translator.IsThere && !handling.IsTranslated && TranslationRules.IsWanted(session, handling.Wishes))
            {
                handling.UnreadIn = session;
                return null;
            }

            // What was fetched for another state of the session is not used: it stands under what was asked for then.
            var step = ConversationRules.Decide(
                session, handling.Rights, handling.Message, handling.Wishes, handling.FactsOf, clock.Now, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), handling.Say);
            if (handling.Unsaid is not null) return null;
            if (step.Outcome is not { } outcome)
            {
                handling.Missing = step;
                return null;
            }

            var (write, answered) = WriteOf(handling, read, outcome);
            if (await sessions.SaveAsync(write, cancellation))
            {
                ConversationsLog.Answered(logger, handling.Intent, write.Session.Version, answered.Effects?.Effects.Count ?? 0);
                return answered;
            }

            handling.Read = null;
            ConversationsLog.LostRace(logger, attempt);
            AgentMeter.LostRace("session");
            await PauseAsync(attempt, cancellation);
        }

        throw Busy();
    }

    private static (SessionWrite Write, Answered Answered) WriteOf(Handling handling, SessionRead read, Outcome outcome)
    {
        var response = new MessageResponse(
            handling.Message.Id, outcome.Reply, handling.Intent, outcome.Session.Version, outcome.Recommendation, outcome.Purchases);
        var pending = outcome.Effects.Count == 0
            ? null
            : new PendingEffects(handling.UserId, handling.Message.Id, outcome.Session.LastActivity, outcome.Effects)
            {
                TraceParent = AgentTrace.Parent,
            };
        var answer = MessageAnswer.Of(response);
        var write = new SessionWrite(outcome.Session, read.Mark, handling.Message.Id, new(handling.TextHash, response), pending)
        {
            ResponseJson = answer.Json,
        };
        return (write, new(answer, pending));
    }

    private Session SessionOf(Handling handling, SessionRead read) => read.Session ?? Session.New(handling.UserId, clock.Now);

    private static MessageResponse SameAnswer(Handling handling, KeptAnswer kept) => kept.TextHash == handling.TextHash
        ? kept.Response
        : throw ProblemException.Conflict($"messageId {handling.Message.Id} was used for a message with another text");

    private static ProblemException Busy() => ProblemException.Conflict(
        "this conversation is being changed by too many messages at once; send the message again");

    private Task PauseAsync(int attempt, CancellationToken cancellation) =>
        Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(1, 1 << Math.Min(attempt + 1, 5))), clock.Time, cancellation);

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));

    /// <summary>One message on its way through the attempts.</summary>
    private sealed class Handling(ToolCall call, string userId, Rights rights, Message message, ReadMessage read, string textHash, bool canTranslate)
    {
        public ToolCall Call => call;

        public string UserId => userId;

        public Rights Rights => rights;

        public Message Message => message;

        public IReadOnlyList<Wish> Wishes { get; private set; } = read.Wishes;

        /// <summary>The state of the talk in which a language model is to read the message; null: it need not.</summary>
        public Session? UnreadIn { get; set; }

        /// <summary>Whether a language model was asked for what the message means.</summary>
        public bool IsTranslated { get; set; }

        /// <summary>The language to reply in; null: English.</summary>
        public string? Language { get; private set; } = canTranslate && read.Language != Reading.Language.English.Tag ? read.Language : null;

        /// <summary>A reply that is to be said in that language first.</summary>
        public string? Unsaid { get; set; }

        /// <summary>Replies in that language, by the English ones.</summary>
        public Dictionary<string, string> Said { get; } = new(StringComparer.Ordinal);

        /// <summary>That of the first wish.</summary>
        public string Intent => Wishes[0].Intent;

        public string TextHash => textHash;

        /// <summary>What was read last, until a write finds that it has changed.</summary>
        public SessionRead? Read { get; set; }

        /// <summary>The facts that were fetched for each wish, and what was asked for them.</summary>
        public Dictionary<int, (FactRequest Asked, KnownFacts Facts)> Facts { get; } = [];

        /// <summary>What has to be fetched next.</summary>
        public Step Missing { get; set; } = new(null, 0, FactRequest.None);

        public void Take(IReadOnlyList<Wish> translated, Translation translation)
        {
            (Wishes, Language) = (translated, translation.IsEnglish ? null : translation.Language);
            Facts.Clear();
        }

        public string Say(string reply)
        {
            if (Language is null) return reply;
            if (Said.TryGetValue(reply, out var said)) return said;
            Unsaid = reply;
            return reply;
        }

        public KnownFacts? FactsOf(int index, FactRequest request) =>
            Facts.TryGetValue(index, out var known) && known.Asked == request ? known.Facts : null;
    }

    private sealed record Answered(MessageAnswer Answer, PendingEffects? Effects);
}
