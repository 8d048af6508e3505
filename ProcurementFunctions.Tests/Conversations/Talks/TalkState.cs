namespace ProcurementFunctions.Tests.Conversations.Talks;

/// <summary>
/// What a message could have changed, by key: null, a string, a bool, a decimal or a list of strings.
/// budget, shipping, preferred, excluded, goals; purchases ("SKU:quantity" of those that go on), cancelled, approved,
/// rejected (SKUs); item.SKU.qty, .critical, .goals, .snoozed; firm.mode, .budget, .autoApprove, .goals, .level.
/// </summary>
internal sealed class TalkState : Dictionary<string, object?>
{
    public TalkState()
        : base(StringComparer.Ordinal)
    {
    }

    public static string Show(object? value) => value switch
    {
        null => "none",
        string[] list => $"[{string.Join(", ", list)}]",
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => $"{value}",
    };
}
