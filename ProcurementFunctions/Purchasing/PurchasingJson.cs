using System.Text.Json;
using System.Text.Json.Serialization;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Purchasing.Choosing;
using ProcurementFunctions.Purchasing.Consolidation;

namespace ProcurementFunctions.Purchasing;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(PurchaseDocument))]
[JsonSerializable(typeof(PurchaseView))]
[JsonSerializable(typeof(PurchaseBody))]
[JsonSerializable(typeof(DecisionBody))]
[JsonSerializable(typeof(CancelBody))]
[JsonSerializable(typeof(ReceiptBody))]
[JsonSerializable(typeof(ReversalBody))]
[JsonSerializable(typeof(ReturnBody))]
[JsonSerializable(typeof(VendorEventBody))]
[JsonSerializable(typeof(ExplanationView))]
[JsonSerializable(typeof(DealView))]
[JsonSerializable(typeof(JointOrder))]
internal sealed partial class PurchasingJson : JsonSerializerContext
{
    /// <summary>The version of a purchase record's shape that this build writes.</summary>
    public static readonly SchemaVersion CurrentVersion = new(1, 14);
}
