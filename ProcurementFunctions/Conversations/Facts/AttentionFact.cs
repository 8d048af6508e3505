namespace ProcurementFunctions.Conversations.Facts;

/// <summary>How many of each wait for somebody.</summary>
/// <param name="Approvals">Purchases that wait for a decision.</param>
/// <param name="Overdue">Orders past the day that they are expected.</param>
/// <param name="DifferingInvoices">Invoices that differ from what was ordered or came.</param>
internal sealed record AttentionFact(int Approvals, int Overdue, int DifferingInvoices);
