namespace ProcurementFunctions.Conversations.Rules;

/// <summary>What the user who sent a message may do.</summary>
public readonly record struct Rights(bool IsBuyer, bool IsApprover, bool IsAdmin);
