using System.Xml.Linq;

namespace ProcurementFunctions.Purchasing.Ubl;

/// <summary>The namespaces of the UBL 2.1 documents that are written and read (OASIS Universal Business Language 2.1).</summary>
internal static class UblNames
{
    public const string MediaType = "application/xml";

    public static readonly XNamespace Order = "urn:oasis:names:specification:ubl:schema:xsd:Order-2";
    public static readonly XNamespace OrderResponse = "urn:oasis:names:specification:ubl:schema:xsd:OrderResponse-2";

    public static readonly XNamespace Invoice = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2";
    public static readonly XNamespace CreditNote = "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2";

    /// <summary>Common basic components: elements that hold a value.</summary>
    public static readonly XNamespace Cbc = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";

    /// <summary>Common aggregate components: elements that hold elements.</summary>
    public static readonly XNamespace Cac = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
}
