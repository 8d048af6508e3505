using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Doctor;

/// <summary>Where the last report is kept.</summary>
internal sealed class CosmosDoctorReports(DocumentContainer<DoctorReport> reports)
{
    public static ContainerDefinition Definition { get; } = new("doctor", "/id");

    public static SchemaVersion Version { get; } = new(1, 0);

    /// <summary>Null: there was no round yet.</summary>
    public async Task<DoctorReport?> ReadAsync(CancellationToken cancellation) =>
        (await reports.ReadAsync(DoctorReport.DocumentId, DoctorReport.DocumentId, cancellation))?.Document;

    /// <summary>Keeps it, unless one of a later round is kept already.</summary>
    public Task KeepAsync(DoctorReport report, CancellationToken cancellation) => reports.UpdateAsync(
        DoctorReport.DocumentId, DoctorReport.DocumentId, known => known?.CheckedAt > report.CheckedAt ? known : report, cancellation);
}
