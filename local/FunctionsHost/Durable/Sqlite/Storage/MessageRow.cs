namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Storage;

/// <summary>A message that waits for an instance, from <paramref name="Due"/> on.</summary>
internal sealed record MessageRow(long Id, string InstanceId, DateTime? Due, byte[] Data);

/// <summary>An activity that is to run.</summary>
internal sealed record ActivityRow(long Id, byte[] Data);
