using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Tests.Local.FunctionsHost;

/// <summary>Keeps the failures that were logged.</summary>
internal sealed class RecordedLog : ILoggerProvider, ILogger
{
    public ConcurrentQueue<Exception> Failures { get; } = new();

    public ConcurrentQueue<string> Messages { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Messages.Enqueue(formatter(state, exception));
        if (exception is not null)
            Failures.Enqueue(exception);
    }

    public void Dispose()
    {
    }
}
