using Microsoft.DurableTask;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Engine;

/// <summary>
/// Says whether this app may run an instance of a version. Without a default version there is nothing to compare with and
/// every instance may run.
/// </summary>
internal sealed class VersionGate(DurableTaskOptions options)
{
    /// <summary>Whether an instance that may not run waits for an app that may run it, and does not fail.</summary>
    public bool LeavesAlone => options.VersionFailureStrategy == VersionFailureStrategy.Reject;

    /// <summary>Why an instance of this version may not run; null when it may.</summary>
    public TaskFailureDetails? Mismatch(string version)
    {
        if (options.DefaultVersion.Length == 0)
            return null;
        var order = VersionComparison.Compare(version, options.DefaultVersion);
        return options.VersionMatchStrategy switch
        {
            VersionMatchStrategy.Strict when order != 0 =>
                Failure($"The orchestration version '{version}' does not match the worker version '{options.DefaultVersion}'."),
            VersionMatchStrategy.CurrentOrOlder when order > 0 =>
                Failure($"The orchestration version '{version}' is greater than the worker version '{options.DefaultVersion}'."),
            _ => null,
        };
    }

    private static TaskFailureDetails Failure(string message) => new("VersionMismatch", message, null, null, null);
}
