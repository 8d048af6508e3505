using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Pages.Stock;

/// <summary>What an administrator says of an item, as it is typed. Pure.</summary>
internal static class ItemForm
{
    /// <summary>Before the name of a location stands this in the name of its field.</summary>
    public const string At = "at-";

    /// <param name="form">An empty number is 0, or none where there may be none. Where it says how many are at locations, these are all that there is.</param>
    /// <param name="known">What the form does not ask for stays as it is there.</param>
    /// <exception cref="ProblemException">400: a field cannot be read.</exception>
    public static ItemUpdate Read(FormValues form, InventoryItem known) => new()
    {
        Name = form.Text("name") ?? "",
        OnHand = OnHandOf(form, known),
        Locations = LocationsOf(form, known),
        Reserved = form.Whole("reserved"),
        WithDelivered = form.IsTicked("withoutDelivered") ? false : null,
        ReorderPoint = form.Whole("reorderPoint") ?? 0,
        SafetyStock = form.Whole("safetyStock") ?? 0,
        MaxLevel = form.Whole("maxLevel") ?? 0,
        ReorderQuantity = form.Whole("reorderQuantity") ?? 0,
        Life = form.Choice<ItemLife>("life"),
        ReplacedBy = form.Text("replacedBy") ?? "",
        Goals = known.Goals,
    };

    private static bool IsByLocation(FormValues form) => !form.IsTicked("oneNumber") && form.Starting(At).Count > 0;

    /// <summary>Null: it is the sum of the locations.</summary>
    private static int? OnHandOf(FormValues form, InventoryItem known)
    {
        if (IsByLocation(form)) return null;
        if (known.Locations.Count > 0 && !form.IsTicked("oneNumber"))
            throw ProblemException.BadInput("locations", "say how many are where, or that it is not kept by location any more");
        return form.Whole("onHand") ?? throw ProblemException.BadInput("onHand", "is missing");
    }

    private static ItemLocation[]? LocationsOf(FormValues form, InventoryItem known) => IsByLocation(form)
        ? [.. form.Starting(At).Keys.Select(place => new ItemLocation { Location = place, OnHand = form.Whole(At + place)!.Value })]
        : known.Locations.Count > 0 ? [] : null;
}
