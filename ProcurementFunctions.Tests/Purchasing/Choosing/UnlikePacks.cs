using CsCheck;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Tests.Purchasing.Choosing;

/// <summary>Quotes whose packs mostly share no divisor, with price breaks up and down, and terms that bind.</summary>
internal static class UnlikePacks
{
    private static readonly int[] Packs = [1, 1, 2, 3, 4, 5, 7, 9, 12];

    /// <param name="need">What is bought; one vendor can deliver it all at best.</param>
    public static Gen<Quote[]> Quotes(int need, int vendors) => Gen
        .Select(
            Gen.Int[80, 120],
            Gen.Int[0, Packs.Length - 1],
            Gen.Int[need / 8, need],
            Gen.Int[1, Math.Max(1, need / 4)],
            Gen.Int[0, 60],
            Gen.Select(Gen.Int[2, need], Gen.Int[70, 125]).Array[0, 3])
        .Select((price, pack, available, minimum, shipping, breaks) => Samples.Quote(
            "V",
            price / 100m,
            available: available,
            minimum: minimum,
            pack: Packs[pack],
            shipping: shipping / 10m,
            breaks: [.. breaks.DistinctBy(step => step.Item1).Select(step => (step.Item1, step.Item2 / 100m))]))
        .Array[vendors]
        .Select(quotes => quotes.Select((quote, i) => quote with { VendorId = $"V{i}", QuoteId = $"Q{i}" }).ToArray());
}
