namespace ProcurementFunctions.Local.FunctionsHost.Http;

/// <summary>Which key a caller of an HTTP function must send.</summary>
internal enum KeyLevel
{
    /// <summary>None.</summary>
    Anonymous,

    /// <summary>The key for functions, or the master key.</summary>
    Function,

    /// <summary>The master key.</summary>
    Admin,
}
