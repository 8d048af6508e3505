namespace ProcurementFunctions.Tests;

/// <summary>Where the sources that these tests were built from are.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ProcurementFunctions.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("these tests run from within the repository");
    }
}
