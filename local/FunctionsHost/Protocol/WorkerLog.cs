using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Local.FunctionsHost.Protocol.Messages;

namespace ProcurementFunctions.Local.FunctionsHost.Protocol;

/// <summary>Writes what the worker logs to the host's log, under the worker's own categories.</summary>
internal sealed class WorkerLog(ILoggerFactory loggers)
{
    private const int CustomMetric = 2;
    private readonly ConcurrentDictionary<string, ILogger> _loggers = new();

    public void Write(RpcLog line)
    {
        if (line.LogCategory == CustomMetric || line.Level == RpcLog.Types.Level.None) return;
        var logger = _loggers.GetOrAdd(line.Category, loggers.CreateLogger);
        var text = line.Exception is { } failure ? $"{line.Message}{Environment.NewLine}{failure.Message}" : line.Message;
        logger.Log((LogLevel)line.Level, new EventId(0, line.EventId), text, exception: null, static (state, _) => state);
    }
}
