using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Local.VendorSimulator.Webhooks;

/// <summary>The one loop that sends what is due and then sleeps until the earliest next webhook, on either clock.</summary>
internal sealed class WebhookScheduler(
    WebhookTable webhooks,
    WebhookSender sender,
    WebhookSignal signal,
    TimeProvider time,
    TimeProvider wallTime,
    Func<Uri?> webhookBase,
    ILogger<WebhookScheduler> logger)
{
    private const int OrdersAtOnce = 8;

    /// <summary>Timers do not reach further; waking up now and then costs nothing.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromDays(20);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await SendDueAndSleepAsync(cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                SimulatorLog.WebhookRoundFailed(logger, e);
                await Task.Delay(PauseAfterFailure, wallTime, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task SendDueAndSleepAsync(CancellationToken cancellation)
    {
        var woken = signal.Next;
        if (webhookBase() is not { } receiver)
        {
            await woken.WaitAsync(cancellation);
            return;
        }
        var due = webhooks.ListDue(time.GetUtcNow(), wallTime.GetUtcNow());
        if (due.Count == 0)
            await SleepAsync(woken, cancellation);
        else
            await SendAsync(due, receiver, cancellation);
    }

    /// <summary>The webhooks of one order go out one after the other, in the order in which things happened.</summary>
    private Task SendAsync(IReadOnlyList<DueWebhook> due, Uri receiver, CancellationToken cancellation) => Parallel.ForEachAsync(
        due.GroupBy(webhook => (webhook.VendorId, webhook.OrderNumber)),
        new ParallelOptions { MaxDegreeOfParallelism = OrdersAtOnce, CancellationToken = cancellation },
        async (ofOrder, stop) =>
        {
            foreach (var webhook in ofOrder)
                await sender.SendAsync(webhook, receiver, stop);
        });

    private async Task SleepAsync(Task woken, CancellationToken cancellation)
    {
        var (firm, wall) = webhooks.NextDue();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAny(woken, Until(firm, time, end.Token), Until(wall, wallTime, end.Token));
        await end.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
    }

    private static Task Until(DateTimeOffset? at, TimeProvider clock, CancellationToken end)
    {
        if (at is null)
            return Task.Delay(Timeout.InfiniteTimeSpan, clock, end);
        var wait = at.Value - clock.GetUtcNow();
        return Task.Delay(TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, LongestSleep.Ticks)), clock, end);
    }
}
