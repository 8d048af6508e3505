namespace ProcurementFunctions.Local.AppHost.State;

/// <summary>
/// The orchestrations that releases before version 2 of the local host kept in a file of their own engine. They are not
/// read any more: a purchase's record is the truth, and the sweep starts the task of each open purchase anew from its record.
/// </summary>
internal static class EarlierEngine
{
    public const string Folder = "earlier-engine";

    private const string NewFiles = "*.hub.db*";

    /// <summary>Moves the files of the earlier engine aside, so that nothing is lost and nothing is taken for what it is not.</summary>
    /// <returns>Where they are now; null when there were none.</returns>
    public static string? PutAside(string functions)
    {
        if (!Directory.Exists(functions)) return null;
        var files = Directory.EnumerateFiles(functions, "*.db*").Except(Directory.EnumerateFiles(functions, NewFiles)).ToList();
        if (files.Count == 0) return null;
        var aside = Directory.CreateDirectory(Path.Combine(functions, Folder)).FullName;
        foreach (var file in files) File.Move(file, Path.Combine(aside, Path.GetFileName(file)), overwrite: true);
        return aside;
    }
}
