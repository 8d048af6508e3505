using System.ComponentModel.DataAnnotations;

namespace ProcurementFunctions.Notices;

/// <summary>Where notices go; section <c>Notices</c>. Without an address there are none.</summary>
public sealed class NoticeOptions
{
    public const int ShortestSecret = 16;

    /// <summary>The receiving address: https, or http on this machine.</summary>
    public Uri? Url { get; set; }

    /// <summary>What notices are signed with, as vendors sign their webhooks: <c>X-Signature: t=…,v1=…</c>.</summary>
    public string Secret { get; set; } = "";

    /// <summary>The app's own address, as people reach it, for the link; null: the link is a path.</summary>
    public Uri? LinkBase { get; set; }

    /// <summary>How long the receiver may take to answer.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The pause after the first failure; it doubles up to an hour.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>For how long a notice is tried.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromDays(1);

    internal bool IsSafe => Url is null || (Url.IsAbsoluteUri && (Url.Scheme == Uri.UriSchemeHttps || (Url.Scheme == Uri.UriSchemeHttp && Url.IsLoopback)));

    internal bool IsSigned => Url is null || Secret.Length >= ShortestSecret;
}
