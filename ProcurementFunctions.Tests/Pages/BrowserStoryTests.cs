using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Playwright;
using ProcurementFunctions.Tests.Purchasing;

namespace ProcurementFunctions.Tests.Pages;

/// <summary>The console in a real browser.</summary>
public sealed class BrowserStoryTests
{
    /// <summary>Set it to a folder, and the pages are photographed into it.</summary>
    private const string Pictures = "CONSOLE_PICTURES";

    private static readonly string? Folder = new ConfigurationBuilder().AddEnvironmentVariables().Build()[Pictures];

    [BrowserFact]
    public async Task Approver_SignsInAndApproves_ByKeyboardAndMouse()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        var purchase = await shop.UntilAsync(await shop.CreateAsync("WASHER", 200), "awaitingApproval");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        var page = await Chromium.OpenAsync(browser, shop.Cloud.Url, 1280, ColorScheme.Light, "approver");

        await page.GetByRole(AriaRole.Link, new() { Name = "Approvals", Exact = true }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "See why: Washer" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve", Exact = true }).ClickAsync();

        Assert.Contains("is approved", await page.GetByRole(AriaRole.Status).InnerTextAsync(), StringComparison.Ordinal);
        await shop.UntilAsync(purchase, "received");
    }

    [BrowserFact]
    public async Task Pages_InLightAndDarkOnPhoneAndDesk_HaveNoViolation()
    {
        await using var shop = await PurchaseShop.OpenAsync(data: WriteDemand);
        var done = await shop.UntilAsync(await shop.ApprovedAsync("BOLT", 60), "received");
        var waiting = await shop.UntilAsync(await shop.CreateAsync("WASHER", 200), "awaitingApproval");
        await PurchaseShop.SayAsync(shop.Cloud.CreateClient("anna", "admin", "buyer", "approver"), "what is running low?");
        await shop.ChangeOperationsAsync(settings => settings["locations"] = new JsonArray("Warehouse", "Back room"));
        string[] paths =
        [
            "/", "/autonomy", $"/invoice-entry?order={done["order"]!["orderNumber"]}", await InvoiceAsync(shop, done), "/money?period=2025-Q4", "/approvals", $"/approvals/{waiting["id"]}", "/purchases", $"/purchases/{done["id"]}", "/stock", "/stock/BOLT", "/stock/NUT",
            "/vendors", "/vendors/ACME", "/vendors/ACME?sku=BOLT", "/vendors/ACME/offers", "/vendors/ACME/offers/BOLT", "/vendors/ACME/offers/NUT", "/money", "/invoices", "/talk", "/me", "/import", await HeldAsync(shop), "/audit", "/doctor",
            "/settings", "/signed-out", "/purchases/P-UNKNOWN",
        ];
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        var wrong = new List<string>();
        foreach (var width in new[] { 360, 1280 })
        {
            var page = await Chromium.OpenAsync(browser, shop.Cloud.Url, width, ColorScheme.Light, "anna");
            foreach (var path in paths)
            {
                var problems = await PageLook.ProblemsAsync(page, new Uri(shop.Cloud.Url, path), isThere: !path.EndsWith("UNKNOWN", StringComparison.Ordinal), PictureAsync);
                wrong.AddRange(problems.Select(problem => $"{path} at {width}, {problem}"));

                Task PictureAsync(ColorScheme scheme) => Folder is { Length: > 0 }
                    ? page.ScreenshotAsync(new() { Path = Path.Combine(Folder, NameOf(page, path, scheme == ColorScheme.Dark)), FullPage = false })
                    : Task.CompletedTask;
            }

            await page.Context.CloseAsync();
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    /// <summary>The page of an invoice that differs.</summary>
    private static async Task<string> InvoiceAsync(PurchaseShop shop, JsonObject purchase)
    {
        using var buyer = await Browser.SignedInAsync(shop.Cloud, "anna", "buyer");
        using var entered = await buyer.SendFileAsync("/invoice-entry", "/invoice-entry", "i.xml", Papers.InvoiceOf(purchase, "X-2", 2), new() { ["as"] = "file" });
        return entered.Headers.Location!.OriginalString;
    }

    /// <summary>The page of a file that was looked at.</summary>
    private static async Task<string> HeldAsync(PurchaseShop shop)
    {
        using var admin = await Browser.SignedInAsync(shop.Cloud, "anna", "admin");
        using var held = await admin.SendFileAsync("/import", "/import", "stock.csv", Encoding.UTF8.GetBytes("sku,name,on_hand\nCLAMP,Clamp,7\nHOOK,Hook,x\n"), []);
        var place = held.Headers.Location!.OriginalString;
        await admin.UntilAsync(place, "Nothing is changed yet");
        return place;
    }

    /// <summary>Of the nuts, so that there are charts of them.</summary>
    private static void WriteDemand(string folder) => File.WriteAllLines(
        Path.Combine(folder, "demand.csv"),
        ["sku,date,quantity,in_stock", .. Enumerable.Range(0, 90).Select(day => $"NUT,{new DateOnly(2026, 1, 1).AddDays(day):yyyy-MM-dd},{2 + (day % 5)},1")]);

    private static string NameOf(IPage page, string path, bool isDark) =>
        $"{(path == "/" ? "today" : path.StartsWith("/import/", StringComparison.Ordinal) ? "import-preview" : path.Trim('/').Split('?')[0].Replace('/', '-'))}-{page.ViewportSize!.Width}-{(isDark ? "dark" : "light")}.png";
}
