using System.Text;
using System.Text.Json.Nodes;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Tests.Hosting.Documents;

namespace ProcurementFunctions.Tests.Conversations.Sessions;

/// <summary>Saved sessions of every version are read, and written back without a loss.</summary>
public sealed class SessionSampleTests
{
    private static readonly IReadOnlyDictionary<string, JsonObject> Samples = StoredKind.Samples("session");

    [Fact]
    public void Samples_FromTheOldestVersionToTheCurrent_AreThere()
    {
        Assert.Contains("0.0", Samples.Keys);
        for (var minor = 0; minor <= Session.CurrentSchema.Minor; minor++)
            Assert.Contains(new SchemaVersion(Session.CurrentSchema.Major, minor).ToString(), Samples.Keys);
    }

    [Fact]
    public void Rewrite_OfTheCurrentVersion_IsTheSame()
    {
        var sample = Samples[Session.CurrentSchema.ToString()];

        var session = SessionCodec.Read(Bytes(sample), "buyer");

        // All of it is looked at: what is not, is passed on as it was read.
        Assert.Equal((2, 1, 1, 1), (session.Turns.Select(t => t.Text).Count(), session.FoundItems.Select(f => f.Sku).Count(),
            session.Recommendations.Select(r => r.LandedUnitCost).Count(), session.StartedPurchases.Select(p => p.At).Count()));
        Assert.True(JsonNode.DeepEquals(sample, JsonNode.Parse(SessionCodec.Write(session))));
    }

    [Fact]
    public void Rewrite_OfTheOldestVersion_KeepsWhatItSaid()
    {
        var session = SessionCodec.Read(Bytes(Samples["0.0"]), "buyer");
        var written = JsonNode.Parse(SessionCodec.Write(session))!;

        Assert.Equal((500m, "ball bearings", 0L), (session.BudgetLimit!.Value, session.CurrentQuery, session.Version));
        Assert.Equal(["ACME"], session.PreferredVendors);
        Assert.Equal(Session.CurrentSchema.ToString(), (string?)written["schemaVersion"]);
        Assert.Equal("buyer", (string?)written["userId"]);
        Assert.NotNull(written["pending_order"]);
    }

    [Fact]
    public void Read_OfAnotherStoredType_IsRefused() =>
        Assert.All(StoredKind.Types.Keys, name => Assert.Throws<UnreadableDocumentException>(
            () => SessionCodec.Read(Bytes(StoredKind.Samples(name)["1.0"]), "buyer")));

    private static byte[] Bytes(JsonObject json) => Encoding.UTF8.GetBytes(json.ToJsonString());
}
