namespace ProcurementFunctions.Hosting;

/// <summary>
/// The clock on the wall, for what is agreed with the world outside the firm: sign-in, signatures, the expiry of
/// sessions and tokens. Everything else takes the firm's time, which a local run can speed up, from
/// <see cref="TimeProvider"/>.
/// </summary>
public sealed record WallClock(TimeProvider Time)
{
    public DateTimeOffset Now => Time.GetUtcNow();
}
