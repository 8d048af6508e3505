using ProcurementFunctions.Local.AppHost.State;
using ProcurementFunctions.Local.FunctionsHost.Hosting;

namespace ProcurementFunctions.Tests.Local.AppHost;

public sealed class StateFolderTests : IDisposable
{
    private readonly TemporaryFolder _parent = new();

    public void Dispose() => _parent.Dispose();

    private string Root => _parent["state"];

    [Fact]
    public void Open_MissingFolder_MakesItForItsOwnerOnly()
    {
        using var state = StateFolder.Open(Root, reset: false);
        Assert.True(state.IsNew);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Root));
    }

    [Fact]
    public void Open_FolderHeldByAnother_IsRefused()
    {
        using var first = StateFolder.Open(Root, reset: false);
        foreach (var reset in new[] { false, true })
        {
            var e = Assert.Throws<StateFolderException>(() => StateFolder.Open(Root, reset));
            Assert.Contains("Another AppHost is running", e.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Open_AfterTheFirstHasGone_FindsWhatItKept()
    {
        using (var first = StateFolder.Open(Root, reset: false)) File.WriteAllText(Path.Combine(first.Folder("keys"), "a"), "kept");
        using var second = StateFolder.Open(Root, reset: false);
        Assert.False(second.IsNew);
        Assert.Equal("kept", File.ReadAllText(Path.Combine(second.Folder("keys"), "a")));
    }

    [Fact]
    public void Open_WithReset_EmptiesIt()
    {
        using (var first = StateFolder.Open(Root, reset: false))
        {
            File.WriteAllText(Path.Combine(first.Folder("keys"), "a"), "kept");
            File.WriteAllText(first.Clock, "kept");
        }

        using var second = StateFolder.Open(Root, reset: true);
        Assert.True(second.IsNew);
        Assert.False(Directory.Exists(Path.Combine(Root, "keys")));
        Assert.False(File.Exists(second.Clock));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Open_FolderOfSomebodyElse_IsRefusedAndLeftAlone(bool reset)
    {
        Directory.CreateDirectory(Root);
        File.WriteAllText(Path.Combine(Root, "thesis.txt"), "years of work");
        var e = Assert.Throws<StateFolderException>(() => StateFolder.Open(Root, reset));
        Assert.Contains("thesis.txt", e.Message, StringComparison.Ordinal);
        Assert.Equal(["thesis.txt"], Directory.EnumerateFileSystemEntries(Root).Select(Path.GetFileName));
    }

    [Fact]
    public void Open_ResetWithAFileOfSomebodyElseInside_DeletesNothing()
    {
        using (var first = StateFolder.Open(Root, reset: false)) File.WriteAllText(first.Clock, "kept");
        File.WriteAllText(Path.Combine(Root, "notes.txt"), "mine");
        var e = Assert.Throws<StateFolderException>(() => StateFolder.Open(Root, reset: true));
        Assert.Contains("notes.txt", e.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Root, "clock")));
    }

    [Fact]
    public void Open_FolderThatTheAppAloneMade_IsUsedButNotEmptied()
    {
        Directory.CreateDirectory(Path.Combine(Root, "functions"));
        Assert.Throws<StateFolderException>(() => StateFolder.Open(Root, reset: true));
        using var state = StateFolder.Open(Root, reset: false);
        Assert.True(Directory.Exists(Path.Combine(Root, "functions")));
    }

    [Fact]
    public void Open_PathThatIsAFile_IsRefused()
    {
        File.WriteAllText(Root, "a file");
        Assert.Throws<StateFolderException>(() => StateFolder.Open(Root, reset: false));
    }

    [Fact]
    public void Write_OfAPrivateFile_IsForItsOwnerOnlyAndLeavesNoPartialFile()
    {
        var path = _parent["secret"];
        PrivateFile.Write(path, "one"u8);
        PrivateFile.Write(path, "two"u8);
        Assert.Equal("two", File.ReadAllText(path));
        Assert.Equal(["secret"], Directory.EnumerateFileSystemEntries(_parent.Path).Select(Path.GetFileName));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }
}
