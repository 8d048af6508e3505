using System.Text;
using CsCheck;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Tests.Conversations.Rules;

namespace ProcurementFunctions.Tests.Conversations.Sessions;

public sealed class SessionCodecTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        var session = Full();

        var json = SessionCodec.Write(session);
        var read = SessionCodec.Read(json, "buyer");

        Assert.Equal(json, SessionCodec.Write(read));
        Assert.Equal(SessionView.Of(session).Turns, SessionView.Of(read).Turns);
        Assert.Equal(session.PendingOrder, read.PendingOrder);
        Assert.Equal(session.Recommendations[0].ExpectedArrival, read.Recommendations[0].ExpectedArrival);
    }

    [Fact]
    public void Read_AnyTextsTimesAndAmounts_ComeBack() =>
        Gen.Select(Gen.String[0, 200], Gen.DateTimeOffset, Gen.Decimal, Gen.Long[0, long.MaxValue]).Sample((text, time, amount, version) =>
        {
            var turn = new Turn(time, TurnRole.User, Wellformed(text), Wellformed(text));
            var session = Session.New(Wellformed(text), time) with
            {
                Version = version,
                BudgetLimit = amount,
                CurrentQuery = Wellformed(text),
                Turns = Session.New("x", time).Turns.Add(turn, 40),
            };

            var read = SessionCodec.Read(SessionCodec.Write(session), session.UserId);

            Assert.Equal(turn, read.Turns[0]);
            Assert.Equal(
                (session.UserId, version, amount, time, session.CurrentQuery),
                (read.UserId, read.Version, read.BudgetLimit!.Value, read.CreatedAt, read.CurrentQuery));
        });

    [Fact]
    public void Read_ANewerMinorVersion_KeepsWhatItDoesNotKnow()
    {
        const string json = """
            {"version":7,"createdAt":"2026-03-01T09:00:00+00:00","schemaVersion":"1.9","userId":"buyer","lastActivity":"2026-03-01T10:00:00+00:00",
             "mood":{"value":[1,2,{"x":null}]},"turns":[{"at":"2026-03-01T10:00:00+00:00","role":"user","text":"hi","tone":"kind"}]}
            """;

        var read = SessionCodec.Read(Encoding.UTF8.GetBytes(json), "buyer");
        var written = Encoding.UTF8.GetString(SessionCodec.Write(read with { Version = 8 }));

        Assert.Contains("\"mood\":{\"value\":[1,2,{\"x\":null}]}", written, StringComparison.Ordinal);
        Assert.Contains("\"tone\":\"kind\"", written, StringComparison.Ordinal);
        Assert.Contains("\"schemaVersion\":\"1.9\"", written, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_VersionZero_IsUnderstood()
    {
        const string json = """
            {"user_id":"buyer","current_query":null,"found_items":[],"pending_order":{},"budget_limit":500.0,"preferred_vendors":["acme"],"last_activity":"2026-03-01T10:00:00.123456"}
            """;

        var read = SessionCodec.Read(Encoding.UTF8.GetBytes(json), "buyer");

        Assert.Equal((500m, 0L), (read.BudgetLimit!.Value, read.Version));
        Assert.Equal(["acme"], read.PreferredVendors);
    }

    [Theory]
    [InlineData("""{"schemaVersion":"2.0","userId":"buyer","version":1,"createdAt":"2026-03-01T09:00:00Z","lastActivity":"2026-03-01T09:00:00Z"}""")]
    [InlineData("""{"version":1,"createdAt":"2026-03-01T09:00:00+00:00","schemaVersion":"1.0","userId":"buyer","lastActiv""")]
    [InlineData("""{"version":1,"createdAt":"2026-03-01T09:00:00+00:00","schemaVersion":"1.0","userId":"somebody","lastActivity":"2026-03-01T09:00:00+00:00"}""")]
    [InlineData("""{"version":"x","lastActivity":"2026-03-01T09:00:00+00:00"}""")]
    [InlineData("""{"token":"abc"}""")]
    [InlineData("[1,2]")]
    [InlineData("hello")]
    [InlineData("")]
    [InlineData("null")]
    public void Read_WhatIsNoSessionOfThisBuild_IsRefused(string json) =>
        Assert.Throws<UnreadableDocumentException>(() => SessionCodec.Read(Encoding.UTF8.GetBytes(json), "buyer"));

    [Fact]
    public void Read_AnyCutOff_IsRefused()
    {
        var json = SessionCodec.Write(Full());
        for (var length = 0; length < json.Length; length++)
            Assert.Throws<UnreadableDocumentException>(() => SessionCodec.Read(json.AsMemory(0, length), "buyer"));
    }

    [Fact]
    public void Write_QuotesAndLettersBeyondAscii_TakeNoMoreRoomThanTheyNeed()
    {
        var talk = new Talk();
        talk.Say("Hällo “you” \"there\" <b>🙂</b>");

        var json = Encoding.UTF8.GetString(SessionCodec.Write(talk.Session));

        Assert.Contains("\"text\":\"Hällo “you” \\\"there\\\" <b>", json, StringComparison.Ordinal);
        Assert.DoesNotContain("null", json, StringComparison.Ordinal);
        Assert.Equal(talk.Session.Turns, SessionCodec.Read(Encoding.UTF8.GetBytes(json), talk.Session.UserId).Turns);
    }

    [Fact]
    public void Mark_OfAStoredSession_IsItsVersionAndBirth()
    {
        var json = SessionCodec.Write(Full());

        var mark = SessionMark.Of(json);

        Assert.Equal("{\"version\":3,\"createdAt\":\"2026-03-01T09:00:00+00:00\"", Encoding.UTF8.GetString(mark.Bytes.Span));
    }

    [Fact]
    public void Mark_OfAnotherLayout_IsAllOfIt()
    {
        var json = "{\"userId\":\"buyer\"}"u8.ToArray();

        Assert.Equal(json, SessionMark.Of(json).Bytes.ToArray());
    }

    [Fact]
    public void Text_OfALongTurn_IsCutBetweenCharacters()
    {
        var turn = Turn.Of(Start, TurnRole.User, string.Concat(Enumerable.Repeat("🙂", 1500)));

        Assert.True(turn.Text.Length <= Turn.MaxText);
        Assert.Equal(turn.Text, Wellformed(turn.Text));
    }

    private static string Wellformed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static Session Full()
    {
        var talk = new Talk();
        talk.Say("my budget is 500");
        talk.Say("find the best deal for 100 AR-5381", Talk.Deal("AR-5381", 100));
        talk.Say("make it 7 “now” 🙂", Talk.Deal("AR-5381", 7));
        return talk.Session;
    }
}
