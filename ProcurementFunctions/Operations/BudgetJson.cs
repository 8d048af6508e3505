using System.Text.Json;
using System.Text.Json.Serialization;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Operations;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(BudgetLedger))]
[JsonSerializable(typeof(BudgetView))]
[JsonSerializable(typeof(LedgerEntry))]
[JsonSerializable(typeof(FoldedEntries))]
[JsonSerializable(typeof(FoldedCorrection))]
internal sealed partial class BudgetJson : JsonSerializerContext
{
    /// <summary>The version of the ledger's shape that this build writes.</summary>
    public static readonly SchemaVersion CurrentVersion = new(1, 3);
}
