using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ProcurementFunctions.Conversations;
using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Http;
using KeptAnswer = ProcurementFunctions.Hosting.Http.KeptAnswer;
using SessionKeptAnswer = ProcurementFunctions.Conversations.Sessions.KeptAnswer;

namespace ProcurementFunctions.Tests.Hosting.Documents;

/// <summary>What older, newer, damaged and foreign JSON does, for every shape that the app keeps outside of Cosmos DB.</summary>
public sealed class StoredShapeTests
{
    /// <summary>Reads what is stored and gives it back as this build would write it.</summary>
    private static readonly Dictionary<string, (SchemaVersion Current, Func<byte[], byte[]> Rewrite)> Shapes = new()
    {
        ["session"] = (Session.CurrentSchema, json => SessionCodec.Write(Looked(SessionCodec.Read(json, "buyer")))),
        ["keptAnswer"] = (SessionKeptAnswer.CurrentSchema, json => JsonSerializer.SerializeToUtf8Bytes(
            SessionJson.ReadAnswer(json) with { SchemaVersion = SessionKeptAnswer.CurrentSchema }, ConversationsJson.Default.KeptAnswer)),
        ["pendingEffects"] = (PendingEffects.CurrentSchema, json => JsonSerializer.SerializeToUtf8Bytes(
            SessionJson.ReadEffects(json) with { SchemaVersion = PendingEffects.CurrentSchema }, ConversationsJson.Default.PendingEffects)),
        ["answerByKey"] = (KeptAnswer.CurrentSchema, json => JsonSerializer.SerializeToUtf8Bytes(
            StoredJson.Read(json, HttpJson.Default.KeptAnswer, KeptAnswer.CurrentSchema) with { SchemaVersion = KeptAnswer.CurrentSchema },
            HttpJson.Default.KeptAnswer)),
    };

    public static TheoryData<string> Names { get; } = new(Shapes.Keys);

    [Theory, MemberData(nameof(Names))]
    public void Samples_OfEachShape_AreThereFromTheOldestVersionToTheCurrent(string name)
    {
        var samples = StoredKind.Samples(name);
        var current = Shapes[name].Current;

        Assert.Contains("0.0", samples.Keys);
        for (var minor = 0; minor <= current.Minor; minor++) Assert.Contains(new SchemaVersion(current.Major, minor).ToString(), samples.Keys);
        Assert.All(samples, sample => Assert.Equal(sample.Key, (string?)sample.Value["schemaVersion"] ?? "0.0"));
    }

    [Theory, MemberData(nameof(Names))]
    public void Rewrite_OfEachSample_SaysTheSame(string name)
    {
        foreach (var (version, sample) in StoredKind.Samples(name))
        {
            if (name == "session" && version == "0.0") continue; // Other names of its fields; see SessionSampleTests.
            var expected = sample.DeepClone().AsObject();
            expected["schemaVersion"] = Shapes[name].Current.ToString();
            Assert.True(JsonNode.DeepEquals(expected, Rewritten(name, sample)), $"{name} {version}: {Rewritten(name, sample)}");
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Read_OfANewerMinorVersion_TakesWhatItKnows(string name)
    {
        var newer = Current(name);
        newer["schemaVersion"] = new SchemaVersion(Shapes[name].Current.Major, Shapes[name].Current.Minor + 7).ToString();
        newer["later"] = new JsonObject { ["x"] = 1.50m };
        var written = Rewritten(name, newer);

        Assert.All(Current(name).Where(field => field.Key != "schemaVersion"), field => Assert.True(JsonNode.DeepEquals(field.Value, written[field.Key]), field.Key));
    }

    [Theory, MemberData(nameof(Names))]
    public void Read_OfANewerMajorVersion_IsRefusedByItsVersion(string name)
    {
        var version = new SchemaVersion(Shapes[name].Current.Major + 1, 0).ToString();
        var same = Current(name);
        same["schemaVersion"] = version;

        foreach (var newer in new[] { same, new JsonObject { ["schemaVersion"] = version, ["all"] = "is called otherwise" } })
            Assert.Contains(version, Assert.Throws<UnreadableDocumentException>(() => Rewritten(name, newer)).Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Names))]
    public void Read_Truncated_IsRefused(string name)
    {
        var json = Encoding.UTF8.GetBytes(Current(name).ToJsonString());
        for (var length = 0; length < json.Length; length++)
            Assert.Throws<UnreadableDocumentException>(() => Shapes[name].Rewrite(json[..length]));
    }

    [Theory, MemberData(nameof(Names))]
    public void Read_OfAnotherShape_IsRefused(string name)
    {
        foreach (var other in Shapes.Keys.Where(other => other != name))
            Assert.Throws<UnreadableDocumentException>(() => Rewritten(name, Current(other)));
        foreach (var no in (string[])["null", "[]", "7", "\"text\"", "{}"])
            Assert.Throws<UnreadableDocumentException>(() => Shapes[name].Rewrite(Encoding.UTF8.GetBytes(no)));
    }

    [Theory, MemberData(nameof(Names))]
    public void Write_OfAnyShape_SaysItsVersion(string name) =>
        Assert.Equal(Shapes[name].Current.ToString(), (string?)Rewritten(name, Current(name))["schemaVersion"]);

    [Fact]
    public void New_Shapes_AreOfTheCurrentVersion()
    {
        Assert.Equal(PendingEffects.CurrentSchema, new PendingEffects("u", "m", default, []).SchemaVersion);
        Assert.Equal(SessionKeptAnswer.CurrentSchema, new SessionKeptAnswer("h", null!).SchemaVersion);
        Assert.Equal(KeptAnswer.CurrentSchema, new KeptAnswer("o", null).SchemaVersion);
    }

    /// <summary>With all its parts parsed, which a session does not do before they are looked at.</summary>
    private static Session Looked(Session session)
    {
        _ = (session.Turns.Count(turn => turn.Text.Length > 0), session.Recommendations.Count(r => r.Quantity > 0),
            session.FoundItems.Count(item => item.Sku.Length > 0), session.StartedPurchases.Count(p => p.Quantity > 0));
        return session;
    }

    private static JsonObject Current(string name) => StoredKind.Samples(name)[Shapes[name].Current.ToString()].DeepClone().AsObject();

    private static JsonObject Rewritten(string name, JsonObject stored) =>
        JsonNode.Parse(Shapes[name].Rewrite(Encoding.UTF8.GetBytes(stored.ToJsonString())))!.AsObject();
}
