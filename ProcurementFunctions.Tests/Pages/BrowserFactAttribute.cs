namespace ProcurementFunctions.Tests.Pages;

/// <summary>A test in a real browser; skipped, with the reason, on a machine without one.</summary>
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Chromium.Path is null) Skip = "there is no Chromium on this machine; install it (on Debian: apt install chromium)";
    }
}
