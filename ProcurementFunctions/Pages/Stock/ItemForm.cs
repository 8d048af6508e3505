using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Pages.Stock;

/// <summary>What an administrator says of an item, as it is typed. Pure.</summary>
internal static class ItemForm
{
    /// <param name="form">An empty number is 0, or none where there may be none.</param>
    /// <param name="known">What the form does not ask for stays as it is there.</param>
    /// <exception cref="ProblemException">400: a field cannot be read.</exception>
    public static ItemUpdate Read(FormValues form, InventoryItem known) => new()
    {
        Name = form.Text("name") ?? "",
        OnHand = form.Whole("onHand") ?? throw ProblemException.BadInput("onHand", "is missing"),
        ReorderPoint = form.Whole("reorderPoint") ?? 0,
        SafetyStock = form.Whole("safetyStock") ?? 0,
        MaxLevel = form.Whole("maxLevel") ?? 0,
        ReorderQuantity = form.Whole("reorderQuantity") ?? 0,
        Life = Enum.TryParse<ItemLife>(form.Text("life"), ignoreCase: true, out var life) ? life : throw ProblemException.BadInput("life", "must be active, noReorder or discontinued"),
        ReplacedBy = form.Text("replacedBy") ?? "",
        Goals = known.Goals,
    };
}
