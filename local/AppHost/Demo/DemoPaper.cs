using System.Globalization;

namespace ProcurementFunctions.Local.AppHost.Demo;

/// <summary>What the story is printed on.</summary>
internal sealed class DemoPaper(TextWriter output, TimeProvider firmTime)
{
    public void Heading(int number, string title)
    {
        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{number,2}. {title}"));
        output.Flush();
    }

    public void Say(string text)
    {
        output.WriteLine($"    {text}");
        output.Flush();
    }

    /// <summary>A line that begins with the day that it is for the firm.</summary>
    public void SayToday(string text) =>
        Say(string.Create(CultureInfo.InvariantCulture, $"{firmTime.GetUtcNow():yyyy-MM-dd}  {text}"));

    /// <summary>What vendors quoted, and how many are to come from which.</summary>
    public void SayQuotes(PurchaseRecord purchase)
    {
        Say(string.Create(CultureInfo.InvariantCulture, $"{purchase.Sku}, {purchase.Quantity} wanted:"));
        foreach (var quote in purchase.Quotes ?? [])
        {
            var chosen = purchase.Choice!.Lines.FirstOrDefault(line => line.VendorId == quote.VendorId);
            Say(string.Create(CultureInfo.InvariantCulture,
                $"  {quote.VendorId,-16} {quote.UnitPrice,10:N2} a unit, {quote.LeadTimeDays} days{(chosen is null ? "" : $"   <- {chosen.Quantity} units")}"));
        }
    }

    public void End(int steps)
    {
        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Every step held, {steps} of {steps}."));
        output.Flush();
    }
}
