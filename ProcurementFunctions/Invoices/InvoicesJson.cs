using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProcurementFunctions.Invoices;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(InvoiceDocument))]
[JsonSerializable(typeof(InvoiceBody))]
[JsonSerializable(typeof(InvoiceDecisionBody))]
[JsonSerializable(typeof(PaymentBody))]
[JsonSerializable(typeof(InvoiceView))]
internal sealed partial class InvoicesJson : JsonSerializerContext;
