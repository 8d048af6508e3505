using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing.Consolidation;

namespace ProcurementFunctions.Purchasing;

/// <summary>Makes the ids of purchases and orders, always from what they are for and never from chance or an attempt.</summary>
public static class PurchaseIds
{
    // Crockford's base 32: no letter that is read as another.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 13;
    private static readonly SearchValues<char> AlphabetValues = SearchValues.Create(Alphabet);

    /// <summary>"P-" and 13 characters, 65 bits of the SHA-256 of source and need.</summary>
    public static string For(PurchaseRequest request) => For(request.Source, request.Need);

    /// <inheritdoc cref="For(PurchaseRequest)"/>
    public static string For(PurchaseSource source, string need) => Named("P-", $"{source}\n{need}");

    /// <summary>
    /// The id of a joint order: "G-" and 13 characters, of vendor, shipping and the purchases that belong to it with their
    /// rounds of sourcing.
    /// </summary>
    public static string ForJointOrder(string vendorId, Shipping shipping, IEnumerable<JointLine> lines) => Named(
        "G-", string.Join('\n', [vendorId, $"{shipping}", .. lines.Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.PurchaseId} {line.Round}"))]));

    /// <summary>The number of a joint order; the same in every purchase that shares it.</summary>
    public static string JointOrderNumber(string jointOrderId) => $"PO-{jointOrderId}";

    /// <summary>Whether an order number is that of a joint order.</summary>
    public static bool IsJoint(string orderNumber) => orderNumber.Split('-') is ["PO", "G", { Length: Length }];

    /// <summary>Whether an order number is of our making.</summary>
    public static bool IsOurs(string orderNumber) => IsJoint(orderNumber) || PurchaseOf(orderNumber) is not null;

    /// <summary>A prefix and 13 characters, 65 bits of the SHA-256 of a text.</summary>
    internal static string Named(string prefix, string what)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(what));
        var id = new StringBuilder(prefix, Length + 2);
        for (var bit = 0; bit < Length * 5; bit += 5)
        {
            var pair = (hash[bit / 8] << 8) | hash[(bit / 8) + 1];
            id.Append(Alphabet[(pair >> (11 - (bit % 8))) & 31]);
        }

        return id.ToString();
    }

    /// <summary>
    /// The number of an order: the same for the same purchase, round of sourcing (from 1) and line (from 1), so that a
    /// repeated attempt is the same order to the vendor.
    /// </summary>
    public static string OrderNumber(string purchaseId, int round, int line) =>
        string.Create(CultureInfo.InvariantCulture, $"PO-{purchaseId[2..]}-{round}-{line}");

    /// <summary>The purchase that an order number was made for; null when it is not of our making.</summary>
    public static string? PurchaseOf(string orderNumber) => orderNumber.Split('-') is ["PO", var id, _, _] && IsPurchaseId($"P-{id}") ? $"P-{id}" : null;

    /// <summary>Whether a text from outside has the form of a purchase id.</summary>
    public static bool IsPurchaseId(string text) => text is ['P', '-', ..] && text.Length == Length + 2 && text.AsSpan(2).IndexOfAnyExcept(AlphabetValues) < 0;
}
