using System.Diagnostics;
using OpenTelemetry;

namespace ProcurementFunctions.Hosting.Telemetry;

/// <summary>
/// Takes the words off a failed span. The Functions worker and Durable Task put the exception's message there, which may hold
/// what is personal; that it failed stays. It comes before the exporters.
/// </summary>
internal sealed class ErrorTextRemoval : BaseProcessor<Activity>
{
    public override void OnEnd(Activity data)
    {
        if (data.StatusDescription is not null) data.SetStatus(data.Status);
    }
}
