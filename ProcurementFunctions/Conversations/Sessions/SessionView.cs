namespace ProcurementFunctions.Conversations.Sessions;

/// <summary>A session as its user sees it.</summary>
/// <param name="Version">0: nothing has been said, or it is forgotten.</param>
/// <param name="Recommendation">The latest of <paramref name="Recommendations"/>.</param>
/// <param name="Remembered">What is left of turns that are forgotten.</param>
public sealed record SessionView(
    string UserId,
    long Version,
    DateTimeOffset? CreatedAt,
    DateTimeOffset? LastActivity,
    DateTimeOffset? ExpiresAt,
    IReadOnlyList<TurnView> Turns,
    string? CurrentQuery,
    IReadOnlyList<FoundItem> FoundItems,
    Recommendation? Recommendation,
    IReadOnlyList<Recommendation> Recommendations,
    PendingOrder? PendingOrder,
    decimal? BudgetLimit,
    IReadOnlyList<string> PreferredVendors,
    IReadOnlyList<StartedPurchaseNote> StartedPurchases,
    IReadOnlyList<string> Remembered)
{
    /// <summary>What a user without a session sees.</summary>
    public static SessionView Empty(string userId) =>
        new(userId, 0, null, null, null, [], null, [], null, [], null, null, [], [], []);

    public static SessionView Of(Session session) => new(
        session.UserId,
        session.Version,
        session.CreatedAt,
        session.LastActivity,
        session.ExpiresAt,
        [.. session.Turns.Select(turn => new TurnView(turn.At, turn.Role, turn.Text))],
        session.CurrentQuery,
        [.. session.FoundItems],
        session.LastRecommendation,
        [.. session.Recommendations],
        session.PendingOrder,
        session.BudgetLimit,
        [.. session.PreferredVendors],
        [.. session.StartedPurchases],
        [.. session.Remembered]);
}

public sealed record TurnView(DateTimeOffset At, TurnRole Role, string Text);
