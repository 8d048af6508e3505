using Microsoft.Azure.Functions.Worker;

namespace ProcurementFunctions.Notices;

/// <summary>Sends notices by the clock.</summary>
internal sealed class NoticeFunctions(NoticeSender sender)
{
    [Function("SendNotices")]
    public Task SendAsync([TimerTrigger("*/10 * * * * *")] TimerInfo timer, CancellationToken cancellation) => sender.SendDueAsync(cancellation);
}
