using System.Text;
using ProcurementFunctions.Import;

namespace ProcurementFunctions.Tests.Import;

public sealed class FileEncodingTests
{
    [Theory]
    [InlineData("UTF-8", "")]
    [InlineData("UTF-8", "plain")]
    [InlineData("UTF-8", "Müller €😀")]
    [InlineData("windows-1252", "Müller € café")]
    [InlineData("UTF-16LE", "\uFEFFMüller €😀")]
    [InlineData("UTF-16BE", "\uFEFFMüller €😀")]
    [InlineData("UTF-8", "\uFEFFMüller €😀")]
    public async Task FindAsync_TextInAnEncoding_IsThatOne(string name, string text)
    {
        var encoding = new[] { FileEncoding.Utf8, FileEncoding.Utf16, FileEncoding.Utf16BigEndian, FileEncoding.Windows1252 }
            .Single(one => one.Name == name);

        Assert.Same(encoding, await FindAsync(encoding.Text.GetBytes(text)));
    }

    [Fact]
    public async Task FindAsync_LettersAcrossTheEndOfWhatIsReadAtOnce_AreWhole()
    {
        for (var before = 65_530; before < 65_540; before++)
            Assert.Same(FileEncoding.Utf8, await FindAsync(Encoding.UTF8.GetBytes(new string('x', before) + "😀€é")));
    }

    [Fact]
    public async Task FindAsync_Utf8WithALetterCutOff_IsUtf8() =>
        Assert.Same(FileEncoding.Utf8, await FindAsync([.. Encoding.UTF8.GetBytes("Müller über €"), 0xE2]));

    private static async Task<FileEncoding> FindAsync(byte[] bytes)
    {
        using var file = new MemoryStream(bytes);
        var found = await FileEncoding.FindAsync(file, default);
        Assert.Equal(0, file.Position);
        return found;
    }
}
