using System.Text.Json;
using ProcurementFunctions.Hosting.Audit;

namespace ProcurementFunctions.Inventory;

/// <summary>
/// What the audit trail is told of an item that a person changed. A person's words stay in the item, where they can be
/// erased. Pure.
/// </summary>
internal static class ItemAudit
{
    /// <param name="before">Null: it was created.</param>
    /// <param name="once">Tells this change from others of the item.</param>
    /// <param name="how">In plain words; null: put or created through the API.</param>
    public static AuditEntry EntryOf(InventoryItem? before, InventoryItem after, string by, DateTimeOffset at, string once, string? how = null) => AuditEntry.Of(
        $"item:{after.Sku}",
        AuditKinds.ItemChanged,
        by,
        at,
        once,
        how ?? (before is null ? "created through the API" : "put through the API"),
        JsonChanges.Between(Json(before), Json(after)));

    private static JsonElement Json(InventoryItem? item) => item is null
        ? JsonElement.Parse("{}")
        : JsonSerializer.SerializeToElement(item with { SchemaVersion = default, Type = null, UnknownFields = null, Untold = null, SnoozeReason = null }, InventoryJson.Default.InventoryItem);
}
