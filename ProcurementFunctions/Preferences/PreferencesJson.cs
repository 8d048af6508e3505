using System.Text.Json.Serialization;

namespace ProcurementFunctions.Preferences;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(UserPreferences))]
[JsonSerializable(typeof(ProductPreference))]
[JsonSerializable(typeof(PreferencesBody))]
[JsonSerializable(typeof(VisiblePreferences))]
[JsonSerializable(typeof(ProductPreferenceBody))]
[JsonSerializable(typeof(ProductPreferenceChange))]
internal sealed partial class PreferencesJson : JsonSerializerContext;
