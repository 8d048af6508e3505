namespace ProcurementFunctions.Local.AppHost.State;

/// <summary>
/// The folder that everything is kept in, held by one process at a time. A marker file tells it from a stranger's folder,
/// which is neither used nor emptied.
/// </summary>
internal sealed class StateFolder : IDisposable
{
    private const string MarkerName = "procurement-state";
    private const string MarkerText = "State of a local procurement cloud. AppHost --reset empties this folder.\n";
    private const string LockName = "lock";
    private const string FunctionsName = "functions";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>All that this program makes in a state folder.</summary>
    private static readonly string[] OwnNames =
        [MarkerName, LockName, FunctionsName, "clock", "clock.partial", "keys", "redis", "cosmos", "vendors", "shop", "mail"];

    private readonly FileStream _lock;

    private StateFolder(string root, FileStream held, bool isNew) => (Root, _lock, IsNew) = (root, held, isNew);

    public string Root { get; }

    /// <summary>Whether nothing was kept in it when it was opened.</summary>
    public bool IsNew { get; }

    public string Clock => Path.Combine(Root, "clock");

    public string Functions => Path.Combine(Root, FunctionsName);

    /// <summary>Holds the folder; makes it where it is missing, and empties it first when told to.</summary>
    /// <exception cref="StateFolderException">Another process holds it, it is not one of ours, or it cannot be written.</exception>
    public static StateFolder Open(string path, bool reset)
    {
        var root = Path.GetFullPath(path);
        FileStream? held = null;
        try
        {
            var isNew = RequireOurs(root, reset);
            CreateFolder(root);
            held = Hold(root);
            if (reset && !isNew) Empty(root);
            File.WriteAllText(Path.Combine(root, MarkerName), MarkerText);
            return new(root, held, isNew || reset);
        }
        catch (Exception e)
        {
            held?.Dispose();
            if (e is not (IOException or UnauthorizedAccessException)) throw;
            throw new StateFolderException($"The state folder {root} cannot be used: {e.Message}", e);
        }
    }

    /// <summary>A folder in it, made where it is missing.</summary>
    public string Folder(string name)
    {
        var path = Path.Combine(Root, name);
        CreateFolder(path);
        return path;
    }

    public void Dispose() => _lock.Dispose();

    /// <returns>True when it is missing or empty.</returns>
    private static bool RequireOurs(string root, bool reset)
    {
        if (!Directory.Exists(root)) return true;
        var names = Directory.EnumerateFileSystemEntries(root).Select(Path.GetFileName).ToList();
        var isMarked = names.Contains(MarkerName);
        // The app that was run alone before leaves its own folder here, and that is no stranger's.
        if (!isMarked && names.Exists(name => reset || name is not (LockName or FunctionsName)))
        {
            throw new StateFolderException(
                $"{root} is not a state folder: it holds \"{names[0]}\" and no {MarkerName} file. Name an empty folder with --state.");
        }

        if (reset && names.Find(name => !OwnNames.Contains(name)) is { } stranger)
        {
            throw new StateFolderException(
                $"{root} is not emptied: it holds \"{stranger}\", which was not made by this program. Move it away first.");
        }

        return !isMarked;
    }

    private static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, OwnerOnly);
    }

    private static FileStream Hold(string root)
    {
        var path = Path.Combine(root, LockName);
        try
        {
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (File.Exists(path))
        {
            throw new StateFolderException(
                $"Another AppHost is running on the state folder {root}. Stop it, or name another folder with --state.", e);
        }
    }

    /// <summary>The marker goes last, so that an emptying that was cut short can be done again.</summary>
    private static void Empty(string root)
    {
        foreach (var name in OwnNames.Where(name => name is not (MarkerName or LockName)).Append(MarkerName))
        {
            var path = Path.Combine(root, name);
            if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
            else File.Delete(path);
        }
    }
}
