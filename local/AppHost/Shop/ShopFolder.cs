namespace ProcurementFunctions.Local.AppHost.Shop;

/// <summary>
/// A state folder's own copy of the CSV files that its shop was made from, so that a later start finds them whatever
/// becomes of the originals.
/// </summary>
internal sealed class ShopFolder
{
    private readonly string _folder;

    private ShopFolder(string folder) => _folder = folder;

    /// <summary>The files that there are, in the order of their import.</summary>
    public IEnumerable<ShopFile> Files => ShopFile.All.Where(file => File.Exists(PathOf(file)));

    public string PathOf(ShopFile file) => Path.Combine(_folder, file.Name);

    /// <summary>Where it is noted what has been imported.</summary>
    public string ImportedPath => Path.Combine(_folder, "imported.json");

    /// <summary>
    /// Copies the files of <paramref name="data"/>, or those of the sample shop when none is named and the folder has none. The sample
    /// shop's demand is moved so that it ends yesterday, or it would fade with every month that the sample grows old.
    /// </summary>
    /// <param name="today">In the firm's time.</param>
    /// <exception cref="LocalCloudException">A file that is needed is missing.</exception>
    public static ShopFolder Prepare(string folder, string? data, string sample, DateOnly today)
    {
        var shop = new ShopFolder(folder);
        if ((data ?? (shop.IsComplete ? null : sample)) is not { } source) return shop;
        shop.CopyFrom(source);
        if (data is null) SampleDemand.EndAt(shop.PathOf(ShopFile.Demand), today.AddDays(-1));
        return shop;
    }

    private bool IsComplete => ShopFile.All.Where(file => file.IsRequired).All(file => File.Exists(PathOf(file)));

    private void CopyFrom(string source)
    {
        if (!Directory.Exists(source)) throw new LocalCloudException($"There is no folder {source} to import from.");
        foreach (var file in ShopFile.All.Where(file => file.IsRequired && !File.Exists(Path.Combine(source, file.Name))))
            throw new LocalCloudException($"{source} has no {file.Name}: a shop needs inventory.csv, vendors.csv and vendor_offers.csv.");
        // The required ones last: a copy that is cut short leaves a folder that is not complete, and is made again.
        foreach (var file in ShopFile.All.Where(file => file.IsRequired)) File.Delete(PathOf(file));
        foreach (var file in ShopFile.All.OrderBy(file => file.IsRequired)) Copy(Path.Combine(source, file.Name), PathOf(file));
    }

    private static void Copy(string from, string to)
    {
        if (!File.Exists(from))
        {
            File.Delete(to);
            return;
        }

        var partial = to + ".partial";
        using (var original = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.Read))
        using (var copy = File.Create(partial)) original.CopyTo(copy);
        File.Move(partial, to, overwrite: true);
    }
}
