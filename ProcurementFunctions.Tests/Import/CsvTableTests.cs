using System.Text;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Import;

namespace ProcurementFunctions.Tests.Import;

public sealed class CsvTableTests
{
    private static readonly string[] Columns = ["sku", "name"];

    [Theory]
    [InlineData("sku,name\nA,one\nB,two\n")]
    [InlineData("sku,name\r\nA,one\r\nB,two")]
    [InlineData("\uFEFFsku,name\nA,one\n\nB,two\n\n")]
    [InlineData("name,extra,SKU \none,x,A\ntwo,y,B\n")]
    [InlineData("\"sku\",\"name\"\n\"A\",\"one\"\n\"B\",\"two\"\n")]
    [InlineData("sku,name\n A , one \nB,two")]
    public async Task ReadAsync_TheSameTableInOtherWords_GivesTheSameRows(string csv)
    {
        var (rows, result) = await ReadAsync(Encoding.UTF8.GetBytes(csv));

        Assert.Equal(["A=one", "B=two"], rows);
        Assert.Equal((2, 0), (result.Rows, result.Rejected));
    }

    [Fact]
    public async Task ReadAsync_QuotesAndLineBreaksInFields_AreText()
    {
        var (rows, _) = await ReadAsync("sku,name\r\nA,\"6\"\" bolt, long\"\r\nB,\"two\r\nlines\"\r\nC,é€😀\r\n"u8.ToArray());

        Assert.Equal(["A=6\" bolt, long", "B=two lines", "C=é€😀"], rows);
    }

    [Fact]
    public async Task ReadAsync_ErrorAfterAFieldOfSeveralLines_NamesTheLineOfTheFile()
    {
        var (_, result) = await ReadAsync("sku,name\nA,\"two\n\nlines\"\nB,b,b\n\nC\n"u8.ToArray());

        Assert.Equal([5, 7], result.Errors.Select(error => error.Line));
        Assert.Equal((3, 2), (result.Rows, result.Rejected));
    }

    [Theory]
    [InlineData("sku,name\nA,on\"e\nB,two\n", 2)]
    [InlineData("sku,name\nA,\"one\"x\nB,two\n", 2)]
    [InlineData("sku,name\nB,two\nA,\"one", 3)]
    public async Task ReadAsync_QuoteOutOfPlace_RejectsThatRowAlone(string csv, int line)
    {
        var (rows, result) = await ReadAsync(Encoding.UTF8.GetBytes(csv));

        Assert.Equal(["B=two"], rows);
        Assert.Equal((2, 1), (result.Rows, result.Rejected));
        Assert.Equal(line, Assert.Single(result.Errors).Line);
    }

    [Fact]
    public async Task ReadAsync_DamagedUtf8_RejectsTheRowAndNamesTheField()
    {
        var csv = "sku,name\nA,öne é\nB,caf"u8.ToArray().Concat(new byte[] { 0xE9 }).Concat("\nC,three\n"u8.ToArray()).ToArray();

        var (rows, result) = await ReadAsync(csv);

        Assert.Equal(["A=öne é", "C=three"], rows);
        Assert.Equal(new RowError(3, "name", "is not valid UTF-8"), Assert.Single(result.Errors));
    }

    [Fact]
    public async Task ReadAsync_QuoteNeverClosedInALongFile_EndsThereAndSaysSo()
    {
        var csv = "sku,name\nA,one\nB,\"two\n" + string.Concat(Enumerable.Repeat("C,three\n", 100_000));

        var (rows, result) = await ReadAsync(Encoding.UTF8.GetBytes(csv));

        Assert.Equal(["A=one"], rows);
        var error = Assert.Single(result.Errors);
        Assert.Equal(3, error.Line);
        Assert.Contains("quote", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "file")]
    [InlineData("\n\n", "file")]
    [InlineData("sku\nA\n", "name")]
    [InlineData("sku/name\nA/one\n", "sku")]
    [InlineData("item,name,article\nA,one,B\n", "sku")]
    [InlineData("sku,name,sku\nA,one,B\n", "sku")]
    public async Task ReadAsync_HeaderThatWillNotDo_IsRefusedByName(string csv, string field)
    {
        var problem = await Assert.ThrowsAsync<ProblemException>(() => ReadAsync(Encoding.UTF8.GetBytes(csv)));

        Assert.Equal(400, problem.Status);
        Assert.Contains(field, problem.Errors!.Keys);
    }

    [Fact]
    public async Task ReadAsync_BinaryFile_IsRefused()
    {
        var bytes = new byte[200_000];
        new Random(1).NextBytes(bytes);

        Assert.Equal(400, (await Assert.ThrowsAsync<ProblemException>(() => ReadAsync(bytes))).Status);
    }

    private static async Task<(List<string> Rows, ImportResult Result)> ReadAsync(byte[] csv)
    {
        var tally = new ImportTally();
        var rows = new List<string>();
        await foreach (var row in CsvTable.ReadAsync(new MemoryStream(csv), Columns, [], tally, default))
            rows.Add($"{row.Text("sku")}={row.Text("name")}");
        return (rows, tally.ToResult());
    }
}
