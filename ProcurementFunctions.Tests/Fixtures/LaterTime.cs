namespace ProcurementFunctions.Tests.Fixtures;

/// <summary>The real time, some time later.</summary>
internal sealed class LaterTime(TimeSpan by) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
}
