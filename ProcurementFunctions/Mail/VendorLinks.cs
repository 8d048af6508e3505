using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Pages;

namespace ProcurementFunctions.Mail;

/// <summary>
/// The links in mails to vendors: encrypted and authenticated with the app's keys, as its cookies are, so that nobody makes one or
/// changes one; each for one document of one vendor, mailed to one address, and for a time.
/// </summary>
internal sealed class VendorLinks(
    IDataProtectionProvider protection, IOptions<MailOptions> options, IOptions<ConsoleOptions> console, IServer server, WallClock wall)
{
    /// <summary>Longer than any that is made.</summary>
    private const int LongestToken = 2000;

    private readonly IDataProtector _links = protection.CreateProtector("Mail.Links");
    private readonly IDataProtector _forms = protection.CreateProtector("Mail.Forms");

    /// <summary>The address of a document's page.</summary>
    /// <param name="to">The address that it is mailed to.</param>
    public string For(VendorMailDocument document, string to)
    {
        var claims = new LinkClaims(document.Id, document.VendorId, to, wall.Now.AddDays(options.Value.LinkDays).ToUnixTimeSeconds());
        return $"{Home()}/vendor/{_links.Protect(JsonSerializer.Serialize(claims, VendorMailJson.Default.LinkClaims))}";
    }

    /// <exception cref="ProblemException">403: it is none of ours; 410: its time is over.</exception>
    public LinkClaims Read(string token)
    {
        if (Open(_links, token) is not { } text || JsonSerializer.Deserialize(text, VendorMailJson.Default.LinkClaims) is not { } claims)
            throw ProblemException.Forbidden("This link is not one that we sent, or a part of it is missing. Open it from the mail, whole.");
        return claims.Until > wall.Now.ToUnixTimeSeconds()
            ? claims
            : throw new ProblemException(410, "Expired", "This link has expired. Write to the buyer, whose address the mail names, for a new one.");
    }

    /// <summary>What a form of a document's page carries: that such a page was opened, and what stood on it.</summary>
    public string FormToken(VendorMailDocument document) => _forms.Protect($"{document.Id}:{document.Entries.Count}:{document.CancelAskedAt is not null}");

    /// <summary>Whether the form is of the document as it is now; null: it is not of its page at all.</summary>
    public bool? IsOfNow(VendorMailDocument document, string? token)
    {
        if (token is null || Open(_forms, token) is not { } text || !text.StartsWith($"{document.Id}:", StringComparison.Ordinal)) return null;
        return text == $"{document.Id}:{document.Entries.Count}:{document.CancelAskedAt is not null}";
    }

    private static string? Open(IDataProtector protector, string token)
    {
        try
        {
            return token.Length is > 0 and < LongestToken ? protector.Unprotect(token) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The app's own address; where none is set it runs on this machine alone, where it listens.</summary>
    private string Home() => (console.Value.Url is { Length: > 0 } set
        ? new Uri(set).GetLeftPart(UriPartial.Authority)
        : server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault())?.TrimEnd('/')
        ?? throw new InvalidOperationException("Console:Url is not set, so that no link can be made");
}
