namespace ProcurementFunctions.Vendors;

/// <summary>What a row of a file or a person says of an offer or of a contract: quantities and prices are of the unit and in the currency that it names.</summary>
internal record OfferDraft
{
    /// <summary>Days; null: it does not say.</summary>
    public int? LeadTimeDays { get; init; }

    public decimal? UnitPrice { get; init; }

    public decimal? LastReceiptCost { get; init; }

    /// <summary>Null: any number.</summary>
    public int? MinOrderQuantity { get; init; }

    /// <summary>Null: no limit.</summary>
    public int? MaxOrderQuantity { get; init; }

    /// <summary>As it is written, such as BOX OF 12; null: the piece.</summary>
    public string? Unit { get; init; }

    public int? PackSize { get; init; }

    /// <summary>ISO 4217; null: the firm's.</summary>
    public string? Currency { get; init; }

    /// <summary>The first day on which it counts; null: it has begun.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>The last one; null: it stays.</summary>
    public DateOnly? ValidTo { get; init; }
}
