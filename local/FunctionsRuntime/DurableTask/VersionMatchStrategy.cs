namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask;

/// <summary>Which instances this app may take steps for, compared with its default version.</summary>
internal enum VersionMatchStrategy
{
    /// <summary>All.</summary>
    None,

    /// <summary>Those of the same version.</summary>
    Strict,

    /// <summary>Those of the same or an older version.</summary>
    CurrentOrOlder,
}

/// <summary>What happens to an instance of a version that this app may not run.</summary>
internal enum VersionFailureStrategy
{
    /// <summary>It stays as it is until an app that may run it comes.</summary>
    Reject,

    /// <summary>It fails.</summary>
    Fail,
}
