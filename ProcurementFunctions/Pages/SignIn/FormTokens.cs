using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace ProcurementFunctions.Pages.SignIn;

/// <summary>
/// What every form carries to show that it came from a page of this very sign-in (a synchronizer token that nobody has to keep:
/// it holds the session's id, encrypted).
/// </summary>
internal sealed class FormTokens(IDataProtectionProvider protection)
{
    public const string Field = "form-token";

    private readonly IDataProtector _protector = protection.CreateProtector("Pages.Forms");

    public string For(ConsoleSession session) => _protector.Protect(Mark(session));

    public bool IsOf(ConsoleSession session, string? token)
    {
        try
        {
            return token is { Length: > 0 and < 2000 } && _protector.Unprotect(token) == Mark(session);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static string Mark(ConsoleSession session) => $"{session.Id}:{session.UserId}";
}
