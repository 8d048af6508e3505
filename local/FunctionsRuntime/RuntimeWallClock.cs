namespace ProcurementFunctions.Local.FunctionsRuntime;

/// <summary>
/// The clock on the wall, for the runtime's own pauses. Everything that an app's schedule is about goes by the
/// <see cref="TimeProvider"/> of the services, which may run faster.
/// </summary>
internal sealed record RuntimeWallClock(TimeProvider Time);
