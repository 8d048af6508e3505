namespace ProcurementFunctions.Bench.TurnBenchmark;

/// <summary>The benchmark cannot be run, and why.</summary>
internal sealed class BenchmarkException(string message) : Exception(message);
