namespace ProcurementFunctions.Local.FunctionsHost.Durable.Management;

/// <summary>The addresses by which an instance is watched and steered, under their official names.</summary>
internal sealed record ManagementPayload(
    string Id,
    string StatusQueryGetUri,
    string SendEventPostUri,
    string TerminatePostUri,
    string RewindPostUri,
    string PurgeHistoryDeleteUri,
    string RestartPostUri,
    string SuspendPostUri,
    string ResumePostUri);
