using ProcurementFunctions.Autonomy;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Tests.Autonomy;

/// <summary>Evidence about BOLT at ACME, a day after the other.</summary>
internal sealed class Track
{
    public static readonly DateTimeOffset First = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    public static readonly AutonomySettings Settings = new(true, 1000, 5000, AutonomyPeriod.Week, 5, 0.5);
    public static readonly VendorTrust Perfect = new(1, 1);

    private readonly List<Evidence> _evidence = [];

    public IReadOnlyList<Evidence> Evidence => _evidence;

    public DateTimeOffset Now => First.AddDays(_evidence.Count);

    public Track Made(ProposalOutcome outcome, int times = 1, decimal total = 100, string vendor = "ACME")
    {
        for (var i = 0; i < times; i++) Add(vendor, evidence => evidence with { Proposal = outcome, ProposedTotal = total });
        return this;
    }

    public Track Agreed(int times, decimal total = 100) => Made(ProposalOutcome.Unchanged, times, total);

    public Track Came(int times = 1, bool? onTime = true, int received = 10, int rejected = 0)
    {
        for (var i = 0; i < times; i++) Add("ACME", evidence => evidence with { Ordered = 10, Received = received, Rejected = rejected, OnTime = onTime, UnitPrice = 5, Paid = true });
        return this;
    }

    public Track FarOff()
    {
        Add("ACME", evidence => evidence with { UnitPrice = 50, IsFarOff = true });
        return this;
    }

    public TrackRecord Record(int successes = 5, DateTimeOffset? now = null) => TrackRecordRules.Of("BOLT", "ACME", _evidence, successes, now ?? Now);

    public EarnedLimit Limit(AutonomySettings? settings = null, VendorTrust? vendor = null) =>
        EarnedLimitRules.Of(Record((settings ?? Settings).MinimumObservations), vendor ?? Perfect, settings ?? Settings);

    private void Add(string vendor, Func<Evidence, Evidence> with) =>
        _evidence.Add(with(new() { Id = $"e{_evidence.Count}", VendorId = vendor, Sku = "BOLT", At = Now }));
}
