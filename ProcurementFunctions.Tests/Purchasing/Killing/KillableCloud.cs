using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using ProcurementFunctions.Local.AppHost;
using ProcurementFunctions.Local.VendorSimulator;
using ProcurementFunctions.Tests.Fixtures;

namespace ProcurementFunctions.Tests.Purchasing.Killing;

/// <summary>The stores and vendors that outlive the process that is killed, and the app's services with a kill switch at each effect.</summary>
public class KillableCloud : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("procurement-kills-").FullName;
    private int _engines;

    /// <summary>Exact, and to be looked at: it tells nothing by itself.</summary>
    internal static VendorProfile Vendor { get; } = VendorProfile.Exact with { WebhookLossRate = 1 };

    internal KillSwitch Kills { get; } = new();

    internal FakeTimeProvider Time { get; private protected init; } = new(new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));

    internal LocalCloud Cloud { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var options = LocalCloudFixture.Options(_folder);
        AddTo(options.DataFolder!);
        Cloud = await LocalCloud.StartAsync(options with
        {
            FirmTime = Time,
            AdjustVendor = (_, _) => Vendor,
            ConfigureApp = app =>
            {
                app.Services.AddSingleton(Kills);
                app.UseMiddleware<KillableSteps>();
                KillableEffects.Add(app.Services, Kills);
                Change(app.Services);
            },
            // The sweeps are run by the test; the app's own engine has nothing to do with these purchases.
            Settings = new Dictionary<string, string?>
            {
                ["PurchaseSweepSchedule"] = "0 0 0 29 2 *",
                ["CleanupSchedule"] = "0 0 0 29 2 *",
                ["InventoryCheckSchedule"] = "0 0 0 29 2 *",
                ["AzureWebJobs.SendVendorMail.Disabled"] = "true",
                ["Vendors:MailQuotePatience"] = "14.00:00:00",
            },
        });
    }

    /// <summary>What the shop has beside the usual.</summary>
    private protected virtual void AddTo(string dataFolder) => ScrewData.AddTo(dataFolder);

    private protected virtual void Change(IServiceCollection services)
    {
    }

    /// <summary>Where another engine keeps its histories.</summary>
    internal string NewFolder() => Path.Combine(_folder, $"engine-{++_engines}");

    public async Task DisposeAsync()
    {
        await Cloud.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
