using System.Text.Json.Serialization;

namespace ProcurementFunctions.Local.FunctionsHost.Admin;

/// <summary>JSON of the admin interface.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HostStatus))]
[JsonSerializable(typeof(List<ListedFunction>))]
internal sealed partial class AdminJson : JsonSerializerContext;

/// <summary>Whether the host is up.</summary>
internal sealed record HostStatus(string State);

/// <summary>A function as the admin interface lists it.</summary>
internal sealed record ListedFunction(string Name, string EntryPoint, string Trigger);
