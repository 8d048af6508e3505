using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProcurementFunctions.Mail;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(VendorMailDocument))]
[JsonSerializable(typeof(LinkClaims))]
internal sealed partial class VendorMailJson : JsonSerializerContext;
