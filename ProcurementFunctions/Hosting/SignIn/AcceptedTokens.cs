using System.Collections.Concurrent;
using Microsoft.IdentityModel.Tokens;

namespace ProcurementFunctions.Hosting.SignIn;

/// <summary>
/// Remembers tokens that were found good, so that a token's signature is checked once and not with each request. Only
/// good tokens get in, known by their digests; a token counts no longer than it lives, and no longer than the keys stay
/// those that it was checked with. Bounded: the ones that were not used for the longest time are forgotten.
/// </summary>
internal sealed class AcceptedTokens
{
    /// <summary>At most twice as many are remembered.</summary>
    public const int MaxPerGeneration = 16_384;

    private readonly Lock _turnover = new();
    private volatile Generation _young = new();
    private volatile Generation _old = new();

    /// <summary>What the token was accepted as with these keys, or null. Whether it is still alive is for the caller to see.</summary>
    public AcceptedToken? Find(TokenDigest digest, IEnumerable<SecurityKey> keys)
    {
        if (_young.Tokens.TryGetValue(digest, out var known)) return ReferenceEquals(known.Keys, keys) ? known : null;
        if (!_old.Tokens.TryGetValue(digest, out known) || !ReferenceEquals(known.Keys, keys)) return null;
        Add(digest, known);
        return known;
    }

    public void Add(TokenDigest digest, AcceptedToken token)
    {
        var young = _young;
        young.Tokens[digest] = token;
        if (Interlocked.Increment(ref young.Count) < MaxPerGeneration) return;
        lock (_turnover)
        {
            if (_young != young) return;
            _old = young;
            _young = new();
        }
    }

    private sealed class Generation
    {
        public int Count;

        public ConcurrentDictionary<TokenDigest, AcceptedToken> Tokens { get; } = new();
    }
}
