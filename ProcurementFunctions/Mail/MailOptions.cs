using System.ComponentModel.DataAnnotations;
using System.Net;
using ProcurementFunctions.Knowledge;

namespace ProcurementFunctions.Mail;

/// <summary>The mail server by which vendors without an interface are reached; section "Mail". Without a host there is none.</summary>
internal sealed class MailOptions
{
    public const string Section = "Mail";

    /// <summary>Of the SMTP server; empty: no vendor is reached by e-mail.</summary>
    public string? Host { get; set; }

    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    /// <summary>As whom the app signs in to it; empty: it does not.</summary>
    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>The address that mails are from.</summary>
    public string? From { get; set; }

    /// <summary>Where a vendor's reply goes, to people: the app reads no mail. Empty: to <see cref="From"/>.</summary>
    public string? ReplyTo { get; set; }

    /// <summary>Whether the connection must be encrypted: from its start at port 465, else by STARTTLS. Only a server on this machine may do without.</summary>
    public bool UseTls { get; set; } = true;

    /// <summary>How long one step of a talk with the server may take, on the clock on the wall.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>For how many days, on the clock on the wall, a link in a mail can be used.</summary>
    [Range(1, 400)]
    public int LinkDays { get; set; } = 60;

    /// <summary>Whether there is a mail server.</summary>
    internal bool IsSet => !string.IsNullOrWhiteSpace(Host);

    internal bool IsLocal => Host is "localhost" || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));

    internal bool HasAddresses => !IsSet || (From is { } from && EmailRules.IsAddress(from) && (string.IsNullOrEmpty(ReplyTo) || EmailRules.IsAddress(ReplyTo)));

    internal bool IsSafe => !IsSet || UseTls || IsLocal;

    internal bool HasBothOrNeither => string.IsNullOrEmpty(User) == string.IsNullOrEmpty(Password);
}
