using ProcurementFunctions.Knowledge;

namespace ProcurementFunctions.Import;

/// <summary>Approved vendors. What was learned about them stays.</summary>
internal sealed class VendorImport(IKnowledge knowledge) : IRowImport
{
    private const string MinOrderValue = "min_order_value";
    private const string FreeShippingFrom = "free_shipping_from";
    private const string Email = "email";

    private static readonly string[] Standing = ["credit_rating", "preferred", "active"];

    private static readonly string[] Key = ["vendor_id"];

    public ImportKind Kind => ImportKind.Vendors;

    public IReadOnlyList<string> Required { get; } = ["vendor_id", "name"];

    public IReadOnlyList<string> Optional { get; } = [.. Standing, MinOrderValue, FreeShippingFrom, Email];

    public Task ImportAsync(IAsyncEnumerable<TableRow> rows, ImportTally tally, ImportOptions options, CancellationToken cancellation) =>
        RowReading.StoreAsync(
            RowReading.GoodAsync(rows, Read, Key, tally, cancellation),
            (row, inner) => StoreAsync(row, options.DryRun, inner),
            tally,
            cancellation);

    private static VendorRow Read(TableRow row)
    {
        var id = row.Key("vendor_id");
        var (least, free) = (row.OptionalMoney(MinOrderValue), row.OptionalMoney(FreeShippingFrom));
        var email = row.OptionalText(Email);
        if (email is not null && !EmailRules.IsAddress(email)) row.AddError(Email, EmailRules.Rule);
        return new(new()
        {
            Id = id,
            VendorId = id,
            Name = row.Text("name"),
            CreditRating = row.OptionalWhole("credit_rating", 1, 5),
            Preferred = row.Has("preferred") && row.Flag("preferred"),
            Active = !row.Has("active") || row.Flag("active"),
            MinOrderValue = least > 0 ? least : null,
            FreeShippingFrom = free > 0 ? free : null,
            Email = email,
            ImportDigest = RowDigest.Of(row, ["vendor_id", "name", .. Standing, .. Added(least is not null || free is not null, email is not null)]),
        }, [.. Standing.Where(row.Has)]);
    }

    /// <summary>A file without these columns says what it said before they were known.</summary>
    private static string[] Added(bool hasTerms, bool hasEmail) => [.. hasTerms ? [MinOrderValue, FreeShippingFrom] : Array.Empty<string>(), .. hasEmail ? [Email] : Array.Empty<string>()];

    private Task<RowOutcome> StoreAsync(VendorRow read, bool dryRun, CancellationToken cancellation)
    {
        var row = read.Vendor;
        return RowDigest.StoreAsync(
            row,
            vendor => vendor.ImportDigest,
            known => known with
            {
                Name = row.Name,
                CreditRating = read.Given.Contains("credit_rating") ? row.CreditRating : known.CreditRating,
                Preferred = read.Given.Contains("preferred") ? row.Preferred : known.Preferred,
                Active = read.Given.Contains("active") ? row.Active : known.Active,
                MinOrderValue = row.MinOrderValue ?? known.MinOrderValue,
                FreeShippingFrom = row.FreeShippingFrom ?? known.FreeShippingFrom,
                Email = row.Email ?? known.Email,
                Bounce = row.Email is null || row.Email == known.Email ? known.Bounce : null,
                ImportDigest = row.ImportDigest,
            },
            known => known,
            async change =>
            {
                if (dryRun) change((await knowledge.ReadVendorAsync(row.VendorId, cancellation))?.Document);
                else await knowledge.UpdateVendorAsync(row.VendorId, change, cancellation);
            });
    }

    /// <summary>A row that is read.</summary>
    /// <param name="Given">Which columns of a vendor's standing the file has; of others, what is known stays.</param>
    private sealed record VendorRow(VendorDocument Vendor, IReadOnlyList<string> Given);
}
