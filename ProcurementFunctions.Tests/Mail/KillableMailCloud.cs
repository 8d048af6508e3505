using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Tests.Purchasing.Killing;

namespace ProcurementFunctions.Tests.Mail;

/// <summary>
/// A killable cloud with a vendor by e-mail. A mail is left to who sends it for minutes on the clock on the wall, should they die: the test
/// turns that clock, too.
/// </summary>
public sealed class KillableMailCloud : KillableCloud
{
    // Whoever signs in does so at the real time.
    public KillableMailCloud() => Time = new(TimeProvider.System.GetUtcNow());

    private protected override void AddTo(string dataFolder) => MailShop.WriteVendor(dataFolder);

    private protected override void Change(IServiceCollection services) => services.AddSingleton(new WallClock(Time));
}
