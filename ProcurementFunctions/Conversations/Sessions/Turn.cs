using System.Text.Json.Serialization;

namespace ProcurementFunctions.Conversations.Sessions;

/// <summary>Who said something.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TurnRole>))]
public enum TurnRole
{
    [JsonStringEnumMemberName("user")] User,
    [JsonStringEnumMemberName("agent")] Agent,
}

/// <summary>Something that was said.</summary>
/// <param name="At">On the wall clock, to the millisecond.</param>
/// <param name="Text">Its first <see cref="MaxText"/> characters.</param>
/// <param name="Fact">What is to be remembered of it when the turn itself is forgotten; null: nothing.</param>
[JsonConverter(typeof(TurnConverter))]
public sealed record Turn(DateTimeOffset At, TurnRole Role, string Text, string? Fact = null)
{
    public const int MaxText = 1_000;

    internal static Turn Of(DateTimeOffset at, TurnRole role, string text, string? fact = null) =>
        new(at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMillisecond)), role, Shortened(text), fact);

    private static string Shortened(string text)
    {
        if (text.Length <= MaxText) return text;
        // Never through the middle of a character that is two chars long.
        var length = char.IsHighSurrogate(text[MaxText - 2]) ? MaxText - 2 : MaxText - 1;
        return string.Concat(text.AsSpan(0, length), "…");
    }
}
