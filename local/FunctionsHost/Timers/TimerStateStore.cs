using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Local.FunctionsHost.Timers;

/// <summary>Keeps a file for each timer under the state directory; each write replaces the file as a whole.</summary>
internal sealed class TimerStateStore(FunctionsHostOptions options, ILogger<TimerStateStore> logger)
{
    private readonly string _directory = Path.Combine(options.StateDirectory, "timers");

    /// <summary>What is remembered of the timer; null when nothing is, or the file cannot be read (which is logged).</summary>
    public TimerState? Load(string timer)
    {
        var file = FileOf(timer);
        if (!File.Exists(file))
            return null;
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(file), TimerStateJson.Default.TimerState);
        }
        catch (JsonException unreadable)
        {
            logger.TimerStateUnreadable(unreadable, timer, file);
            return null;
        }
    }

    public void Save(string timer, TimerState state)
    {
        Directory.CreateDirectory(_directory);
        var file = FileOf(timer);
        var written = file + ".new";
        File.WriteAllBytes(written, JsonSerializer.SerializeToUtf8Bytes(state, TimerStateJson.Default.TimerState));
        File.Move(written, file, overwrite: true);
    }

    private string FileOf(string timer) => Path.Combine(_directory, Uri.EscapeDataString(timer.ToLowerInvariant()) + ".json");
}
