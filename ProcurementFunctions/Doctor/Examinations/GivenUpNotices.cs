using System.Runtime.CompilerServices;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Notices;

namespace ProcurementFunctions.Doctor.Examinations;

/// <summary>Notices that nobody took.</summary>
internal sealed class GivenUpNotices(CosmosNotices notices) : IExamination
{
    public string Name => "givenUpNotices";

    public async IAsyncEnumerable<Finding> LookAsync(
        DurableTaskClient client, Action looked, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var notice in notices.ListGivenUpAsync(cancellation))
        {
            looked();
            yield return new(
                FindingKinds.NoticeGivenUp,
                notice.Id,
                notice.At,
                $"the receiver of notices {notice.LastFailure}, {notice.Attempts} times, so that nobody heard of {notice.Kind} of {notice.About}",
                $"Tell whom it concerns of {notice.About}; look at Notices:Url and its receiver.");
        }
    }
}
