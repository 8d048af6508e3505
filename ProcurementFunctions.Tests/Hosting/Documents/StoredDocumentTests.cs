using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using CsCheck;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Tests.Fixtures;

namespace ProcurementFunctions.Tests.Hosting.Documents;

/// <summary>What older, newer, damaged and foreign documents do, for every type that the app stores in Cosmos DB.</summary>
public sealed class StoredDocumentTests(CosmosFixture cosmos) : IClassFixture<CosmosFixture>
{
    private const string Oldest = "0.0";

    public static TheoryData<string> Names { get; } = new(StoredKind.Types.Keys);

    [Theory, MemberData(nameof(Names))]
    public void Samples_OfEachType_AreThereFromTheOldestVersionToTheCurrent(string name)
    {
        var samples = StoredKind.Samples(name);
        var current = StoredKind.Of(name).Current;

        Assert.Contains(Oldest, samples.Keys);
        for (var minor = 0; minor <= current.Minor; minor++) Assert.Contains(new SchemaVersion(current.Major, minor).ToString(), samples.Keys);
        Assert.All(samples, sample => Assert.Equal(sample.Key, (string?)sample.Value["schemaVersion"] ?? Oldest));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Rewrite_OfEachSample_LosesNothing(string name)
    {
        var current = StoredKind.Of(name).Current.ToString();
        foreach (var (version, sample) in StoredKind.Samples(name))
        {
            var document = await StoredKind.Of(name).StoreAsync(cosmos, sample);

            await document.ReadAsync();
            await document.RewriteAsync();

            var after = await document.ContentAsync();
            Assert.Equal(current, (string?)after["schemaVersion"]);
            Assert.Equal(name, (string?)after["type"]);
            var expected = sample.DeepClone().AsObject();
            expected["schemaVersion"] = current;
            foreach (var (field, value) in expected) AssertHolds(value, after[field], $"{name} {version} {field}");
        }
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Rewrite_OfANewerMinorVersion_KeepsItsVersionAndItsFields(string name)
    {
        var newer = CurrentSample(name);
        var version = new SchemaVersion(StoredKind.Of(name).Current.Major, 77).ToString();
        newer["schemaVersion"] = version;
        newer["later"] = JsonNode.Parse("""{"amount":1234567890.12345678,"at":"2027-01-01T00:00:00+05:30","list":[null,{"x":[]}]}""");
        var document = await StoredKind.Of(name).StoreAsync(cosmos, newer);

        await document.RewriteAsync();

        AssertHolds(newer, await document.ContentAsync(), name);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Rewrite_OfANewerMinorVersion_KeepsTheFieldsOfItsParts(string name)
    {
        var kind = StoredKind.Of(name);
        var newer = CurrentSample(name);
        newer["schemaVersion"] = new SchemaVersion(kind.Current.Major, kind.Current.Minor + 1).ToString();
        AddLater(newer, kind.Json);
        var document = await kind.StoreAsync(cosmos, newer);

        await document.RewriteAsync();

        AssertHolds(newer, await document.ContentAsync(), name);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task ReadOrRewrite_OfANewerMajorVersion_IsRefusedByItsVersionAndLeavesIt(string name)
    {
        var version = new SchemaVersion(StoredKind.Of(name).Current.Major + 1, 0).ToString();
        var changed = new JsonObject { ["id"] = "newer", ["schemaVersion"] = version, ["everything"] = "is called otherwise" };
        var same = CurrentSample(name);
        same["schemaVersion"] = version;

        foreach (var newer in new[] { changed, same })
        {
            var message = await AssertRefusedAsync(name, newer);
            Assert.Contains(version, message, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public async Task ReadOrRewrite_OfADamagedDocument_IsRefusedAndLeavesIt(string name)
    {
        var derived = StoredKind.Of(name).Json.Properties.Where(p => p.Set is null).Select(p => p.Name);
        foreach (var field in CurrentSample(name).Select(f => f.Key).Except(["id", .. derived]))
        {
            var damaged = CurrentSample(name);
            damaged[field] = JsonNode.Parse("[[]]");
            await AssertRefusedAsync(name, damaged);
        }

        foreach (var required in StoredKind.Of(name).Json.Properties.Where(p => p.IsRequired && p.Name != "id"))
        {
            var damaged = CurrentSample(name);
            damaged.Remove(required.Name);
            await AssertRefusedAsync(name, damaged);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public async Task ReadOrRewrite_OfAnotherType_IsRefusedAndLeavesIt(string name)
    {
        foreach (var other in StoredKind.Types.Keys.Where(other => other != name))
            await AssertRefusedAsync(name, CurrentSample(other));
    }

    [Theory, MemberData(nameof(Names))]
    public void Truncated_Anywhere_IsNoDocument(string name)
    {
        var kind = StoredKind.Of(name);
        var json = JsonSerializer.SerializeToUtf8Bytes(CurrentSample(name));
        for (var length = 0; length < json.Length; length++)
            Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json.AsSpan(0, length), kind.Json));
    }

    [Theory, MemberData(nameof(Names))]
    public void Json_OfAnyDocument_ComesBack(string name)
    {
        var json = StoredKind.Of(name).Json;
        JsonGen.Of(json).Sample(
            document =>
            {
                var text = document!.ToJsonString();
                var read = JsonSerializer.Deserialize(text, json);
                AssertHolds(JsonNode.Parse(text), JsonNode.Parse(JsonSerializer.Serialize(read, json)), name);
            },
            iter: 50,
            threads: 1);
    }

    /// <summary>Gives each part of the document a field that this build does not know.</summary>
    private static void AddLater(JsonNode? node, JsonTypeInfo type)
    {
        if (node is JsonArray items && type.Kind == JsonTypeInfoKind.Enumerable)
        {
            foreach (var item in items) AddLater(item, type.Options.GetTypeInfo(type.ElementType!));
        }
        else if (node is JsonObject fields && type.Kind == JsonTypeInfoKind.Dictionary)
        {
            foreach (var (_, value) in fields) AddLater(value, type.Options.GetTypeInfo(type.ElementType!));
        }
        else if (node is JsonObject part && type.Kind == JsonTypeInfoKind.Object)
        {
            foreach (var property in type.Properties.Where(p => !p.IsExtensionData))
                AddLater(part[property.Name], type.Options.GetTypeInfo(property.PropertyType));
            part["later"] = JsonNode.Parse("""[1.50,{"x":null}]""");
        }
    }

    private static JsonObject CurrentSample(string name) =>
        StoredKind.Samples(name)[StoredKind.Of(name).Current.ToString()].DeepClone().AsObject();

    private async Task<string> AssertRefusedAsync(string name, JsonObject document)
    {
        var stored = await StoredKind.Of(name).StoreAsync(cosmos, document);
        var refused = await Assert.ThrowsAsync<UnreadableDocumentException>(stored.ReadAsync);
        await Assert.ThrowsAsync<UnreadableDocumentException>(stored.RewriteAsync);
        Assert.True(JsonNode.DeepEquals(document, await stored.ContentAsync()));
        return refused.Message;
    }

    /// <summary>All that was there is there, to the last digit; a null may have gone.</summary>
    private static void AssertHolds(JsonNode? expected, JsonNode? actual, string where)
    {
        if (expected is JsonObject fields && actual is JsonObject found)
        {
            foreach (var (name, value) in fields) AssertHolds(value, found[name], $"{where}.{name}");
            return;
        }

        if (expected is JsonArray items && actual is JsonArray others && items.Count == others.Count)
        {
            for (var i = 0; i < items.Count; i++) AssertHolds(items[i], others[i], $"{where}[{i}]");
            return;
        }

        Assert.True(JsonNode.DeepEquals(expected, actual), $"{where}: {expected?.ToJsonString()} became {actual?.ToJsonString()}");
    }
}
