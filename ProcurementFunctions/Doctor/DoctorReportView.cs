namespace ProcurementFunctions.Doctor;

/// <summary>The doctor's report as the API shows it.</summary>
internal sealed record DoctorReportView(
    DateTimeOffset CheckedAt,
    IReadOnlyDictionary<string, int> Looked,
    IReadOnlyDictionary<string, string> NotLooked,
    IReadOnlyDictionary<string, int> Counts,
    IReadOnlyList<FindingView> Findings)
{
    public static DoctorReportView Of(DoctorReport report) => new(
        report.CheckedAt,
        report.Looked,
        report.NotLooked,
        report.Counts,
        [.. report.Findings.Select(finding => new FindingView(
            finding.Kind,
            finding.Id,
            finding.Since,
            Math.Round(Math.Max(0, (report.CheckedAt - finding.Since).TotalHours), 1),
            finding.State,
            finding.What,
            finding.ToDo))]);
}

/// <param name="AgeHours">Of the firm's time, when it was found.</param>
internal sealed record FindingView(
    string Kind, string Id, DateTimeOffset Since, double AgeHours, FindingState State, string What, string ToDo);
