using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Tests.Fixtures;

namespace ProcurementFunctions.Tests.Hosting.Documents;

/// <summary>One type of stored document as the app itself registers it, for tests that hold for all of them.</summary>
public abstract class StoredKind
{
    /// <summary>Every type that is stored as a document of its own.</summary>
    public static IReadOnlyDictionary<string, Type> Types { get; } = typeof(Document).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(Document)) && !t.IsAbstract)
        .ToDictionary(t => JsonNamingPolicy.CamelCase.ConvertName(t.Name));

    private static readonly Lazy<IServiceProvider> App = new(Registrations);

    public abstract JsonTypeInfo Json { get; }

    /// <summary>The schema version that this build writes.</summary>
    public abstract SchemaVersion Current { get; }

    public static StoredKind Of(string name) =>
        (StoredKind)Activator.CreateInstance(typeof(StoredKind<>).MakeGenericType(Types[name]), App.Value)!;

    /// <summary>The saved documents of a type, by the version in which they were written.</summary>
    public static IReadOnlyDictionary<string, JsonObject> Samples(string name)
    {
        var folder = Path.Combine(Repository.Root, "ProcurementFunctions.Tests", "Samples", name);
        if (!Directory.Exists(folder)) return new Dictionary<string, JsonObject>();
        return Directory.GetFiles(folder, "*.json").ToDictionary(
            file => Path.GetFileNameWithoutExtension(file), file => JsonNode.Parse(File.ReadAllText(file))!.AsObject());
    }

    /// <summary>Puts this into a container of this type's documents, past all checks.</summary>
    internal abstract Task<RawDocument> StoreAsync(CosmosFixture cosmos, JsonObject document);

    private static IServiceProvider Registrations()
    {
        var builder = ProcurementApp.CreateBuilder([]);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Cosmos"] = "AccountEndpoint=http://127.0.0.1:9/;AccountKey=AAAA;",
        });
        return builder.Build().Services;
    }
}

/// <summary>A document in its store, and the app's way to it.</summary>
internal abstract class RawDocument(Container container, string id)
{
    /// <summary>Reads it as the app does.</summary>
    public abstract Task ReadAsync();

    /// <summary>Reads, changes and writes it as the app does; the change itself changes nothing.</summary>
    public abstract Task RewriteAsync();

    /// <summary>What is stored, without what Cosmos DB adds.</summary>
    public async Task<JsonObject> ContentAsync()
    {
        using var answer = await container.ReadItemStreamAsync(id, new PartitionKey(id));
        answer.EnsureSuccessStatusCode();
        var content = (await JsonNode.ParseAsync(answer.Content))!.AsObject();
        foreach (var field in content.Select(f => f.Key).Where(key => key.StartsWith('_')).ToList()) content.Remove(field);
        return content;
    }
}

public sealed class StoredKind<T>(IServiceProvider app) : StoredKind
    where T : Document
{
    private readonly DocumentContainer<T> _registered = app.GetRequiredService<DocumentContainer<T>>();

    public override JsonTypeInfo Json => _registered.Json;

    public override SchemaVersion Current => _registered.Current;

    internal override async Task<RawDocument> StoreAsync(CosmosFixture cosmos, JsonObject document)
    {
        var definition = new ContainerDefinition($"samples-{typeof(T).Name}", "/id");
        var raw = await cosmos.RawContainerAsync(definition);
        var id = (string)document["id"]!;
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(document.ToJsonString()));
        using var answer = await raw.UpsertItemStreamAsync(body, new PartitionKey(id));
        answer.EnsureSuccessStatusCode();
        return new Raw(raw, id, await cosmos.ContainerAsync(definition, _registered.Json, Current));
    }

    private sealed class Raw(Container raw, string id, DocumentContainer<T> documents) : RawDocument(raw, id)
    {
        private readonly string _id = id;

        public override async Task ReadAsync() => Assert.NotNull(await documents.ReadAsync(_id, _id, default));

        public override async Task RewriteAsync() => await documents.UpdateAsync(_id, _id, read => read! with { }, default);
    }
}
