using System.Text.Json;
using System.Text.Json.Serialization;
using ProcurementFunctions.Insights.Choosing;
using ProcurementFunctions.Insights.Items;
using ProcurementFunctions.Insights.Money;
using ProcurementFunctions.Insights.Orders;
using ProcurementFunctions.Insights.Vendors;

namespace ProcurementFunctions.Insights;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(BudgetInsight))]
[JsonSerializable(typeof(SpendInsight))]
[JsonSerializable(typeof(ChangesInsight))]
[JsonSerializable(typeof(VendorsInsight))]
[JsonSerializable(typeof(ItemInsight))]
[JsonSerializable(typeof(ItemsInsight))]
[JsonSerializable(typeof(LateInsight))]
[JsonSerializable(typeof(ArrivalsInsight))]
[JsonSerializable(typeof(OwedInsight))]
[JsonSerializable(typeof(ApprovalsInsight))]
[JsonSerializable(typeof(OrdersInsight))]
[JsonSerializable(typeof(ChoosingInsight))]
internal sealed partial class InsightsJson : JsonSerializerContext;
