using System.Text.Json;
using Microsoft.DurableTask;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask;

/// <summary>Inputs, outputs, events and custom statuses as JSON with the property names of their types.</summary>
internal sealed class JsonPayloads : DataConverter
{
    private static readonly JsonSerializerOptions Options = new() { IncludeFields = true, PropertyNameCaseInsensitive = true };

    public static JsonPayloads Default { get; } = new();

    public override string? Serialize(object? value) =>
        value is null ? null : JsonSerializer.Serialize(value, value.GetType(), Options);

    public override object? Deserialize(string? data, Type targetType) =>
        data is null ? null : JsonSerializer.Deserialize(data, targetType, Options);
}
