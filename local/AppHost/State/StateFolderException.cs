namespace ProcurementFunctions.Local.AppHost.State;

/// <summary>The state folder cannot be used; the message says why and what to do.</summary>
public sealed class StateFolderException(string message, Exception? inner = null) : Exception(message, inner);
