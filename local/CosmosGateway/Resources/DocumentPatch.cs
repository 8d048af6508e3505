using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ProcurementFunctions.Local.CosmosGateway.Protocol;
using ProcurementFunctions.Local.CosmosGateway.Sql;
using ProcurementFunctions.Local.CosmosGateway.Storage;

namespace ProcurementFunctions.Local.CosmosGateway.Resources;

/// <summary>
/// A partial update: up to ten operations (add, set, replace, remove, incr, move) that happen together or not at all, and a
/// condition under which they do.
/// </summary>
internal sealed class DocumentPatch
{
    private const int MostOperations = 10;
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = DocumentBody.DeepestNesting };
    private static readonly JsonDocumentOptions OnceEach = new() { MaxDepth = DocumentBody.DeepestNesting, AllowDuplicateProperties = false };
    private readonly SqlQuery? _condition;
    private readonly List<PatchStep> _steps;

    private DocumentPatch(SqlQuery? condition, List<PatchStep> steps) => (_condition, _steps) = (condition, steps);

    /// <exception cref="GatewayException">400: malformed, too many operations, or something that is not supported.</exception>
    public static DocumentPatch Parse(ReadOnlyMemory<byte> body, Container container)
    {
        var root = ContainerDefinitionRules.ParseObject(body);
        if (root["operations"] is not JsonArray { Count: > 0 and <= MostOperations } operations)
            throw GatewayException.BadRequest($"A patch has 1 to {MostOperations} operations.");
        var steps = operations.Select(o => PatchStep.Parse(o as JsonObject ?? throw GatewayException.BadRequest("An operation is not an object."))).ToList();
        foreach (var step in steps) step.CheckTarget(container.PartitionKeyPath);
        var condition = ContainerDefinitionRules.Text(root["condition"], "condition");
        return new(condition is null ? null : Condition(condition), steps);
    }

    /// <summary>Whether the document is in the state that the condition asks for.</summary>
    public bool Admits(byte[] document)
    {
        if (_condition?.Filter is not { } filter) return true;
        using var json = JsonDocument.Parse(document, Deep);
        return filter.Evaluate(new SqlScope(SqlValue.Of(json.RootElement), new Dictionary<string, SqlValue>())).IsTrue;
    }

    /// <summary>The document as it is afterwards.</summary>
    /// <exception cref="GatewayException">400: an operation does not fit the document.</exception>
    public byte[] Apply(byte[] document)
    {
        var root = Editable(document);
        foreach (var step in _steps) step.Apply(root);
        return JsonSerializer.SerializeToUtf8Bytes(root, PatchJson.Default.JsonObject);
    }

    private static JsonObject Editable(byte[] document)
    {
        try
        {
            return JsonNode.Parse(document, documentOptions: OnceEach)!.AsObject();
        }
        catch (JsonException)
        {
            throw GatewayException.Unsupported("patching a document that has a property twice");
        }
    }

    private static SqlQuery Condition(string condition)
    {
        var query = SqlParser.Parse("SELECT * " + condition, new Dictionary<string, SqlValue>());
        return query is { Order.Count: 0, Limit: null, Top: null }
            ? query
            : throw GatewayException.BadRequest("A patch's condition is FROM and WHERE and no more.");
    }
}

/// <summary>One operation of a patch.</summary>
internal sealed record PatchStep(string Operation, string[] Path, JsonNode? Value, string[]? From = null)
{
    private static readonly HashSet<string> SystemProperties = ["id", "_rid", "_self", "_etag", "_ts", "_attachments"];

    public static PatchStep Parse(JsonObject step)
    {
        var operation = ContainerDefinitionRules.Text(step["op"], "op")?.ToLowerInvariant();
        if (operation is not ("add" or "set" or "replace" or "remove" or "incr" or "move"))
            throw GatewayException.BadRequest($"{operation} is not a patch operation.");
        var path = Names(step, "path");
        if (operation != "move") return new(operation, path, step["value"]);
        var from = Names(step, "from");
        return path.AsSpan().StartsWith(from)
            ? throw GatewayException.BadRequest("Nothing can be moved to itself or into itself.")
            : new(operation, path, null, from);
    }

    private static string[] Names(JsonObject step, string property)
    {
        var path = ContainerDefinitionRules.Text(step[property], property);
        if (path is null || path.Length < 2 || path[0] != '/') throw GatewayException.BadRequest($"The path {path} does not begin with / and a name.");
        return [.. path[1..].Split('/').Select(n => n.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];
    }

    /// <summary>What names a document stays as it is.</summary>
    public void CheckTarget(string[] partitionKeyPath)
    {
        Check(Path);
        if (From is not null) Check(From);

        void Check(string[] path)
        {
            if (SystemProperties.Contains(path[0])) throw GatewayException.BadRequest($"{path[0]} cannot be patched.");
            if (path.Zip(partitionKeyPath).All(pair => pair.First == pair.Second)) throw GatewayException.BadRequest("The partition key cannot be patched.");
        }
    }

    public void Apply(JsonObject root)
    {
        if (From is null)
        {
            ApplyOne(root);
            return;
        }

        var taken = this with { Operation = "remove", Path = From, From = null };
        var value = taken.Find(root)?.DeepClone();
        taken.ApplyOne(root);
        (this with { Operation = "add", Value = value, From = null }).ApplyOne(root);
    }

    private JsonNode? Find(JsonObject root) => Parent(root) switch
    {
        JsonObject o => o[Path[^1]],
        JsonArray a when Index(Path[^1], a.Count - 1) is { } at => a[at],
        _ => null,
    };

    private JsonNode? Parent(JsonObject root)
    {
        JsonNode? parent = root;
        foreach (var name in Path.AsSpan(0, Path.Length - 1))
        {
            parent = parent switch
            {
                JsonObject o => o[name],
                JsonArray a when Index(name, a.Count - 1) is { } at => a[at],
                _ => null,
            };
        }

        return parent;
    }

    private void ApplyOne(JsonObject root)
    {
        switch (Parent(root))
        {
            case JsonObject o: Change(o); break;
            case JsonArray a: Change(a); break;
            default: throw Misfit("what it is to stand in does not exist");
        }
    }

    private void Change(JsonObject parent)
    {
        var name = Path[^1];
        var exists = parent.ContainsKey(name);
        if (!exists && Operation is ("remove" or "replace")) throw Misfit("it does not exist");
        if (Operation == "remove") parent.Remove(name);
        else parent[name] = Operation == "incr" ? Increased(exists, parent[name]) : Value?.DeepClone();
    }

    private void Change(JsonArray parent)
    {
        if (Operation == "add")
        {
            var at = Path[^1] == "-" ? parent.Count : Index(Path[^1], parent.Count) ?? throw Misfit("it is not within the array");
            parent.Insert(at, Value?.DeepClone());
            return;
        }

        var index = Index(Path[^1], parent.Count - 1) ?? throw Misfit("it is not within the array");
        if (Operation == "remove") parent.RemoveAt(index);
        else parent[index] = Operation == "incr" ? Increased(exists: true, parent[index]) : Value?.DeepClone();
    }

    /// <summary>A property that does not exist counts from nothing.</summary>
    private JsonNode Increased(bool exists, JsonNode? present)
    {
        if (Value is not JsonValue by || by.GetValueKind() != JsonValueKind.Number) throw GatewayException.BadRequest("incr has no number to add.");
        if (!exists) return by.DeepClone();
        if (present is not JsonValue number || number.GetValueKind() != JsonValueKind.Number) throw Misfit("it is not a number");
        return number.TryGetValue<long>(out var whole) && by.TryGetValue<long>(out var wholeStep)
            ? JsonValue.Create(whole + wholeStep)
            : JsonValue.Create(number.GetValue<double>() + by.GetValue<double>());
    }

    private static int? Index(string name, int most) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index <= most ? index : null;

    private GatewayException Misfit(string why) => GatewayException.BadRequest($"{Operation} of /{string.Join('/', Path)}: {why}.");
}
