using System.ComponentModel.DataAnnotations;
using ProcurementFunctions.Local.AppHost.Shop;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Tests.Local.AppHost;

public sealed class ApprovalWindowsTests
{
    [Theory]
    [InlineData(1, null)]
    [InlineData(144, null)]
    [InlineData(86_400, 600)]
    [InlineData(10_000_000, 3660)]
    public void MailQuotePatience_OfAClockThatIsSpedUp_IsTenRealMinutesThatTheAppTakes(double speed, int? days)
    {
        var patience = ApprovalWindows.MailQuotePatience(speed);

        Assert.Equal(days, patience?.TotalDays);
        var options = new VendorOptions { Endpoint = "http://127.0.0.1/{vendorId}", MailQuotePatience = patience ?? TimeSpan.FromDays(1) };
        Assert.True(Validator.TryValidateObject(options, new(options), [], validateAllProperties: true));
    }
}
