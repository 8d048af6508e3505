using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Preferences;

namespace ProcurementFunctions.Conversations;

/// <summary>All that is kept about a user.</summary>
/// <param name="Session">Null: there is none.</param>
/// <param name="Answers">The answers kept for messages that come again, of the last 24 hours.</param>
/// <param name="Preferences">Null: none were set.</param>
public sealed record MeExport(
    string UserId,
    DateTimeOffset ExportedAt,
    SessionView? Session,
    IReadOnlyList<MessageResponse> Answers,
    UserPreferences? Preferences,
    IReadOnlyList<ProductPreference> Products);
