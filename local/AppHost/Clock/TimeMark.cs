using System.Globalization;
using System.Text;
using ProcurementFunctions.Local.FunctionsHost.Hosting;

namespace ProcurementFunctions.Local.AppHost.Clock;

/// <summary>A time kept in a file, always whole: a reader finds either the time before or the time after a write.</summary>
internal sealed class TimeMark(string path)
{
    /// <summary>The time, or null when none was ever written.</summary>
    /// <exception cref="InvalidDataException">The file holds something else.</exception>
    public DateTimeOffset? Read()
    {
        if (!File.Exists(path)) return null;
        var text = File.ReadAllText(path).Trim();
        return DateTimeOffset.TryParseExact(
            text, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw new InvalidDataException($"{path} should hold a time such as 2026-01-31T00:00:00.0000000+00:00 but holds \"{text}\"");
    }

    public void Write(DateTimeOffset time) =>
        PrivateFile.Write(path, Encoding.ASCII.GetBytes(time.ToString("O", CultureInfo.InvariantCulture)));
}
