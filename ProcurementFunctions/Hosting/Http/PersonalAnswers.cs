using System.Runtime.CompilerServices;
using System.Text.Json;
using ProcurementFunctions.Hosting.Privacy;
using ProcurementFunctions.Hosting.Redis;
using StackExchange.Redis;

namespace ProcurementFunctions.Hosting.Http;

/// <summary>
/// Answers kept by idempotency key that a user got, or that name them, such as an approver's answer about their purchase.
/// They are deleted; the purchase itself knows what was done already.
/// </summary>
internal sealed class PersonalAnswers(IConnectionMultiplexer redis) : IPersonalRecords
{
    public string Name => "answersByKey";

    public async IAsyncEnumerable<JsonElement> ListAsync(
        string userId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var kept = new KeptAnswers(redis);
        await foreach (var key in redis.KeysAsync(IdempotencyKeys.AnyOf(userId), cancellation))
        {
            if (await kept.ReadAsync(key!) is { IsAnswered: true } answer && Parse(answer) is { } body) yield return body;
        }
    }

    public async Task EraseAsync(Erasure erasure, CancellationToken cancellation)
    {
        var kept = new KeptAnswers(redis);
        await foreach (var key in redis.KeysAsync(IdempotencyKeys.AnyOf(erasure.UserId), cancellation))
            await redis.GetDatabase().KeyDeleteAsync(key);
        await foreach (var key in redis.KeysAsync(IdempotencyKeys.Any, cancellation))
        {
            if (await kept.ReadAsync(key!) is { } answer && Parse(answer) is { } body && Names(body, erasure.UserId))
                await redis.GetDatabase().KeyDeleteAsync(key);
        }
    }

    private static JsonElement? Parse(KeptAnswer answer) =>
        answer.Body is { Length: > 0 } body && answer.ContentType?.Contains("json", StringComparison.Ordinal) == true
            ? JsonElement.Parse(body)
            : null;

    /// <summary>Whether the user stands anywhere in it as a value.</summary>
    private static bool Names(JsonElement element, string userId) => element.ValueKind switch
    {
        JsonValueKind.String => element.ValueEquals(userId),
        JsonValueKind.Array => element.EnumerateArray().Any(item => Names(item, userId)),
        JsonValueKind.Object => element.EnumerateObject().Any(property => Names(property.Value, userId)),
        _ => false,
    };
}
