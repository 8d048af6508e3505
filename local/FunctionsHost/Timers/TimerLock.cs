using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Local.FunctionsHost.Timers;

/// <summary>Lets one host at a time run the timers of a state directory; it goes with the process that holds it.</summary>
internal sealed class TimerLock(FunctionsHostOptions options, ILogger<TimerLock> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly string _file = Path.Combine(options.StateDirectory, "timers.lock");

    /// <summary>Waits for the lock; disposing what this gives releases it.</summary>
    public async Task<IDisposable> TakeAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(_file))!);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return new FileStream(_file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(_file))
            {
                if (attempt == 0)
                    logger.TimersHeldElsewhere(_file);
                await Task.Delay(Pause, options.WallTime, cancellation);
            }
        }
    }
}
