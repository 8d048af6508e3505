namespace ProcurementFunctions.Local.AppHost;

/// <summary>The local cloud cannot start with what it was given; the message says why and what to do.</summary>
public sealed class LocalCloudException(string message, Exception? inner = null) : Exception(message, inner);
