namespace ProcurementFunctions.Goals;

/// <summary>Whose goals they are, as decision records and answers name it. It never holds a user's id or a SKU.</summary>
public static class GoalOwner
{
    public const string Firm = "firm";

    /// <summary>The firm's goals for one product.</summary>
    public const string Product = "product";

    /// <summary>The goals of the user who asks.</summary>
    public const string User = "user";

    /// <summary>The goals of the user who asks, for one product.</summary>
    public const string UserProduct = "userProduct";
}
