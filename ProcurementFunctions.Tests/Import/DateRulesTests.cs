using System.Globalization;
using ProcurementFunctions.Import;

namespace ProcurementFunctions.Tests.Import;

public sealed class DateRulesTests
{
    [Theory]
    [InlineData("2025-04-03", "2025-04-03", "2025-04-03")]
    [InlineData("3.4.2025", "2025-04-03", "2025-03-04")]
    [InlineData("03/04/2025", "2025-04-03", "2025-03-04")]
    [InlineData("5/5/2025", "2025-05-05", "2025-05-05")]
    [InlineData("13.02.2025", "2025-02-13", null)]
    [InlineData("02/13/2025", null, "2025-02-13")]
    [InlineData("31-12-2025", "2025-12-31", null)]
    [InlineData("29.2.2025", null, null)]
    [InlineData("29.2.2024", "2024-02-29", null)]
    [InlineData("3.4/2025", null, null)]
    [InlineData("3.4.25", null, null)]
    [InlineData("2025-02-30", null, null)]
    [InlineData("1.1.1899", null, null)]
    [InlineData("", null, null)]
    public void Read_AsPeopleWriteIt_IsWithTheDayFirstAndWithTheMonthFirst(string text, string? dayFirst, string? monthFirst) =>
        Assert.Equal(new DateReading(Day(dayFirst), Day(monthFirst)), DateRules.Read(text));

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
