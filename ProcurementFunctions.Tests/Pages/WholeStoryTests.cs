using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using ProcurementFunctions.Tests.Purchasing;

namespace ProcurementFunctions.Tests.Pages;

/// <summary>A day with the console in a real browser, from the first file to the last word; and its main part without script, and by two at once.</summary>
public sealed class WholeStoryTests
{
    private const string Stock = "sku,name,on_hand,reorder_point,safety_stock\nBOLT,Bolt,4,20,10\nNUT,Nut,50,50,10\nWASHER,Washer,3,50,10\nCLAMP,Clamp,7,5,1\n";

    [BrowserFact]
    public async Task Firm_FromItsFileToErasure_InTheBrowser()
    {
        await using var shop = await PurchaseShop.OpenAsync(speed: 1);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        var anna = await Chromium.OpenAsync(browser, shop.Cloud.Url, 1280, ColorScheme.Light, "anna", roles: ["admin", "buyer"]);

        // A file: looked at, then imported, without a reload by hand.
        await GoAsync(anna, "Import");
        await anna.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(new FilePayload { Name = "stock.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(Stock) });
        await anna.GetByRole(AriaRole.Button, new() { Name = "Look at it" }).ClickAsync();
        await anna.GetByText("Nothing is changed yet").WaitForAsync();
        await anna.GetByRole(AriaRole.Button, new() { Name = "Import 4 rows" }).ClickAsync();
        await anna.GetByText("It is imported").WaitForAsync();

        // Nothing is held back, so that the story need not wait.
        await GoAsync(anna, "Settings");
        await anna.GetByLabel("Undo window after an approval, in minutes").FillAsync("0");
        await anna.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await anna.GetByText("The settings are saved.").WaitForAsync();

        // Low stock is bought.
        await GoAsync(anna, "Stock");
        await anna.GetByRole(AriaRole.Link, new() { Name = "Washer" }).ClickAsync();
        Assert.Contains("low", await anna.Locator(".tag").First.InnerTextAsync(), StringComparison.Ordinal);
        await anna.GetByLabel("Units", new() { Exact = true }).FillAsync("60");
        await anna.GetByRole(AriaRole.Button, new() { Name = "Ask the vendors" }).ClickAsync();
        await anna.Locator("[data-part=standing] .tag", new() { HasText = "awaiting approval" }).WaitForAsync();
        var place = new Uri(anna.Url).AbsolutePath;

        // Another person approves, pressing twice.
        var approver = await Chromium.OpenAsync(browser, shop.Cloud.Url, 360, ColorScheme.Dark, "approver");
        await approver.GotoAsync(new Uri(shop.Cloud.Url, place.Replace("purchases", "approvals", StringComparison.Ordinal)).AbsoluteUri);
        await approver.GetByRole(AriaRole.Button, new() { Name = "Approve", Exact = true }).DblClickAsync();
        await approver.GetByText("is approved").WaitForAsync();

        // The buyer sees it come without a reload, and receives.
        await anna.Locator("[data-part=steps] strong", new() { HasText = "approved" }).First.WaitForAsync();
        await anna.GetByText("has changed since you opened it").WaitForAsync();
        await anna.Locator("[data-part=orders] td", new() { HasText = "acknowledged" }).Or(anna.Locator("[data-part=orders] td", new() { HasText = "placed" })).First.WaitForAsync();
        await anna.ReloadAsync();
        await anna.GetByLabel("Units that arrived").FillAsync("60");
        await anna.GetByRole(AriaRole.Button, new() { Name = "Book in" }).ClickAsync();
        await anna.GetByText("The goods are booked in.").WaitForAsync();
        await anna.Locator("[data-part=steps] strong", new() { HasText = "goods received" }).First.WaitForAsync();
        var record = await shop.GetAsync(new JsonObject { ["id"] = place.Split('/')[^1] });
        Assert.Single(record["timeline"]!.AsArray(), entry => (string?)entry!["event"] == "approved");

        // Back and forth does nothing anew.
        await anna.GoBackAsync();
        await anna.GoForwardAsync();
        Assert.Single((await shop.GetAsync(record))["receipts"]!.AsArray());

        // The vendor was learned.
        await anna.GotoAsync(new Uri(shop.Cloud.Url, $"/vendors/{record["order"]?["vendorId"] ?? record["orders"]![0]!["vendorId"]}").AbsoluteUri);
        await anna.GetByText("1 placed").WaitForAsync();

        // It is taken back.
        await anna.GotoAsync(new Uri(shop.Cloud.Url, place).AbsoluteUri);
        await anna.GetByText("Take it back").ClickAsync();
        await anna.GetByLabel("Why", new() { Exact = true }).First.FillAsync("counted wrongly");
        await anna.GetByRole(AriaRole.Button, new() { Name = "Take back", Exact = true }).ClickAsync();
        await anna.GetByText("The receipt is taken back").WaitForAsync();
        await anna.Locator("[data-part=steps] strong", new() { HasText = "receipt reversed" }).First.WaitForAsync();

        // Who did it is in the trail; then what is kept of her is taken along and erased.
        await GoAsync(anna, "Audit");
        await anna.GetByText("counted wrongly").First.WaitForAsync();
        await anna.GetByRole(AriaRole.Link, new() { Name = "anna" }).Last.ClickAsync();
        var download = await anna.RunAndWaitForDownloadAsync(() => anna.GetByRole(AriaRole.Link, new() { Name = "Download all of it" }).ClickAsync());
        Assert.Contains("anna", await File.ReadAllTextAsync(await download.PathAsync()), StringComparison.Ordinal);
        await anna.GetByLabel("Yes, erase").CheckAsync();
        await anna.GetByRole(AriaRole.Button, new() { Name = "Erase" }).ClickAsync();
        await anna.GetByText("You are signed out").WaitForAsync();
    }

    [BrowserFact]
    public async Task Purchase_WithoutScriptAndByKeyboardAlone_IsReadApprovedAndReceived()
    {
        await using var shop = await PurchaseShop.OpenAsync(speed: 1);
        await shop.ChangeOperationsAsync(settings => settings["ordering"]!["holdMinutes"] = 0);
        var purchase = await shop.UntilAsync(await shop.CreateAsync("WASHER", 60), "awaitingApproval");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        var approver = await Chromium.OpenAsync(browser, shop.Cloud.Url, 1280, ColorScheme.Light, "approver", withScript: false);
        var buyer = await Chromium.OpenAsync(browser, shop.Cloud.Url, 360, ColorScheme.Light, "buyer", withScript: false, roles: ["buyer"]);

        await approver.GotoAsync(new Uri(shop.Cloud.Url, $"/approvals/{purchase["id"]}").AbsoluteUri);
        await TabToAsync(approver, "Approve");
        await approver.Keyboard.PressAsync("Enter");
        await approver.GetByText("is approved").WaitForAsync();
        await shop.UntilAsync(purchase, "ordered");

        await buyer.GotoAsync(new Uri(shop.Cloud.Url, $"/purchases/{purchase["id"]}").AbsoluteUri);
        await buyer.GetByLabel("Units that arrived").FillAsync("60");
        await TabToAsync(buyer, "Book in");
        await buyer.Keyboard.PressAsync("Enter");
        await buyer.GetByText("The goods are booked in.").WaitForAsync();
        Assert.Equal(60, (int)(await shop.GetAsync(purchase))["receipts"]![0]!["quantity"]!);
    }

    [BrowserFact]
    public async Task Purchase_OpenInTwoWindows_TheSecondIsToldThatItChanged()
    {
        await using var shop = await PurchaseShop.OpenAsync(speed: 1);
        var purchase = await shop.UntilAsync(await shop.CreateAsync("WASHER", 60), "awaitingApproval");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        var first = await Chromium.OpenAsync(browser, shop.Cloud.Url, 1280, ColorScheme.Light, "anna", roles: ["buyer"]);
        var second = await Chromium.OpenAsync(browser, shop.Cloud.Url, 1280, ColorScheme.Light, "approver");
        await first.GotoAsync(new Uri(shop.Cloud.Url, $"/purchases/{purchase["id"]}").AbsoluteUri);
        await second.GotoAsync(new Uri(shop.Cloud.Url, $"/approvals/{purchase["id"]}").AbsoluteUri);

        await first.GetByLabel("Why it is not needed any more").FillAsync("found some");
        await first.GetByRole(AriaRole.Button, new() { Name = "Cancel the purchase" }).ClickAsync();
        await second.GetByText("It has changed since you opened it").WaitForAsync();
        await second.GetByRole(AriaRole.Button, new() { Name = "Approve", Exact = true }).ClickAsync();
        await second.GetByText("That was not done").WaitForAsync();
        Assert.Equal("cancelled", (string?)(await shop.GetAsync(purchase))["status"]);
    }

    [BrowserFact]
    public async Task ApiDocs_InTheBrowser_ShowEveryCallAndNothingFromElsewhere()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        var page = await browser.NewPageAsync();
        var wrong = new List<string>();
        page.Console += (_, message) => wrong.AddRange(message.Type == "error" ? [message.Text] : []);
        page.Request += (_, request) => wrong.AddRange(new Uri(request.Url) is { Scheme: "http" or "https" } at && at.Authority != shop.Cloud.Url.Authority ? [request.Url] : []);

        await page.GotoAsync(new Uri(shop.Cloud.Url, "/api/docs").AbsoluteUri);
        await page.Locator("[data-path='/purchases/{id}/decision']").First.WaitForAsync();

        Assert.Empty(wrong);
    }

    private static Task GoAsync(IPage page, string name) => page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).First.ClickAsync();

    /// <summary>Moves the focus on until it is on that button.</summary>
    private static async Task TabToAsync(IPage page, string button)
    {
        for (var step = 0; step < 60; step++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.Locator($"button:focus:text-is('{button}')").CountAsync() > 0) return;
        }

        Assert.Fail($"the keyboard does not reach {button}");
    }
}
