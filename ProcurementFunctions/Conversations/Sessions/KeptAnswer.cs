using System.Text.Json.Serialization;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Conversations.Sessions;

/// <summary>The answer that a message got, kept so that the message's repetition gets it too.</summary>
/// <param name="TextHash">Tells whether the message that comes again has the same text.</param>
public sealed record KeptAnswer(
    [property: JsonRequired] string TextHash, [property: JsonRequired] MessageResponse Response)
{
    /// <summary>The shape that this build writes.</summary>
    public static readonly SchemaVersion CurrentSchema = new(1, 0);

    /// <summary>Missing means 0.0, which said the same.</summary>
    public SchemaVersion SchemaVersion { get; init; } = CurrentSchema;
}
