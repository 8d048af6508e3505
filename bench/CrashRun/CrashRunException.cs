namespace ProcurementFunctions.Bench.CrashRun;

/// <summary>The run cannot go on, and why.</summary>
internal sealed class CrashRunException(string message) : Exception(message);
