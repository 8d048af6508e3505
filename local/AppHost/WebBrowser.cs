using System.ComponentModel;
using System.Diagnostics;

namespace ProcurementFunctions.Local.AppHost;

/// <summary>The browser of the person who started AppHost.</summary>
internal static class WebBrowser
{
    /// <summary>False: there is none that the system knows.</summary>
    public static bool TryOpen(Uri page)
    {
        try
        {
            // The system's own opener says where a page belongs; only Windows has it behind the shell.
            var opener = OperatingSystem.IsWindows() ? new ProcessStartInfo(page.AbsoluteUri) { UseShellExecute = true }
                : new ProcessStartInfo(OperatingSystem.IsMacOS() ? "open" : "xdg-open", [page.AbsoluteUri]) { RedirectStandardError = true, RedirectStandardOutput = true };
            using var started = Process.Start(opener);
            return true;
        }
        catch (Exception e) when (e is Win32Exception or PlatformNotSupportedException)
        {
            return false;
        }
    }
}
