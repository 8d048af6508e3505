using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Purchasing.Returning;

/// <summary>Whether a return that a person sends can be true.</summary>
internal static class ReturnInput
{
    private const int LongestText = 500;
    private const int LongestId = 100;

    /// <exception cref="ProblemException">400: it cannot be of this purchase.</exception>
    public static void Check(ReturnBody body, PurchaseDocument purchase)
    {
        Reason(body.Reason);
        if (body.ReturnId is { Length: < 1 or > LongestId }) throw ProblemException.BadInput("returnId", $"must have 1 to {LongestId} characters");
        if (body.Quantity < 1) throw ProblemException.BadInput("quantity", "must be 1 or more");
        var isNew = purchase.Returns?.Any(back => back.ReturnId == body.ReturnId) != true;
        if (isNew && body.Quantity > ReturnRules.Most(purchase)) throw ProblemException.BadInput("quantity", ReturnRules.TooMany(purchase, body.Quantity));
    }

    /// <exception cref="ProblemException">400: it says nothing, or too much.</exception>
    public static string Reason(string? text) => string.IsNullOrWhiteSpace(text) || text.Length > LongestText
        ? throw ProblemException.BadInput("reason", $"must have 1 to {LongestText} characters")
        : text;
}
