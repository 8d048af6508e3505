using Microsoft.Extensions.Configuration;
using Xunit.Abstractions;

namespace ProcurementFunctions.Tests.Pages;

/// <summary>Where measured figures go: to the test's output, and to the file that <c>CONSOLE_FIGURES</c> names.</summary>
internal sealed class Figures(ITestOutputHelper output)
{
    private static readonly string? Path = Setting("CONSOLE_FIGURES");

    public static string? Setting(string name) => new ConfigurationBuilder().AddEnvironmentVariables().Build()[name];

    public void Write(string line)
    {
        output.WriteLine(line);
        if (Path is { Length: > 0 }) File.AppendAllText(Path, line + Environment.NewLine);
    }
}
