namespace ProcurementFunctions.Import;

/// <summary>
/// Keeps what is sent in a file of its own until it is done with: a file is read twice, first for how it is written. No
/// other user may read it, and it goes when it is closed.
/// </summary>
internal static class SpooledFile
{
    private const int WrittenAtOnce = 64 * 1024;

    /// <summary>At its beginning.</summary>
    public static Task<Stream> OfAsync(Stream sent, CancellationToken cancellation) => OfAsync(sent.CopyToAsync, cancellation);

    /// <param name="write">Writes all of it.</param>
    /// <param name="cancellation">Ends the writing.</param>
    /// <inheritdoc cref="OfAsync(Stream, CancellationToken)"/>
    public static async Task<Stream> OfAsync(Func<Stream, CancellationToken, Task> write, CancellationToken cancellation)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = WrittenAtOnce,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(Path.Combine(Path.GetTempPath(), $"import-{Path.GetRandomFileName()}"), options);
        try
        {
            await write(file, cancellation);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
