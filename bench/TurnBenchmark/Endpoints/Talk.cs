using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProcurementFunctions.Bench.TurnBenchmark.Endpoints;

/// <summary>A conversation of some 4 KB, as plain generated JSON reads and writes it.</summary>
internal sealed record Talk(long Version, string UserId, DateTimeOffset LastActivity, IReadOnlyList<TalkTurn> Turns)
{
    /// <summary>A conversation whose JSON has as near to <paramref name="size"/> bytes as whole turns allow, and no fewer.</summary>
    public static Talk OfSize(string user, DateTimeOffset at, int size)
    {
        var talk = new Talk(1, user, at, []);
        while (JsonSerializer.SerializeToUtf8Bytes(talk, TalkJson.Default.Talk).Length < size)
            talk = talk with { Turns = [.. talk.Turns, new(at, "user", "find the best deal for 100 of it")] };
        return talk;
    }

    /// <summary>The oldest two turns go, the message and a reply of the same length come.</summary>
    public Talk Continue(Said message) => this with
    {
        Version = Version + 1,
        Turns = [.. Turns.Skip(2), new(LastActivity, "user", message.Text), new(LastActivity, "agent", message.Text)],
    };
}

internal sealed record TalkTurn(DateTimeOffset At, string Role, string Text);

/// <summary>A message as it is sent to each of the endpoints.</summary>
internal sealed record Said(string MessageId, string Text);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Talk))]
[JsonSerializable(typeof(Said))]
internal sealed partial class TalkJson : JsonSerializerContext;
