using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Doctor;

/// <summary>
/// Looks whether Redis, Cosmos DB, the durable tasks and the vendors tell the same story, mends what is safe to mend, and
/// reports the rest. One round at a time in a process; rounds of two processes at once do no harm.
/// </summary>
internal sealed class StateDoctor(
    IEnumerable<IExamination> examinations,
    Repairs repairs,
    Suspicions suspicions,
    CatchUp catchUp,
    CosmosDoctorReports reports,
    TimeProvider time,
    DoctorMeter meter,
    ILogger<StateDoctor> logger) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>The last report; null: it has not looked yet. Looking may take minutes where there is much.</summary>
    public Task<DoctorReport?> KnownAsync(CancellationToken cancellation) => reports.ReadAsync(cancellation);

    /// <summary>The last report; a fresh one where there was none.</summary>
    public async Task<DoctorReport> LastAsync(DurableTaskClient client, CancellationToken cancellation) =>
        await reports.ReadAsync(cancellation) ?? await ExamineAsync(client, cancellation);

    /// <summary>One round.</summary>
    public async Task<DoctorReport> ExamineAsync(DurableTaskClient client, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            var report = await RoundAsync(client, cancellation);
            await reports.KeepAsync(report, cancellation);
            return report;
        }
        finally
        {
            suspicions.EndRound();
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<DoctorReport> RoundAsync(DurableTaskClient client, CancellationToken cancellation)
    {
        var round = new Round(time.GetUtcNow());
        var heardUpTo = (await reports.ReadAsync(cancellation))?.HeardUpTo;
        await round.TryAsync("timelines", async () => heardUpTo = await catchUp.RunAsync(heardUpTo, cancellation));
        foreach (var examination in examinations)
        {
            await round.TryAsync(examination.Name, async () =>
            {
                await foreach (var finding in examination.LookAsync(client, () => round.Look(examination.Name), cancellation))
                    await round.AddAsync(finding, () => TreatAsync(client, finding, cancellation));
            });
        }

        var report = round.ToReport(heardUpTo);
        meter.Record(report);
        DoctorLog.Round(logger, report.Counts.Values.Sum(), round.Repaired, report.NotLooked.Count);
        return report;
    }

    private async Task<FindingState> TreatAsync(DurableTaskClient client, Finding finding, CancellationToken cancellation)
    {
        if (!suspicions.IsConfirmed(finding.Suspicion)) return FindingState.Suspected;
        if (finding.Repair == Repair.None)
        {
            DoctorLog.NeedsAPerson(logger, finding.Kind, finding.Id);
            return FindingState.NeedsAPerson;
        }

        await repairs.MendAsync(client, finding, cancellation);
        DoctorLog.Repaired(logger, finding.Kind, finding.Id, finding.Repair);
        return FindingState.Repaired;
    }

    /// <summary>What one round comes upon.</summary>
    private sealed class Round(DateTimeOffset at)
    {
        private readonly Dictionary<string, int> _looked = [];
        private readonly Dictionary<string, string> _notLooked = [];
        private readonly Dictionary<string, int> _counts = [];
        private readonly Dictionary<string, ReportedFinding> _findings = [];
        private readonly HashSet<string> _keys = [];

        public int Repaired { get; private set; }

        public void Look(string what) => _looked[what] = _looked.GetValueOrDefault(what) + 1;

        /// <summary>What is away or cannot be read is said, and does not keep the doctor from the rest.</summary>
        public async Task TryAsync(string what, Func<Task> look)
        {
            _looked.TryAdd(what, 0);
            try
            {
                await look();
            }
            catch (Exception e) when (e is UnreadableDocumentException || ProblemMap.Of(e).Status != 500)
            {
                _notLooked[what] = ProblemMap.Of(e).Message;
            }
        }

        /// <summary>The same trouble may be seen from two sides; it is treated once.</summary>
        public async Task AddAsync(Finding finding, Func<Task<FindingState>> treat)
        {
            if (!_keys.Add(finding.Key)) return;
            var state = await treat();
            if (state == FindingState.Repaired) Repaired++;
            _counts[finding.Kind] = _counts.GetValueOrDefault(finding.Kind) + 1;
            if (_findings.Count < DoctorReport.MostFindings)
                _findings[finding.Key] = new(finding.Kind, finding.Id, finding.Since, state, finding.What, finding.ToDo);
        }

        public DoctorReport ToReport(DateTimeOffset? heardUpTo) => new()
        {
            Id = DoctorReport.DocumentId,
            CheckedAt = at,
            HeardUpTo = heardUpTo,
            Looked = _looked,
            NotLooked = _notLooked,
            Counts = _counts,
            Findings = [.. _findings.Values],
        };
    }
}
