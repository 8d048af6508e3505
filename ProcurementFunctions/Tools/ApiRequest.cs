using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Tools;

/// <summary>Arguments, each in its place of a request.</summary>
internal sealed class ApiRequest
{
    private readonly ApiOperation _operation;
    private readonly Dictionary<ApiArgument, JsonElement> _values = [];

    /// <exception cref="ProblemException">400: an argument is not known, or one that the path needs is missing.</exception>
    public ApiRequest(ApiOperation operation, IReadOnlyDictionary<string, JsonElement> arguments)
    {
        _operation = operation;
        foreach (var (name, value) in arguments.Where(argument => argument.Value.ValueKind is not JsonValueKind.Null and not JsonValueKind.Undefined))
        {
            var argument = operation.Arguments.FirstOrDefault(argument => argument.Name == name)
                ?? throw ProblemException.BadInput(name, $"is not known here; known are {string.Join(", ", operation.Arguments.Select(known => known.Name))}");
            _values[argument] = value;
        }

        var missing = operation.Arguments.FirstOrDefault(argument => argument.Place == ArgumentPlace.Path && Text(argument) is not { Length: > 0 });
        if (missing is not null) throw ProblemException.BadInput(missing.Name, "is missing");
    }

    /// <summary>What stands in the path under this name; null: nothing.</summary>
    public string? PathValue(string name) =>
        _operation.Arguments.FirstOrDefault(argument => argument.Place == ArgumentPlace.Path && argument.ApiName == name) is { } argument ? Text(argument) : null;

    public void WriteTo(HttpRequest request)
    {
        request.Method = _operation.Method;
        request.Path = Of(ArgumentPlace.Path).Aggregate(_operation.Path, (path, argument) => path.Replace($"{{{argument.ApiName}}}", Text(argument), StringComparison.Ordinal));
        request.QueryString = QueryString.Create(Of(ArgumentPlace.Query).Select(argument => KeyValuePair.Create(argument.ApiName, Text(argument))));
        foreach (var argument in Of(ArgumentPlace.Header)) request.Headers[argument.ApiName] = Text(argument);
        if (!_operation.HasBody) return;
        var body = JsonSerializer.SerializeToUtf8Bytes(Of(ArgumentPlace.Body).ToDictionary(argument => argument.ApiName, argument => _values[argument]));
        request.ContentType = "application/json";
        request.ContentLength = body.Length;
        request.Body = new MemoryStream(body);
    }

    private IEnumerable<ApiArgument> Of(ArgumentPlace place) => _values.Keys.Where(argument => argument.Place == place);

    private string? Text(ApiArgument argument) => _values.TryGetValue(argument, out var value)
        ? value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText()
        : null;
}
