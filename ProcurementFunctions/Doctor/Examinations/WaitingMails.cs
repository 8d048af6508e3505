using System.Runtime.CompilerServices;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Mail;

namespace ProcurementFunctions.Doctor.Examinations;

/// <summary>Mails to vendors that no mail server has taken for long.</summary>
internal sealed class WaitingMails(IVendorMail mails, WallClock wall) : IExamination
{
    /// <summary>A mail server that is away for a moment is nothing to tell of. On the clock on the wall, as mails are.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    public string Name => "waitingMails";

    public async IAsyncEnumerable<Finding> LookAsync(
        DurableTaskClient client, Action looked, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var document in mails.ListWaitingAsync(cancellation))
        {
            looked();
            if (document.Mails.FirstOrDefault(mail => mail.NextAttemptAt is not null && mail.CreatedAt < wall.Now - Long) is not { } mail) continue;
            yield return new(
                FindingKinds.MailWaiting,
                $"{document.Id}:{mail.Number}",
                mail.CreatedAt,
                $"the mail about {document.Id} to {document.VendorId} was tried {mail.Attempts} times and is not sent: {mail.Failure ?? "nobody has tried it"}",
                $"Look at Mail:Host and the mail server; it is tried on. Tell {document.VendorId} otherwise if it is urgent.");
        }
    }
}
