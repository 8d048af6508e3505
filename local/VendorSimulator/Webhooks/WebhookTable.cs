using System.Text.Json;
using Microsoft.Data.Sqlite;
using ProcurementFunctions.Local.VendorSimulator.Http;
using ProcurementFunctions.Local.VendorSimulator.Storage;

namespace ProcurementFunctions.Local.VendorSimulator.Webhooks;

/// <summary>
/// The webhooks of all orders and how far each has come. A webhook falls due on the firm's clock; when it was not taken,
/// its next attempt is on the wall clock.
/// </summary>
internal sealed class WebhookTable(SimulatorDatabase database)
{
    private const int BatchSize = 64;
    private const string Due = "state = 'pending' AND ((retry_at IS NULL AND due_at <= $now) OR retry_at <= $wall)";

    public static void Add(SimulatorWork work, string vendorId, IReadOnlyList<PlannedWebhook> planned)
    {
        foreach (var webhook in planned)
        {
            work.Execute(
                """
                INSERT INTO webhooks (vendor_id, event_id, order_number, due_at, body, state, sends_left)
                VALUES ($vendor, $event, $order, $due, $body, $state, $sends)
                """,
                ("$vendor", vendorId),
                ("$event", webhook.Event.EventId),
                ("$order", webhook.Event.OrderNumber),
                ("$due", webhook.Event.At.ToUnixTimeMilliseconds()),
                ("$body", JsonSerializer.Serialize(webhook.Event, VendorJson.Default.VendorEvent)),
                ("$state", Text(webhook.Sends == 0 ? WebhookState.Withheld : WebhookState.Pending)),
                ("$sends", webhook.Sends));
        }
    }

    /// <summary>Drops the webhooks of an order that are about the time after <paramref name="now"/>.</summary>
    public static void Drop(SimulatorWork work, string vendorId, string orderNumber, DateTimeOffset now) => work.Execute(
        "UPDATE webhooks SET state = 'dropped' WHERE vendor_id = $vendor AND order_number = $order AND due_at > $now",
        ("$vendor", vendorId),
        ("$order", orderNumber),
        ("$now", now.ToUnixTimeMilliseconds()));

    public IReadOnlyList<DueWebhook> ListDue(DateTimeOffset now, DateTimeOffset wallNow) => database.Read(work => work.Query(
        $"SELECT vendor_id, event_id, order_number, body, attempts FROM webhooks WHERE {Due} ORDER BY due_at LIMIT {BatchSize}",
        row => new DueWebhook(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt32(4)),
        ("$now", now.ToUnixTimeMilliseconds()),
        ("$wall", wallNow.ToUnixTimeMilliseconds())));

    /// <summary>The earliest time on the firm's clock, and the earliest on the wall clock, at which something falls due.</summary>
    public (DateTimeOffset? Firm, DateTimeOffset? Wall) NextDue() => database.Read(work => work.Query(
        """
        SELECT MIN(due_at) FILTER (WHERE retry_at IS NULL), MIN(retry_at) FROM webhooks WHERE state = 'pending'
        """,
        row => (Time(row, 0), Time(row, 1))).Single());

    /// <summary>It was taken. Sent once more, at <paramref name="again"/>, where it is to be sent twice.</summary>
    public void MarkSent(DueWebhook webhook, DateTimeOffset again) => Update(
        webhook,
        """
        sends_left = sends_left - 1, sent = sent + 1, attempts = attempts + 1, retry_at = $time,
        state = CASE WHEN sends_left > 1 THEN 'pending' ELSE 'sent' END
        """,
        again);

    public void MarkNotTaken(DueWebhook webhook, DateTimeOffset retryAt) =>
        Update(webhook, "attempts = attempts + 1, retry_at = $time", retryAt);

    public void MarkGivenUp(DueWebhook webhook) =>
        Update(webhook, "attempts = attempts + 1, state = 'givenUp'", null);

    public IReadOnlyList<SentWebhook> List(string? vendorId) => database.Read(work => work.Query(
        """
        SELECT vendor_id, event_id, order_number, body, state, sent, attempts FROM webhooks
        WHERE $vendor IS NULL OR vendor_id = $vendor ORDER BY due_at, event_id
        """,
        row => new SentWebhook(
            row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3),
            Enum.Parse<WebhookState>(row.GetString(4), ignoreCase: true), row.GetInt32(5), row.GetInt32(6)),
        ("$vendor", vendorId)));

    private void Update(DueWebhook webhook, string set, DateTimeOffset? time) => database.Write(work => work.Execute(
        $"UPDATE webhooks SET {set} WHERE vendor_id = $vendor AND event_id = $event AND state = 'pending'",
        ("$vendor", webhook.VendorId),
        ("$event", webhook.EventId),
        ("$time", time?.ToUnixTimeMilliseconds())));

    private static DateTimeOffset? Time(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    private static string Text(WebhookState state) => JsonNamingPolicy.CamelCase.ConvertName(state.ToString());
}

/// <summary>A webhook that is to be sent now.</summary>
internal sealed record DueWebhook(string VendorId, string EventId, string OrderNumber, string Body, int Attempts);
