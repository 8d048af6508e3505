using ProcurementFunctions.Hosting.SignIn;

namespace ProcurementFunctions.Pages;

/// <summary>What every page knows beside what it shows.</summary>
/// <param name="Caller">Null: nobody is signed in.</param>
/// <param name="Path">Of this page, for the navigation.</param>
/// <param name="FormToken">Goes into every form; see <see cref="SignIn.FormTokens"/>.</param>
/// <param name="Note">What was just done; null: nothing.</param>
/// <param name="Problem">Why what was sent could not be done; null: nothing was, or it was done.</param>
/// <param name="Typed">What was sent then, so that nobody types it twice.</param>
public sealed record PageView(
    Caller? Caller, string Title, string Path, string? FormToken, string? Note, string? Problem, FormValues Typed)
{
    public bool IsBuyer => Caller?.IsInRole(Roles.Buyer) == true;

    public bool IsApprover => Caller?.IsInRole(Roles.Approver) == true;

    public bool IsAdmin => Caller?.IsInRole(Roles.Admin) == true;
}
