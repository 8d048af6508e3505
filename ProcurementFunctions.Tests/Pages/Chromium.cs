using Microsoft.Playwright;

namespace ProcurementFunctions.Tests.Pages;

/// <summary>The browser of this machine, where there is one; none is ever downloaded.</summary>
internal static class Chromium
{
    private static readonly string[] Places =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium"];

    private static readonly string[] Arguments =
        ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--no-first-run"];

    public static string? Path { get; } = Array.Find(Places, File.Exists);

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Path,
        Headless = true,
        Args = Arguments,
    });

    /// <summary>A page of the console in a browser of its own, on which somebody is signed in with all roles, or as the local approver.</summary>
    public static async Task<IPage> OpenAsync(
        IBrowser browser, Uri console, int width, ColorScheme scheme, string user, bool withScript = true, params string[] roles)
    {
        var context = await browser.NewContextAsync(
            new() { ViewportSize = new() { Width = width, Height = 800 }, ColorScheme = scheme, JavaScriptEnabled = withScript });
        var page = await context.NewPageAsync();
        await page.GotoAsync(console.AbsoluteUri);
        if (user == "approver" && roles.Length == 0)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "approver (approver)" }).ClickAsync();
        }
        else
        {
            await page.GetByLabel("Somebody else").FillAsync(user);
            foreach (var role in roles.Length == 0 ? ["buyer", "approver", "admin"] : roles) await page.GetByLabel(role, new() { Exact = true }).CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        }

        await page.GetByRole(AriaRole.Heading, new() { Name = "Today", Level = 1 }).WaitForAsync();
        return page;
    }
}
