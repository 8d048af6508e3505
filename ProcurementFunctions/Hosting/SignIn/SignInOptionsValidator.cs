using Microsoft.Extensions.Options;

namespace ProcurementFunctions.Hosting.SignIn;

/// <summary>Lets the app start only when it is said whose tokens count and how their signature is checked.</summary>
internal sealed class SignInOptionsValidator : IValidateOptions<SignInOptions>
{
    public ValidateOptionsResult Validate(string? name, SignInOptions options)
    {
        var failures = Failures(options).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Failures(SignInOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Issuer))
            yield return "SignIn:Issuer is not set: without the issuer of the sign-in tokens nobody could be told apart.";
        if (string.IsNullOrWhiteSpace(options.Audience))
            yield return "SignIn:Audience is not set: a token made for another application would be accepted.";

        if (options.UserIdClaim is not ("sub" or "oid"))
            yield return $"SignIn:UserIdClaim is \"{options.UserIdClaim}\": it is sub or oid; others may change or be given twice.";

        if (!string.IsNullOrWhiteSpace(options.SigningKeys))
        {
            if (KeySet.Parse(options.SigningKeys).Refusal is { } refusal) yield return $"SignIn:SigningKeys {refusal}.";
        }
        else if (!string.IsNullOrWhiteSpace(options.Issuer) && !IsDiscoverable(options.DiscoveryAuthority))
        {
            yield return "SignIn:SigningKeys is not set, so the keys are discovered at SignIn:Authority or the issuer; "
                + $"\"{options.DiscoveryAuthority}\" is not an https address (http is allowed on this machine alone).";
        }
    }

    private static bool IsDiscoverable(string authority) =>
        Uri.TryCreate(authority, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
