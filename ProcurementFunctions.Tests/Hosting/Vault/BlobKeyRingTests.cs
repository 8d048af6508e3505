using System.Xml.Linq;
using Azure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using ProcurementFunctions.Hosting.Vault;

namespace ProcurementFunctions.Tests.Hosting.Vault;

/// <summary>The key ring in a blob that several instances write.</summary>
public sealed class BlobKeyRingTests
{
    private static readonly XNamespace Marks = "http://marks.example/";

    [Fact]
    public async Task GetAllElements_WithoutABlob_IsEmpty()
    {
        await using var blob = await FakeBlob.StartAsync();

        Assert.Empty(Ring(blob).GetAllElements());
    }

    [Fact]
    public async Task GetAllElements_OfABlobThatChanged_IsReadAnew()
    {
        await using var blob = await FakeBlob.StartAsync();
        var ring = Ring(blob);
        ring.StoreElement(Key("a"), "a");
        Assert.Equal(["a"], Names(ring));

        blob.Text = "<repository><key id='b' /><key id='c' /></repository>";

        Assert.Equal(["b", "c"], Names(ring));
    }

    [Fact]
    public async Task StoreElement_OfManyInstancesAtOnce_LosesNone()
    {
        await using var blob = await FakeBlob.StartAsync();
        var names = Enumerable.Range(0, 8).Select(i => $"key{i}").ToList();
        using var together = new Barrier(names.Count);

        await Task.WhenAll(names.Select(name => Task.Factory.StartNew(
            () =>
            {
                var ring = Ring(blob);
                together.SignalAndWait();
                ring.StoreElement(Key(name), name);
            },
            TaskCreationOptions.LongRunning)));

        Assert.Equal(names, Names(Ring(blob)).Order());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("<repository><key id='old' /></repository>")]
    public async Task StoreElement_WhenTheBlobChangesBetweenReadAndWrite_KeepsBoth(string? before)
    {
        await using var blob = await FakeBlob.StartAsync();
        blob.Text = before;
        blob.BeforeWrite = () =>
        {
            blob.BeforeWrite = null;
            blob.Text = "<repository><key id='other' /></repository>";
            return Task.CompletedTask;
        };

        Ring(blob).StoreElement(Key("own"), "own");

        Assert.Equal(["other", "own"], Names(Ring(blob)));
    }

    [Fact]
    public async Task StoreElement_WhoseAnswerIsLost_IsKeptOnce()
    {
        await using var blob = await FakeBlob.StartAsync();
        blob.LosesNextAnswer = true;

        Ring(blob).StoreElement(Key("a"), "a");

        Assert.Equal(["a"], Names(Ring(blob)));
    }

    [Fact]
    public async Task StoreElement_WhenEveryWriteLosesItsRace_GivesUpWithTheReason()
    {
        await using var blob = await FakeBlob.StartAsync();
        blob.Text = "<repository />";
        blob.BeforeWrite = () =>
        {
            blob.Text = "<repository />";
            return Task.CompletedTask;
        };

        var refusal = Assert.Throws<RequestFailedException>(() => Ring(blob).StoreElement(Key("a"), "a"));

        Assert.Equal(412, refusal.Status);
    }

    [Fact]
    public async Task GetAllElements_OfAStorageThatForbids_Throws()
    {
        await using var blob = await FakeBlob.StartAsync();
        blob.Server.Instead = _ => Results.StatusCode(403);

        var refusal = Assert.Throws<RequestFailedException>(() => Ring(blob).GetAllElements());

        Assert.Equal(403, refusal.Status);
        Assert.DoesNotContain(TestIdentity.Token, refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetAllElements_OfAnElement_IsWhatWasStored()
    {
        await using var blob = await FakeBlob.StartAsync();
        var stored = Key("a");

        Ring(blob).StoreElement(stored, "a");

        var kept = Assert.Single(Ring(blob).GetAllElements());
        Assert.Equal("  spaced  ", kept.Element("value")!.Value);
        Assert.Equal("yes", (string?)kept.Element("value")!.Attribute(Marks + "secret"));
    }

    /// <summary>With a namespace that no prefix stands for yet, as Data Protection marks what is to be encrypted.</summary>
    private static XElement Key(string id) =>
        new("key", new XAttribute("id", id), new XComment(" a comment "), new XElement("value", new XAttribute(Marks + "secret", "yes"), "  spaced  "));

    private static IEnumerable<string> Names(BlobKeyRing ring) => ring.GetAllElements().Select(key => (string)key.Attribute("id")!);

    private static BlobKeyRing Ring(FakeBlob blob)
    {
        var configuration = new ConfigurationManager { [VaultSettings.ProtectionBlob] = blob.Url };
        return BlobKeyRing.At(VaultAddress.Read(configuration, VaultSettings.ProtectionBlob)!, new TestIdentity());
    }
}
