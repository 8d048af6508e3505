using System.Security.Cryptography;

namespace ProcurementFunctions.Hosting.Privacy;

/// <summary>
/// The erasure of one user: who it is, and the name that stands in their place in the records that the firm keeps. The
/// name is made from chance and kept nowhere beside the user id, so that it cannot be traced back.
/// </summary>
public sealed record Erasure(string UserId, string Pseudonym)
{
    /// <summary>What stands where a person's own words stood.</summary>
    public const string Removed = "[removed]";

    public static Erasure Of(string userId) =>
        new(userId, $"erased-user-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}");

    /// <summary>The pseudonym for the user, anybody else as they are.</summary>
    public string NameOf(string by) => by == UserId ? Pseudonym : by;
}
