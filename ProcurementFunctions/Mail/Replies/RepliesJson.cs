using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProcurementFunctions.Mail.Replies;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(VendorRepliesDocument))]
[JsonSerializable(typeof(VendorEntry))]
[JsonSerializable(typeof(ReplyBody))]
[JsonSerializable(typeof(ReplyEntryBody))]
[JsonSerializable(typeof(ReplyView))]
[JsonSerializable(typeof(RepliesView))]
internal sealed partial class RepliesJson : JsonSerializerContext;
