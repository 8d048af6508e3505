using Microsoft.DurableTask.Client;
using ProcurementFunctions.Doctor;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Insights;

namespace ProcurementFunctions.Pages.Today;

/// <summary>Gathers what needs a person today.</summary>
internal sealed class TodayDesk(IInsights insights, ShortItems items, StateDoctor doctor)
{
    private const int MostShown = 8;

    public async Task<TodayFacts> OfAsync(DurableTaskClient client, Caller caller, CancellationToken cancellation)
    {
        var approvals = insights.ApprovalsAsync(cancellation);
        var late = insights.LateAsync(new InsightPage(MostShown), cancellation);
        var budget = insights.BudgetAsync(caller.UserId, cancellation);
        var runningOut = items.SeeAsync(cancellation);
        var report = caller.IsInRole(Roles.Admin) ? (await doctor.LastAsync(client, cancellation)).Findings : [];
        var seen = await runningOut;
        return new(
            await approvals,
            await late,
            await budget,
            seen?.Value.Items,
            seen?.At,
            [.. report.Where(finding => finding.State == FindingState.NeedsAPerson).Take(MostShown)]);
    }
}
