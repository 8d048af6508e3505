using System.Globalization;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Pages.Offers;

/// <summary>What an administrator says of an offer, as it is typed. Rows of later terms and of contracts in which nothing is typed are none. Pure.</summary>
internal static class OfferForm
{
    /// <exception cref="ProblemException">400: a field cannot be read.</exception>
    public static OfferBody Read(FormValues form) => new()
    {
        LeadTimeDays = form.Whole("leadTimeDays"),
        UnitPrice = form.Amount("unitPrice"),
        LastReceiptCost = form.Amount("lastReceiptCost"),
        MinOrderQuantity = form.Whole("minOrderQuantity"),
        MaxOrderQuantity = form.Whole("maxOrderQuantity"),
        Unit = form.Text("unit"),
        PackSize = form.Whole("packSize"),
        Currency = form.Text("currency"),
        ValidFrom = form.Day("validFrom"),
        ValidTo = form.Day("validTo"),
        Later = [.. Rows(form, Later, OfferUpdates.MostLater).Select(row => TermsOf(form, row))],
        Contracts = [.. Rows(form, Contract, OfferUpdates.MostContracts).Select(row => ContractOf(form, row))],
    };

    /// <summary>The name of a field of a row of later terms.</summary>
    public static string Later(int row) => string.Create(CultureInfo.InvariantCulture, $"later{row}-");

    /// <summary>The name of a field of a row of the contracts.</summary>
    public static string Contract(int row) => string.Create(CultureInfo.InvariantCulture, $"contract{row}-");

    /// <summary>How many rows were sent, those between them in which nothing was typed among them.</summary>
    public static int CountOf(FormValues form, Func<int, string> name, int most) =>
        Enumerable.Range(0, most).LastOrDefault(row => form.Starting(name(row)).Count > 0, -1) + 1;

    private static IEnumerable<string> Rows(FormValues form, Func<int, string> name, int most) =>
        Enumerable.Range(0, most).Select(name).Where(row => form.Starting(row).Count > 0);

    private static OfferTermsBody TermsOf(FormValues form, string row) => new()
    {
        LeadTimeDays = form.Whole(row + "leadTimeDays"),
        UnitPrice = form.Amount(row + "unitPrice"),
        MinOrderQuantity = form.Whole(row + "minOrderQuantity"),
        MaxOrderQuantity = form.Whole(row + "maxOrderQuantity"),
        Unit = form.Text(row + "unit"),
        PackSize = form.Whole(row + "packSize"),
        Currency = form.Text(row + "currency"),
        ValidFrom = form.Day(row + "validFrom"),
        ValidTo = form.Day(row + "validTo"),
    };

    private static ContractBody ContractOf(FormValues form, string row) => new()
    {
        Number = form.Text(row + "number"),
        UnitPrice = form.Amount(row + "unitPrice"),
        Quantity = form.Whole(row + "quantity"),
        ValidFrom = form.Day(row + "validFrom"),
        ValidTo = form.Day(row + "validTo"),
    };
}
