using System.Text.Json;
using Microsoft.Data.Sqlite;
using ProcurementFunctions.Local.VendorSimulator.Http;
using ProcurementFunctions.Local.VendorSimulator.Storage;
using ProcurementFunctions.Local.VendorSimulator.Webhooks;

namespace ProcurementFunctions.Local.VendorSimulator.Orders;

/// <summary>The orders that vendors took, each stored in one transaction with the webhooks that it brings.</summary>
internal sealed class OrderTable(SimulatorDatabase database)
{
    private const string Columns = "vendor_id, body_hash, calls, conflicts, facts";

    public StoredOrder? Find(string vendorId, string orderNumber) =>
        database.Read(work => Read(work, vendorId, orderNumber));

    public IReadOnlyList<StoredOrder> List(string? vendorId) => database.Read(work => work.Query(
        $"SELECT {Columns} FROM orders WHERE $vendor IS NULL OR vendor_id = $vendor ORDER BY vendor_id, order_number",
        Map,
        ("$vendor", vendorId)));

    /// <summary>Stores an order, unless its number is there.</summary>
    /// <returns>The order that is there now, and whether it is the new one.</returns>
    public (StoredOrder Order, bool IsNew) Take(string vendorId, string bodyHash, OrderFacts order, IReadOnlyList<PlannedWebhook> planned) =>
        database.Write(work =>
        {
            if (Repeat(work, vendorId, order.OrderNumber, bodyHash) is { } first)
                return (first, false);
            work.Execute(
                "INSERT INTO orders (vendor_id, order_number, body_hash, facts) VALUES ($vendor, $order, $hash, $facts)",
                ("$vendor", vendorId),
                ("$order", order.OrderNumber),
                ("$hash", bodyHash),
                ("$facts", Write(order)));
            WebhookTable.Add(work, vendorId, planned);
            return (new StoredOrder(vendorId, bodyHash, 1, 0, order), true);
        });

    /// <summary>Counts one more call with a number that is there.</summary>
    /// <returns>The order with that number, or null.</returns>
    public StoredOrder? Repeat(string vendorId, string orderNumber, string bodyHash) =>
        database.Write(work => Repeat(work, vendorId, orderNumber, bodyHash));

    /// <summary>Changes an order, and puts other webhooks in the place of those that were not due yet.</summary>
    public OrderFacts? Cancel(
        string vendorId, string orderNumber, Func<OrderFacts, OrderFacts> cancel, DateTimeOffset now,
        Func<OrderFacts, IReadOnlyList<PlannedWebhook>> plan) =>
        database.Write(work =>
        {
            if (Read(work, vendorId, orderNumber)?.Facts is not { } before)
                return null;
            var after = cancel(before);
            if (after == before)
                return before;
            work.Execute(
                "UPDATE orders SET facts = $facts WHERE vendor_id = $vendor AND order_number = $order",
                ("$facts", Write(after)),
                ("$vendor", vendorId),
                ("$order", orderNumber));
            WebhookTable.Drop(work, vendorId, orderNumber, now);
            WebhookTable.Add(work, vendorId, plan(after));
            return after;
        });

    private static StoredOrder? Repeat(SimulatorWork work, string vendorId, string orderNumber, string bodyHash)
    {
        work.Execute(
            """
            UPDATE orders SET calls = calls + (body_hash = $hash), conflicts = conflicts + (body_hash <> $hash)
            WHERE vendor_id = $vendor AND order_number = $order
            """,
            ("$hash", bodyHash),
            ("$vendor", vendorId),
            ("$order", orderNumber));
        return Read(work, vendorId, orderNumber);
    }

    private static StoredOrder? Read(SimulatorWork work, string vendorId, string orderNumber) => work
        .Find(
            $"SELECT {Columns} FROM orders WHERE vendor_id = $vendor AND order_number = $order",
            Map,
            ("$vendor", vendorId),
            ("$order", orderNumber));

    private static StoredOrder Map(SqliteDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        row.GetInt32(2),
        row.GetInt32(3),
        JsonSerializer.Deserialize(row.GetString(4), VendorJson.Default.OrderFacts)!);

    private static string Write(OrderFacts order) => JsonSerializer.Serialize(order, VendorJson.Default.OrderFacts);
}

/// <summary>An order with what is known of the calls that brought it.</summary>
internal sealed record StoredOrder(string VendorId, string BodyHash, int Calls, int Conflicts, OrderFacts Facts);
