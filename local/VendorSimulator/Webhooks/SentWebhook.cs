namespace ProcurementFunctions.Local.VendorSimulator.Webhooks;

/// <summary>A webhook and how far it has come.</summary>
/// <param name="Sent">How often the receiver took it.</param>
/// <param name="Attempts">How often it was tried.</param>
public sealed record SentWebhook(
    string VendorId, string EventId, string OrderNumber, string Body, WebhookState State, int Sent, int Attempts);

/// <summary>How far a webhook has come.</summary>
public enum WebhookState
{
    /// <summary>Not due yet, or to be tried again.</summary>
    Pending,
    Sent,

    /// <summary>Never to be sent: real vendors lose some.</summary>
    Withheld,

    /// <summary>What it tells will not happen any more.</summary>
    Dropped,

    /// <summary>The receiver did not take it, however often it was tried.</summary>
    GivenUp,
}
