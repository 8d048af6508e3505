using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProcurementFunctions.Local.VendorSimulator.Http;

/// <summary>Enums as camelCase names; numbers are refused.</summary>
internal sealed class NamedEnumConverter<T>()
    : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
