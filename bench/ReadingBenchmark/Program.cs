using System.Diagnostics;
using System.Globalization;
using ProcurementFunctions.Conversations.Reading;

// How long one message takes to be read, by shops of several sizes. One thread; the median of many, after a warm-up.
const int rounds = 2_000;
string[] messages =
[
    "hello",
    "my budget is 500",
    "what is running low?",
    "order 20 ITEM-00007",
    "find the best deal for 100 brass hex bolts m7 x 7",
    "order 20 hex bolts and 30 ITEM-00009 by next Friday, express",
    "how mnay brass hex blots m7 x 7 do we have?",
    "order 20 ITEM-00007 unless it is more than 300",
    "what did you recommend for it?",
    "hello, is anybody there?",
    "we would like some more of the bolts that came last week, if they were not too dear",
];

foreach (var size in new[] { 60, 10_000, 100_000 })
{
    var clock = Stopwatch.StartNew();
    var shop = new Catalogue(
        [.. Enumerable.Range(0, size).Select(n => new CatalogueEntry($"ITEM-{n:00000}", $"{(n % 2 == 0 ? "Steel" : "Brass")} hex bolt M{n % 40} x {n}"))],
        [.. Enumerable.Range(0, 20).Select(n => new CatalogueEntry($"V{n}", $"Vendor{n} Supplies"))]);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{size:#,##0} items, indexed in {clock.ElapsedMilliseconds} ms\n\n| message | median µs | p99 µs |\n| --- | ---: | ---: |"));
    foreach (var message in messages)
    {
        for (var i = 0; i < rounds / 4; i++) MessageReader.English.Read(message, shop);
        var taken = new double[rounds];
        for (var i = 0; i < rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            MessageReader.English.Read(message, shop);
            taken[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        Array.Sort(taken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {message} | {taken[rounds / 2]:0} | {taken[rounds * 99 / 100]:0} |"));
    }
}
