using System.Diagnostics.Metrics;

namespace ProcurementFunctions.Doctor;

/// <summary>Metric <c>procurement.doctor.findings</c>: how many findings the last round had, by kind and in all ("any").</summary>
internal sealed class DoctorMeter : IDisposable
{
    public const string Name = "ProcurementFunctions.Doctor";

    private readonly Meter _meter = new(Name);
    private readonly Gauge<int> _findings;
    private HashSet<string> _kinds = [];

    public DoctorMeter() => _findings = _meter.CreateGauge<int>(
        "procurement.doctor.findings", "{finding}", "Findings of the last round of the state doctor.");

    public void Record(DoctorReport report)
    {
        _findings.Record(report.Counts.Values.Sum(), new KeyValuePair<string, object?>("kind", "any"));
        foreach (var kind in _kinds.Union(report.Counts.Keys))
            _findings.Record(report.Counts.GetValueOrDefault(kind), new KeyValuePair<string, object?>("kind", kind));
        _kinds = [.. report.Counts.Keys];
    }

    public void Dispose() => _meter.Dispose();
}
