using System.Text;
using System.Text.Json;
using ProcurementFunctions.Conversations;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Tests.Conversations.Sessions;

public sealed class SessionListTests
{
    private const string Three = """[{"sku":"A-1","name":"a","x":1}, {"sku":"B-2","name":"b"},{"sku":"C-3","name":"c","y":"]"}]""";

    [Fact]
    public void Write_WhatWasRead_IsCopiedWithItsUnknownFields() =>
        Assert.Equal(
            """[{"sku":"A-1","name":"a","x":1},{"sku":"B-2","name":"b"},{"sku":"C-3","name":"c","y":"]"}]""", Written(Read(Three)));

    [Fact]
    public void AddAll_OverTheLimit_DropsTheOldest()
    {
        var list = Read(Three).AddAll([new("D-4", "d"), new("E-5", "e")], 4);

        Assert.Equal(["B-2", "C-3", "D-4", "E-5"], list.Select(item => item.Sku));
        Assert.Equal(
            """[{"sku":"B-2","name":"b"},{"sku":"C-3","name":"c","y":"]"},{"sku":"D-4","name":"d"},{"sku":"E-5","name":"e"}]""", Written(list));
    }

    [Fact]
    public void AddAll_MoreThanTheLimit_KeepsTheNewOnes() =>
        Assert.Equal(["D-4", "E-5"], Read(Three).AddAll([new("D-4", "d"), new("E-5", "e")], 1).Select(item => item.Sku));

    [Theory]
    [InlineData(23, 0)]
    [InlineData(24, 1)]
    [InlineData(56, 2)]
    [InlineData(200, 4)]
    public void CountWithin_ReadAndNew_CountsTheNewestThatFit(int bytes, int count) =>
        Assert.Equal(count, Read(Three).Add(new("D-4", "d"), 10).CountWithin(bytes));

    [Fact]
    public void Read_MoreThanUsual_KeepsAll() =>
        Assert.Equal(500, Read($"[{string.Join(',', Enumerable.Repeat("{}", 500))}]").Count);

    [Fact]
    public void Put_OneThatIsThere_TakesItsPlaceAndLeavesTheOthersAsTheyWereRead()
    {
        var list = Read(Three).Put(new("B-2", "new"), item => item.Sku == "B-2", 10);

        Assert.Equal(
            """[{"sku":"A-1","name":"a","x":1},{"sku":"B-2","name":"new"},{"sku":"C-3","name":"c","y":"]"}]""", Written(list));
    }

    [Fact]
    public void Without_TheMiddle_LeavesTheRestAsItWasRead() =>
        Assert.Equal(
            """[{"sku":"A-1","name":"a","x":1},{"sku":"C-3","name":"c","y":"]"}]""", Written(Read(Three).Without(item => item.Sku == "B-2")));

    [Fact]
    public void Item_ThatWasLookedAt_IsStillWrittenAsItWasRead()
    {
        var list = Read(Three);
        Assert.Equal("c", list.Newest!.Name);

        Assert.Contains("\"y\":\"]\"", Written(list), StringComparison.Ordinal);
    }

    [Fact]
    public void Item_ThatIsNone_IsAnUnreadableDocument() =>
        Assert.Throws<UnreadableDocumentException>(() => Read("""[{"sku":"A-1","name":"a"},{"sku":7}]""")[1]);

    private static SessionList<FoundItem> Read(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var walker = new JsonWalker(bytes);
        return SessionList<FoundItem>.Read(ref walker, bytes, ConversationsJson.Default.FoundItem);
    }

    private static string Written(SessionList<FoundItem> list)
    {
        using var json = new JsonBuffer();
        using (var writer = json.Begin()) list.Write(writer);
        return Encoding.UTF8.GetString(json.Written.Span);
    }
}
