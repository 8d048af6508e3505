using System.Text.Json.Serialization;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Conversations.Effects;

/// <summary>The effects of one message, kept from the moment it was answered until they are carried out.</summary>
/// <param name="At">When the message was answered, on the wall clock; later for each message of a user.</param>
public sealed record PendingEffects(
    [property: JsonRequired] string UserId,
    [property: JsonRequired] string MessageId,
    [property: JsonRequired] DateTimeOffset At,
    [property: JsonRequired] IReadOnlyList<Effect> Effects)
{
    /// <summary>The shape that this build writes. A new kind of effect, or a new field of one, raises the minor version; older builds leave it to newer ones.</summary>
    public static readonly SchemaVersion CurrentSchema = new(1, 5);

    /// <summary>Missing means 0.0, which said the same.</summary>
    public SchemaVersion SchemaVersion { get; init; } = CurrentSchema;

    /// <summary>The W3C traceparent of the message, so that what follows from it belongs to its trace; null where it had none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TraceParent { get; init; }
}
