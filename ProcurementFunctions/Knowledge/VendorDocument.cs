using System.Text.Json;
using System.Text.Json.Serialization;
using ProcurementFunctions.Hosting.Audit;

namespace ProcurementFunctions.Knowledge;

/// <summary>
/// What the agent knows about a vendor: who it is, what was learned, and free-form facts that people or later versions
/// add. Its id is the vendor id.
/// </summary>
public sealed record VendorDocument : AuditedDocument
{
    public required string VendorId { get; init; }

    public required string Name { get; init; }

    /// <summary>Whether the firm buys from it.</summary>
    public bool Active { get; set; } = true;

    public bool Preferred { get; init; }

    /// <summary>Where it is asked and told by e-mail, unless it has an interface; null: nowhere. See <see cref="Vendors.VendorChannel"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Email { get; init; }

    /// <summary>That its mail server took no mail for that address; null: it did, or nothing was sent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MailBounce? Bounce { get; init; }

    /// <summary>1 best to 5; null when not rated.</summary>
    public int? CreditRating { get; init; }

    public string Currency { get; set; } = "USD";

    /// <summary>The least value of an order's goods that it takes, in the currency that it quotes in; null: any.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? MinOrderValue { get; init; }

    /// <summary>From which value of the goods on it ships free, in the same currency; null: never, or only its quotes say.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? FreeShippingFrom { get; init; }

    /// <summary>When it works; null: every day, or nobody has said.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public VendorCalendar? Calendar { get; init; }

    /// <summary>By name; see <see cref="BeliefNames"/>. Of prices a bounded number: see <see cref="HasMorePrices"/>.</summary>
    public IReadOnlyDictionary<string, LearnedBelief> Beliefs { get; set; } = new Dictionary<string, LearnedBelief>();

    /// <summary>Whether prices are known that <see cref="Beliefs"/> does not hold; see <see cref="VendorPrices"/>.</summary>
    public bool HasMorePrices { get; init; }

    /// <summary>Orders placed with it by the agent and how they went.</summary>
    public OrderCounts Orders { get; set; } = new();

    public Dictionary<string, JsonElement> Facts { get; set; } = [];

    /// <summary>Who wrote a fact, by its name, where a person did; what they wrote goes when they are erased.</summary>
    public IReadOnlyDictionary<string, string> FactAuthors { get; set; } = new Dictionary<string, string>();

    /// <summary>
    /// Learners that have begun to store evidence about this vendor and have not yet brought <see cref="Beliefs"/> up to
    /// date with it; see <see cref="EvidenceBatch"/>.
    /// </summary>
    public IReadOnlyList<string> UnfinishedLessons { get; set; } = [];

    /// <summary>The latest order events that <see cref="Orders"/> counts, "{orderNumber}:{event}", newest first.</summary>
    public IReadOnlyList<string> CountedOrders { get; set; } = [];

    /// <summary>A digest of the row it was last imported from; null when it was not. See the import.</summary>
    public string? ImportDigest { get; init; }

    internal override string Partition() => VendorId;
}

/// <summary>A mail that a mail server refused for good.</summary>
/// <param name="At">In the firm's time.</param>
/// <param name="Reason">What the server said.</param>
public sealed record MailBounce(DateTimeOffset At, string Reason);

/// <summary>Counts of the agent's own orders with a vendor.</summary>
public sealed record OrderCounts(int Placed = 0, int Received = 0, int Cancelled = 0, DateTimeOffset? LastOrderAt = null);
