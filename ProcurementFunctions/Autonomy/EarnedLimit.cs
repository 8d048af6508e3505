namespace ProcurementFunctions.Autonomy;

/// <summary>Up to which amount the agent may buy an item from a vendor by itself, and why so much.</summary>
/// <param name="Amount">Goods and shipping, in the firm's currency; 0: a person decides.</param>
/// <param name="Why">How it was reckoned, or what is missing.</param>
/// <param name="Record">What it was reckoned from.</param>
public sealed record EarnedLimit(decimal Amount, string Why, TrackRecord Record);

/// <summary>What is believed of a vendor in whole, over all its items.</summary>
/// <param name="Agreement">The share of proposals to buy from it that people agree to unchanged.</param>
/// <param name="Kept">The share of what it promises that comes: on time, in full, and good.</param>
public sealed record VendorTrust(double Agreement, double Kept);
