namespace ProcurementFunctions.Mail;

/// <summary>What a link leads to, as its page shows it: what the vendor was sent and has entered, and nothing else of the firm.</summary>
/// <param name="IsOpen">Whether a quote still counts; of an order the document says what can be entered.</param>
/// <param name="FormToken">Goes into its forms.</param>
public sealed record LinkedMail(VendorMailDocument Document, string VendorName, string FirmName, bool IsOpen, string FormToken);
