using System.Text.Json;
using ProcurementFunctions.Conversations;
using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Preferences;

namespace ProcurementFunctions.Privacy;

/// <summary>All that is kept about a user.</summary>
/// <param name="Session">Null: there is none.</param>
/// <param name="Answers">The answers kept for messages that come again, of the last 24 hours.</param>
/// <param name="Pending">What messages led to and is not carried out yet.</param>
/// <param name="Preferences">Null: none were set.</param>
/// <param name="Records">The firm's records that name the user, by what they are, such as "purchases".</param>
public sealed record MeExport(
    string UserId,
    DateTimeOffset ExportedAt,
    SessionView? Session,
    IReadOnlyList<MessageResponse> Answers,
    IReadOnlyList<PendingEffects> Pending,
    UserPreferences? Preferences,
    IReadOnlyList<ProductPreference> Products,
    IReadOnlyDictionary<string, IReadOnlyList<JsonElement>> Records);
