namespace ProcurementFunctions.Vendors;

/// <summary>A vendor was asked for a quote by e-mail and has time to answer; the purchase waits for it, and nothing has failed.</summary>
/// <param name="vendorId">Which vendor.</param>
/// <param name="answerBy">Until when it has time, on the firm's clock.</param>
public sealed class QuotePendingException(string vendorId, DateTimeOffset answerBy)
    : Exception($"vendor {vendorId}: was asked by e-mail and has not answered yet")
{
    public DateTimeOffset AnswerBy { get; } = answerBy;
}
