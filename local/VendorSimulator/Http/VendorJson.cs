using System.Text.Json.Serialization;
using ProcurementFunctions.Local.VendorSimulator.Orders;
using ProcurementFunctions.Local.VendorSimulator.Quotes;
using ProcurementFunctions.Local.VendorSimulator.SignIn;
using ProcurementFunctions.Local.VendorSimulator.Webhooks;

namespace ProcurementFunctions.Local.VendorSimulator.Http;

/// <summary>The JSON of the vendor contract and of what is stored.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    Converters = [typeof(DayConverter)])]
[JsonSerializable(typeof(VendorProblem))]
[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(TokenRefusal))]
[JsonSerializable(typeof(QuoteRequest))]
[JsonSerializable(typeof(QuoteAnswer))]
[JsonSerializable(typeof(GivenQuote))]
[JsonSerializable(typeof(JointQuoteRequest))]
[JsonSerializable(typeof(JointQuoteAnswer))]
[JsonSerializable(typeof(GivenJointQuote))]
[JsonSerializable(typeof(OrderRequest))]
[JsonSerializable(typeof(OrderAnswer))]
[JsonSerializable(typeof(OrderView))]
[JsonSerializable(typeof(OrderFacts))]
[JsonSerializable(typeof(VendorEvent))]
internal sealed partial class VendorJson : JsonSerializerContext;
