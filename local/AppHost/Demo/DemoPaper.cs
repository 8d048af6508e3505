using System.Globalization;

namespace ProcurementFunctions.Local.AppHost.Demo;

/// <summary>What the story is printed on.</summary>
internal sealed class DemoPaper(TextWriter output, TimeProvider firmTime)
{
    public void Heading(int number, string title)
    {
        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{number,2}. {title}"));
        output.Flush();
    }

    public void Say(string text)
    {
        output.WriteLine($"    {text}");
        output.Flush();
    }

    /// <summary>A line that begins with the day that it is for the firm.</summary>
    public void SayToday(string text) =>
        Say(string.Create(CultureInfo.InvariantCulture, $"{firmTime.GetUtcNow():yyyy-MM-dd}  {text}"));

    public void End(int steps)
    {
        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Every step held, {steps} of {steps}."));
        output.Flush();
    }
}
