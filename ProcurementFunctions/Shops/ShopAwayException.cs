namespace ProcurementFunctions.Shops;

/// <summary>A shop did not answer, or not as documented. Its message says what happened, without any address or secret.</summary>
/// <param name="retryAfter">How long the shop asks to be left alone; null: it did not say.</param>
/// <param name="isForGood">Whether trying the same again is of no use.</param>
internal sealed class ShopAwayException(string message, TimeSpan? retryAfter = null, bool isForGood = false) : Exception(message)
{
    public TimeSpan? RetryAfter { get; } = retryAfter;

    public bool IsForGood { get; } = isForGood;
}
