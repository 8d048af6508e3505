namespace ProcurementFunctions.Local.FunctionsHost.Protocol;

/// <summary>Limits of the stream.</summary>
internal static class ProtocolLimits
{
    /// <summary>The largest message either way, as in the Functions host.</summary>
    public const int MaxMessageBytes = int.MaxValue;
}
