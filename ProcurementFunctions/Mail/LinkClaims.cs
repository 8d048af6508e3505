namespace ProcurementFunctions.Mail;

/// <summary>What a link in a mail says.</summary>
/// <param name="Document">The id of the document that it leads to.</param>
/// <param name="Vendor">For whom alone it is.</param>
/// <param name="To">The address that it was mailed to: when the vendor gets another one, older links end.</param>
/// <param name="Until">Unix seconds on the clock on the wall.</param>
internal sealed record LinkClaims(string Document, string Vendor, string To, long Until);
