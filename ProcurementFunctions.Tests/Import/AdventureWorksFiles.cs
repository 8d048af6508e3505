namespace ProcurementFunctions.Tests.Import;

/// <summary>The AdventureWorks files, which stand beside the repository where they are wanted.</summary>
internal static class AdventureWorksFiles
{
    /// <summary>The folder, or null when it is not there.</summary>
    public static string? Folder { get; } = Find();

    public static string Path(string file) => System.IO.Path.Combine(Folder!, file);

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var data = System.IO.Path.Combine(folder.FullName, "shared", "data", "adventureworks");
            if (Directory.Exists(data)) return data;
        }

        return null;
    }
}
