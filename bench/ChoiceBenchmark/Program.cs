using System.Diagnostics;
using System.Globalization;
using ProcurementFunctions.Bench.ChoiceBenchmark;
using ProcurementFunctions.Purchasing.Choosing;

// Each case is made from many seeds; each choice is timed several times and its fastest time counts, so that what else
// the machine does is left out as far as can be.
const int Seeds = 200;
const int Times = 5;

ChoiceCase[] cases =
[
    new("each can deliver all", 1_000, 2.5, [1, 6, 12]),
    new("must be split", 100, 0.5, [1]),
    new("must be split", 1_000, 0.5, [1]),
    new("must be split, packs of 1, 6, 12", 1_000, 0.5, [1, 6, 12]),
    new("must be split, packs of 1, 6, 12", 10_000, 0.5, [1, 6, 12]),
    new("must be split, packs of 1, 6, 12", 1_000_000, 0.5, [1, 6, 12]),
    new("over four or more", 10_000, 0.3, [1, 6, 12]),
    new("must be split, packs of 1, 6, 12, order values", 10_000, 0.5, [1, 6, 12], OrderValues: true),
    new("over four or more, order values", 10_000, 0.3, [1, 6, 12], OrderValues: true),
    new("over four or more, packs of 1, 5, 7, 12", 10_000, 0.3, [1, 5, 7, 12]),
    new("each can deliver all, boxes, currencies, contracts, order values", 1_000, 2.5, [1, 6, 12], OrderValues: true, IsOfTrade: true),
    new("must be split, boxes, currencies, contracts, order values", 1_000, 0.5, [1, 6, 12], OrderValues: true, IsOfTrade: true),
    new("must be split, boxes, currencies, contracts, order values", 10_000, 0.5, [1, 6, 12], OrderValues: true, IsOfTrade: true),
    new("over four or more, boxes, currencies, contracts, order values", 10_000, 0.3, [1, 6, 12], OrderValues: true, IsOfTrade: true),
];

Console.WriteLine("| ten vendors with five price breaks | need | median ms | p99 ms | slowest ms | proved exact |");
Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: |");
PlanRanking.Record(cases[4].Inputs(0));
foreach (var one in cases)
{
    var fastest = new double[Seeds];
    var exact = 0;
    for (var seed = 0; seed < Seeds; seed++)
    {
        var inputs = one.Inputs(seed);
        fastest[seed] = double.PositiveInfinity;
        for (var time = 0; time < Times; time++)
        {
            var start = Stopwatch.GetTimestamp();
            var record = PlanRanking.Record(inputs);
            fastest[seed] = Math.Min(fastest[seed], Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (time == 0 && record.IsExact) exact++;
        }
    }

    Array.Sort(fastest);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {one.Name} | {one.Need:N0} | {fastest[Seeds / 2]:0.000} | {fastest[Seeds * 99 / 100]:0.000} | {fastest[^1]:0.000} | {exact} of {Seeds} |"));
}
