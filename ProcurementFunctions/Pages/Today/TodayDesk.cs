using ProcurementFunctions.Doctor;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Insights;
using ProcurementFunctions.Invoices;

namespace ProcurementFunctions.Pages.Today;

/// <summary>Gathers what needs a person today.</summary>
internal sealed class TodayDesk(IInsights insights, IInvoiceStore invoices, ShortItems items, StateDoctor doctor)
{
    private const int MostShown = 8;

    public async Task<TodayFacts> OfAsync(Caller caller, CancellationToken cancellation)
    {
        var approvals = insights.ApprovalsAsync(cancellation);
        var late = insights.LateAsync(new InsightPage(MostShown), cancellation);
        var budget = insights.BudgetAsync(caller.UserId, cancellation);
        var differing = invoices.ListPageAsync(new(InvoiceStatus.Differs), MostShown, null, cancellation);
        var runningOut = items.SeeAsync(cancellation);
        var report = caller.IsInRole(Roles.Admin) ? (await doctor.KnownAsync(cancellation))?.Findings : null;
        var seen = await runningOut;
        return new(
            await approvals,
            await late,
            await budget,
            [.. (await differing).Items.Select(invoice => invoice.Document)],
            (await differing).NextCursor is not null,
            seen?.Value.Items,
            seen?.At,
            [.. (report ?? []).Where(finding => finding.State == FindingState.NeedsAPerson).Take(MostShown)]);
    }
}
