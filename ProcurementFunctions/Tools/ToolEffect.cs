namespace ProcurementFunctions.Tools;

/// <summary>What a tool does to what is kept; told to clients as the hints of its annotations.</summary>
internal enum ToolEffect
{
    /// <summary>Nothing.</summary>
    Reads,

    /// <summary>It adds something; the same again may add it again, but for what <c>idempotencyKey</c> prevents.</summary>
    Adds,

    /// <summary>It sets something; the same again changes nothing.</summary>
    Sets,

    /// <summary>It ends something or binds the firm, which cannot simply be taken back.</summary>
    Binds,
}
