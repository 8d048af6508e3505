namespace ProcurementFunctions.Local.VendorSimulator.Webhooks;

/// <summary>An event and how often its webhook will be sent: once as a rule, twice or never as it happens.</summary>
internal sealed record PlannedWebhook(VendorEvent Event, int Sends);
