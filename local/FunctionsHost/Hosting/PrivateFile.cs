namespace ProcurementFunctions.Local.FunctionsHost.Hosting;

/// <summary>Files that only their owner may read, written so that a crash leaves either the old content or the new.</summary>
public static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var partial = path + ".partial";
        // A partial file that a crash left may have been made by anyone; only one made here has the right mode.
        File.Delete(partial);
        using (var file = New(partial))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(partial, path, overwrite: true);
    }

    /// <summary>What the file holds; when there is none, or nothing in it, it is made with what <paramref name="create"/> gives.</summary>
    public static byte[] ReadOrCreate(string path, Func<byte[]> create)
    {
        if (File.Exists(path) && File.ReadAllBytes(path) is { Length: > 0 } kept) return kept;
        var content = create();
        Write(path, content);
        return content;
    }

    /// <summary>A file that is not there yet.</summary>
    public static FileStream New(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        return new(path, options);
    }
}
