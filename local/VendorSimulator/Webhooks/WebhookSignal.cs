namespace ProcurementFunctions.Local.VendorSimulator.Webhooks;

/// <summary>Tells the scheduler that something new may be due before what it waits for.</summary>
internal sealed class WebhookSignal
{
    private TaskCompletionSource _next = New();

    /// <summary>Completes with the next <see cref="Wake"/>. Take it before looking at what is due, so that none is missed.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Wake() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
