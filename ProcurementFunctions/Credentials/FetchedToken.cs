namespace ProcurementFunctions.Credentials;

/// <summary>An access token as a vendor gave it.</summary>
public sealed class FetchedToken(string token, TimeSpan expiresIn)
{
    public string Token { get; } = token;

    /// <summary>How long the vendor accepts it from now on, on the real clock.</summary>
    public TimeSpan ExpiresIn { get; } = expiresIn;

    /// <summary>Without the token, so that it gets into no log by accident.</summary>
    public override string ToString() => $"a token for {ExpiresIn}";
}
