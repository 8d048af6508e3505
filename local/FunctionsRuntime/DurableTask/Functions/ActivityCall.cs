using Microsoft.DurableTask;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Functions;

/// <summary>One call of an activity, with its input as JSON.</summary>
internal sealed class ActivityCall(string name, string instanceId, string version, string? input) : TaskActivityContext
{
    public override TaskName Name => name;

    public override string InstanceId => instanceId;

    public override string Version => version;

    public string? Input => input;
}
