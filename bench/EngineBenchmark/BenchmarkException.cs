namespace ProcurementFunctions.Bench.EngineBenchmark;

/// <summary>The benchmark cannot be run, or found a wrong result, and why.</summary>
internal sealed class BenchmarkException(string message) : Exception(message);
