using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Tests.Fixtures;

/// <summary>What is logged, as a log shows it: with the whole text of exceptions.</summary>
internal sealed class LineLog : ILoggerProvider
{
    private const int Most = 50_000;

    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Category(categoryName, Lines);

    public void Dispose()
    {
    }

    private sealed class Category(string name, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs.Select(pair => $"{pair.Key}={pair.Value}")) : "";
            lines.Enqueue($"{logLevel} {name}[{eventId.Id}] {formatter(state, exception)} {values} {exception}");
            while (lines.Count > Most) lines.TryDequeue(out _);
        }
    }
}
