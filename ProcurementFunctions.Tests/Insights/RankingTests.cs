using CsCheck;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Insights;

namespace ProcurementFunctions.Tests.Insights;

public sealed class RankingTests
{
    [Fact]
    public void Take_PageByPage_GivesEachOnceInOrder() =>
        Gen.Select(Gen.Double[-1e6, 1e6].Array[0, 60], Gen.Int[1, 20]).Sample((keys, limit) =>
        {
            var places = keys.Select((key, i) => new Place(i % 3, key, $"|{i}")).ToArray();
            var (seen, cursor) = (new List<Place>(), (string?)null);
            do
            {
                var ranking = new Ranking<Place>(new(limit, cursor));
                foreach (var place in places) ranking.Add(place, place);
                var page = ranking.Take();
                Assert.True(page.Items.Count <= limit);
                seen.AddRange(page.Items);
                cursor = page.NextCursor;
            }
            while (cursor is not null);
            Assert.Equal(places.Order(), seen);
        });

    [Theory]
    [InlineData("!!")]
    [InlineData("eHg")]
    [InlineData("MXxOYU58eA")]
    public void Ranking_OfAForeignCursor_Is400(string cursor) =>
        Assert.Equal(400, Assert.Throws<ProblemException>(() => new Ranking<int>(new(5, cursor))).Status);
}
