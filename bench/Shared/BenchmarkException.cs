namespace ProcurementFunctions.Bench.Shared;

/// <summary>The run cannot go on, or found a wrong result, and why.</summary>
internal sealed class BenchmarkException(string message) : Exception(message);
