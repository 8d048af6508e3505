using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Doctor;

/// <summary>Event ids 2000 to 2049.</summary>
internal static partial class DoctorLog
{
    [LoggerMessage(2000, LogLevel.Information, "Doctor: {Findings} findings, {Repaired} repaired; {NotLooked} parts could not be looked at")]
    public static partial void Round(ILogger logger, int findings, int repaired, int notLooked);

    [LoggerMessage(2001, LogLevel.Warning, "Doctor: {Kind} {Id} was repaired ({Repair})")]
    public static partial void Repaired(ILogger logger, string kind, string id, Repair repair);

    [LoggerMessage(2002, LogLevel.Error, "Doctor: {Kind} {Id} needs a person; see GET /api/doctor")]
    public static partial void NeedsAPerson(ILogger logger, string kind, string id);
}
