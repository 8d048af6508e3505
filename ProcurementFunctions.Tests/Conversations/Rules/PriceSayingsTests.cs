using ProcurementFunctions.Conversations.Rules;
using ProcurementFunctions.Insights.Items;

namespace ProcurementFunctions.Tests.Conversations.Rules;

public class PriceSayingsTests
{
    private static readonly KnownPrice Paid = Price(18.34m, "2026-11-20", isPaid: true);

    [Fact]
    public void Of_NoPrice_SaysSo() => Assert.Contains("I know no price of LAMP (Lamp) yet", Said(), StringComparison.Ordinal);

    [Fact]
    public void Of_PaidAlone_NamesWhatWhomAndWhen() =>
        Assert.Equal("The last price paid for LAMP (Lamp) was 18.34 USD each, to Acme on 2026-11-20.", Said(Paid));

    [Theory]
    [InlineData(17.50, "4.8 % more than 17.50 USD on 2026-10-01")]
    [InlineData(20.00, "8.3 % less than 20.00 USD on 2026-10-01")]
    [InlineData(18.34, "as much as on 2026-10-01")]
    public void Of_PaidBefore_SaysHowItChanged(decimal before, string says) =>
        Assert.Contains(says, Said(Paid, Price(before, "2026-10-01", isPaid: true)), StringComparison.Ordinal);

    [Fact]
    public void Of_PaidToAnotherBefore_ComparesNothing()
    {
        var said = Said(Paid, Price(17.50m, "2026-10-01", isPaid: true, vendor: "BOLT"));

        Assert.DoesNotContain("%", said, StringComparison.Ordinal);
        Assert.Contains("Before:\n- 2026-10-01: 17.50 USD each, BOLT", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_QuotedSince_ShowsTheNewestOfEachVendor()
    {
        var said = Said(Price(19.10m, "2026-11-29"), Price(19.00m, "2026-11-25"), Paid, Price(16.00m, "2026-11-01"));

        Assert.EndsWith("Quoted since:\n- 2026-11-29: 19.10 USD each, Acme", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_QuotedAlone_SaysThatNothingWasPaid() =>
        Assert.Contains("Nothing was paid for LAMP (Lamp), as far as I know. It was quoted:\n- 2026-11-29: 19.10 USD", Said(Price(19.10m, "2026-11-29")), StringComparison.Ordinal);

    private static string Said(params KnownPrice[] prices) => PriceSayings.Of(new("LAMP", "Lamp", "USD", prices));

    private static KnownPrice Price(decimal price, string day, bool isPaid = false, string? vendor = null) =>
        new(vendor ?? "ACME", vendor ?? "Acme", price, DateTimeOffset.Parse($"{day}T12:00:00Z", System.Globalization.CultureInfo.InvariantCulture), isPaid);
}
