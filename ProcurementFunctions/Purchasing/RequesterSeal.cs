using System.Security.Cryptography;
using System.Text;

namespace ProcurementFunctions.Purchasing;

/// <summary>
/// Tells whether a user is the one who asked for a purchase, without naming them: a slow, salted hash of the user id. It
/// keeps a requester who was erased from approving their own purchase, and goes when the purchase has ended.
/// </summary>
/// <param name="Salt">Base 64, from chance.</param>
/// <param name="Hash">Base 64, PBKDF2 with SHA-256.</param>
public sealed record RequesterSeal(string Salt, string Hash)
{
    private const int Rounds = 200_000;
    private const int Length = 32;

    public static RequesterSeal Of(string userId)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        return new(Convert.ToBase64String(salt), Convert.ToBase64String(HashOf(userId, salt)));
    }

    public bool Fits(string userId) => CryptographicOperations.FixedTimeEquals(
        HashOf(userId, Convert.FromBase64String(Salt)), Convert.FromBase64String(Hash));

    private static byte[] HashOf(string userId, byte[] salt) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(userId), salt, Rounds, HashAlgorithmName.SHA256, Length);
}
