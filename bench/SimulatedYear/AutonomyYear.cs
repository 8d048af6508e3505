using ProcurementFunctions.Autonomy;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Bench.SimulatedYear;

/// <summary>
/// Two years of proposals and of an approver with a taste of their own, by the rules alone: what the agent earns, what it buys by itself, and
/// what of that the approver would not have bought.
/// </summary>
/// <remarks>
/// The approver rejects what is dearer by an eighth than what they have in mind, what they think is too early (two of a hundred; of a third of
/// the items in the last quarter of a year one of six), and from the middle of the first year on everything from one of the six vendors. Three of a
/// hundred they change. One who is easy-going rejects what is dearer by three tenths and one of a hundred besides, and changes one of a hundred. Of what was bought without them and that they would have rejected, they notice and undo a part.
/// </remarks>
internal sealed class AutonomyYear(AutonomySettings settings, bool isPicky, int seed, double noticed)
{
    public const int Items = 30;
    public const int Vendors = 6;
    private const int Days = 730;
    private const double TooDear = 1.125;
    private const double EasilyTooDear = 1.3;

    private static readonly DateTimeOffset First = new(2025, 1, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly double[] OnTime = [0.99, 0.97, 0.95, 0.92, 0.75, 0.95];

    private readonly Draws _draws = new((ulong)seed);
    private readonly Dictionary<string, VendorDocument> _vendors = Enumerable.Range(0, Vendors).Select(number => $"V{number}").ToDictionary(
        id => id, id => new VendorDocument { Id = id, VendorId = id, Name = id });

    private readonly Dictionary<string, List<Evidence>> _evidence = [];
    private readonly Dictionary<string, AutonomyLedger> _ledgers = [];
    private readonly AutonomyResult[] _years = [new(), new()];
    private int _number;

    /// <summary>The first year, in which the agent begins with nothing, and the second.</summary>
    public IReadOnlyList<AutonomyResult> Run()
    {
        var next = Enumerable.Range(0, Items).Select(item => (int)(_draws.Share() * Every(item))).ToArray();
        for (var day = 0; day < Days; day++)
        {
            for (var item = 0; item < Items; item++)
            {
                if (next[item] != day) continue;
                next[item] = day + 1 + (int)(Every(item) * (0.5 + _draws.Share()));
                Propose(item, day);
            }
        }

        return _years;
    }

    /// <summary>From a week to a month between two proposals.</summary>
    private static double Every(int item) => 7 + (item % 8 * 3.0);

    private void Propose(int item, int day)
    {
        var (at, sku) = (First.AddDays(day), $"I{item}");
        var vendorId = $"V{(_draws.Share() < 0.85 ? item % Vendors : (int)(_draws.Share() * Vendors))}";
        var mind = 5m * (1 + (item % 5));
        // What a vendor asks moves by some per cent, rises by a tenth over the two years, and is out of line one time in fifty.
        var factor = 0.97 + (0.06 * _draws.Share()) + (0.1 * day / Days) + (_draws.Share() < 0.02 ? 0.15 + (0.5 * _draws.Share()) : 0);
        var price = decimal.Round(mind * (decimal)factor, 2);
        var quantity = 5 + (int)(_draws.Share() * 40);
        var proposal = new Proposed($"P{_number++}", sku, vendorId, at, decimal.Round(price * quantity, 2), quantity, price);
        var verdict = Verdict(item, day, vendorId, factor / (1 + (0.1 * day / Days)));
        var year = _years[day / 365];
        _years[day / 365] = IsBoughtByItself(proposal) ? Own(year, proposal, verdict) : Asked(year, proposal, verdict);
    }

    private ProposalOutcome Verdict(int item, int day, string vendorId, double factor)
    {
        if (!isPicky)
        {
            if (factor > EasilyTooDear || _draws.Share() < 0.01) return ProposalOutcome.Rejected;
            return _draws.Share() < 0.01 ? ProposalOutcome.Changed : ProposalOutcome.Unchanged;
        }

        var early = item % 3 == 0 && day % 365 >= 274 ? 1 / 6.0 : 0.02;
        if (factor > TooDear || _draws.Share() < early || (day >= 182 && vendorId == "V5")) return ProposalOutcome.Rejected;
        return _draws.Share() < 0.03 ? ProposalOutcome.Changed : ProposalOutcome.Unchanged;
    }

    private bool IsBoughtByItself(Proposed one)
    {
        if (!settings.Enabled || one.Total > settings.PerPurchase) return false;
        var vendor = _vendors[one.VendorId];
        if (UsualPriceRules.UsualOf(vendor.Beliefs.GetValueOrDefault(BeliefNames.Price(one.Sku)), one.At) is { } usual && UsualPriceRules.IsFarOff(usual, one.Price)) return false;
        var record = TrackRecordRules.Of(one.Sku, one.VendorId, _evidence.GetValueOrDefault(one.Sku) ?? [], settings.MinimumObservations, one.At);
        if (EarnedLimitRules.Of(record, EarnedLimitRules.TrustIn(vendor, one.At), settings).Amount < one.Total) return false;
        var period = AutonomyLedgerRules.PeriodOf(one.At, settings.Period);
        var taken = AutonomyLedgerRules.Take(_ledgers.GetValueOrDefault(period) ?? AutonomyLedger.Empty(period), new(one.Id, one.Total, one.At), settings.PerPeriod);
        if (taken.IsAccepted) _ledgers[period] = taken.Value;
        return taken.IsAccepted;
    }

    private AutonomyResult Own(AutonomyResult year, Proposed one, ProposalOutcome verdict)
    {
        year = year with { Proposals = year.Proposals + 1, Own = year.Own + 1, OwnMoney = year.OwnMoney + one.Total };
        var isWrong = verdict == ProposalOutcome.Rejected;
        var isUndone = isWrong && _draws.Share() < noticed;
        if (isUndone) Learn(one, Of(one, "undone") with { Proposal = ProposalOutcome.Undone, ProposedTotal = one.Total });
        else Deliver(one);
        return isWrong
            ? year with
            {
                Wrong = year.Wrong + 1,
                WrongMoney = year.WrongMoney + one.Total,
                Undone = year.Undone + (isUndone ? 1 : 0),
                UndoneMoney = year.UndoneMoney + (isUndone ? one.Total : 0),
            }
            : year with { WouldBeChanged = year.WouldBeChanged + (verdict == ProposalOutcome.Changed ? 1 : 0) };
    }

    private AutonomyResult Asked(AutonomyResult year, Proposed one, ProposalOutcome verdict)
    {
        Learn(one, Of(one, "proposal") with { Proposal = verdict, ProposedTotal = one.Total });
        if (verdict != ProposalOutcome.Rejected) Deliver(one);
        return year with { Proposals = year.Proposals + 1, Rejected = year.Rejected + (verdict == ProposalOutcome.Rejected ? 1 : 0) };
    }

    private void Deliver(Proposed one)
    {
        var isOnTime = _draws.Share() < OnTime[one.VendorId[1] - '0'];
        var received = _draws.Share() < 0.02 ? one.Quantity - 1 : one.Quantity;
        Learn(one, Of(one, "order") with { UnitPrice = one.Price, Paid = true, OnTime = isOnTime, Ordered = one.Quantity, Received = received, Rejected = _draws.Share() < 0.01 ? 1 : 0 });
    }

    private static Evidence Of(Proposed one, string what) => new() { Id = $"{what}:{one.Id}", VendorId = one.VendorId, Sku = one.Sku, At = one.At };

    private void Learn(Proposed one, Evidence evidence)
    {
        if (!_evidence.TryGetValue(one.Sku, out var known)) _evidence[one.Sku] = known = [];
        known.Add(evidence);
        var beliefs = _vendors[one.VendorId].Beliefs.ToDictionary();
        LearningRules.Learn(beliefs, evidence);
        _vendors[one.VendorId] = _vendors[one.VendorId] with { Beliefs = beliefs };
    }

    private sealed record Proposed(string Id, string Sku, string VendorId, DateTimeOffset At, decimal Total, int Quantity, decimal Price);
}

/// <summary>What a year came to.</summary>
/// <param name="Proposals">Purchases that the stock check began.</param>
/// <param name="Rejected">Those that the approver rejected.</param>
/// <param name="Own">Those that the agent approved by itself: decisions saved.</param>
/// <param name="Wrong">Of its own, those that the approver would have rejected.</param>
/// <param name="Undone">Of these, those that they noticed and withdrew in time.</param>
/// <param name="WouldBeChanged">Of its own, those that they would have changed.</param>
internal sealed record AutonomyResult(
    int Proposals = 0, int Rejected = 0, int Own = 0, decimal OwnMoney = 0, int Wrong = 0, decimal WrongMoney = 0, int Undone = 0, decimal UndoneMoney = 0, int WouldBeChanged = 0)
{
    public static AutonomyResult operator +(AutonomyResult one, AutonomyResult other) => new(
        one.Proposals + other.Proposals,
        one.Rejected + other.Rejected,
        one.Own + other.Own,
        one.OwnMoney + other.OwnMoney,
        one.Wrong + other.Wrong,
        one.WrongMoney + other.WrongMoney,
        one.Undone + other.Undone,
        one.UndoneMoney + other.UndoneMoney,
        one.WouldBeChanged + other.WouldBeChanged);
}
