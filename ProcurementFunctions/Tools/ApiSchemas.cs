using System.Text.Json;
using System.Text.Json.Nodes;

namespace ProcurementFunctions.Tools;

/// <summary>Makes one schema of all that an operation takes: parameters of its path, query and headers, and the fields of its body.</summary>
internal sealed class ApiSchemas(JsonObject document)
{
    private const string Components = "#/components/schemas/";

    /// <summary>The arguments and their schema; null: the body is not of JSON, or of no fields that are known.</summary>
    public OperationInput? ArgumentsOf(JsonObject place, JsonObject operation)
    {
        var content = operation["requestBody"]?["content"]?.AsObject();
        var body = content?["application/json"]?["schema"] is { } schema ? Resolved(schema).AsObject() : null;
        if (content is not null && body?["properties"] is null) return null;
        var input = new Input();
        foreach (var parameter in ParametersOf(place).Concat(ParametersOf(operation))) Add(input, parameter);
        if (body is not null) AddBody(input, body, (bool?)operation["requestBody"]!["required"] ?? false);
        return input.ToInput(Definitions);
    }

    private static IEnumerable<JsonNode> ParametersOf(JsonObject holder) => holder["parameters"]?.AsArray().Select(node => node!) ?? [];

    private void Add(Input input, JsonNode node)
    {
        var parameter = Resolved(node);
        var (name, place) = ((string)parameter["name"]!, Enum.Parse<ArgumentPlace>((string)parameter["in"]!, ignoreCase: true));
        var schema = parameter["schema"]!.DeepClone().AsObject();
        if (parameter["description"] is { } said) schema["description"] = said.DeepClone();
        input.Add(new(CamelCase(name), name, place), schema, (bool?)parameter["required"] ?? false);
    }

    /// <summary>A field that the path names already is said there.</summary>
    private static void AddBody(Input input, JsonObject body, bool isRequired)
    {
        var required = body["required"]?.AsArray().Select(name => (string)name!).ToHashSet() ?? [];
        foreach (var (name, schema) in body["properties"]!.AsObject().Where(field => !input.Has(field.Key)))
            input.Add(new(name, name, ArgumentPlace.Body), schema!.DeepClone().AsObject(), isRequired && required.Contains(name));
    }

    private JsonNode Resolved(JsonNode node)
    {
        while (node is JsonObject && (string?)node["$ref"] is { } reference)
        {
            node = document;
            foreach (var part in reference.Split('/').Skip(1)) node = node[part]!;
        }

        return node;
    }

    /// <summary>The schemas that are referred to, and those that they refer to; the references are changed to find them.</summary>
    private JsonObject Definitions(JsonObject schema)
    {
        var found = new JsonObject();
        var open = new Queue<JsonNode>([schema]);
        while (open.TryDequeue(out var node))
        {
            foreach (var reference in References(node).ToArray())
            {
                var name = ((string)reference["$ref"]!)[Components.Length..];
                reference["$ref"] = $"#/$defs/{name}";
                if (found.ContainsKey(name)) continue;
                found[name] = document["components"]!["schemas"]![name]!.DeepClone();
                open.Enqueue(found[name]!);
            }
        }

        return found;
    }

    private static IEnumerable<JsonObject> References(JsonNode? node) => node switch
    {
        JsonObject holder when holder["$ref"] is JsonValue value && ((string?)value)?.StartsWith(Components, StringComparison.Ordinal) == true => [holder],
        JsonObject holder => holder.SelectMany(field => References(field.Value)),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };

    /// <summary>"Idempotency-Key" is idempotencyKey, "X-Signature" xSignature.</summary>
    private static string CamelCase(string name)
    {
        var words = name.Split('-');
        return words.Length == 1 ? name : string.Concat(words.Select((word, i) => i == 0 ? word.ToLowerInvariant() : word));
    }

    private sealed class Input
    {
        private readonly List<ApiArgument> _arguments = [];
        private readonly JsonObject _properties = [];
        private readonly JsonArray _required = [];

        public bool Has(string name) => _properties.ContainsKey(name);

        public void Add(ApiArgument argument, JsonObject schema, bool isRequired)
        {
            _arguments.Add(argument);
            _properties.Add(argument.Name, schema);
            if (isRequired) _required.Add((JsonNode)argument.Name);
        }

        public OperationInput ToInput(Func<JsonObject, JsonObject> definitions)
        {
            var schema = new JsonObject { ["type"] = "object", ["properties"] = _properties, ["required"] = _required, ["additionalProperties"] = false };
            if (definitions(schema) is { Count: > 0 } found) schema["$defs"] = found;
            return new(_arguments, JsonSerializer.Deserialize<JsonElement>(schema));
        }
    }
}
