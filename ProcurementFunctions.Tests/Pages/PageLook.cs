using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ProcurementFunctions.Tests.Pages;

/// <summary>What is wrong with how a page is made, as a browser and axe see it, in light and dark.</summary>
internal static class PageLook
{
    /// <summary>All rules; of what they find no more than the violations is taken out of the browser.</summary>
    private static readonly AxeRunOptions Everything = new() { ResultTypes = [ResultType.Violations] };

    /// <summary>Dark pages are the light ones in other colours.</summary>
    private static readonly AxeRunOptions Colours = new() { ResultTypes = [ResultType.Violations], RunOnly = new() { Type = "rule", Values = ["color-contrast", "link-in-text-block"] } };

    /// <summary>What axe finds, a page that is wider than the window, and what the browser complains of.</summary>
    /// <param name="isThere">False: the page says that there is nothing, of which the browser complains rightly.</param>
    /// <param name="look">Is called when the page is shown so; null: nobody looks.</param>
    public static async Task<IReadOnlyList<string>> ProblemsAsync(IPage page, Uri url, bool isThere = true, Func<ColorScheme, Task>? look = null)
    {
        var problems = new List<string>();
        void Complain(object? sender, IConsoleMessage message)
        {
            if (message.Type == "error" && isThere) problems.Add(message.Text);
        }

        page.Console += Complain;
        await page.GotoAsync(url.AbsoluteUri);
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
#pragma warning disable CS0618 // There are no frames in the pages, and the other way opens a window of the browser for each look.
            var result = await page.Locator("html").RunAxeLegacy(scheme == ColorScheme.Light ? Everything : Colours);
#pragma warning restore CS0618
            problems.AddRange(result.Violations.Select(violation => $"{scheme}: {violation.Id} {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}"));
            if (look is not null) await look(scheme);
        }

        page.Console -= Complain;
        var isTooWide = await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth");
        if (isTooWide) problems.Add("the page scrolls sideways");
        return problems;
    }
}
