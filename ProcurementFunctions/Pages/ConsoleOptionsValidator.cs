using Microsoft.Extensions.Options;

namespace ProcurementFunctions.Pages;

/// <summary>Addresses are https, or of this machine.</summary>
internal sealed class ConsoleOptionsValidator : IValidateOptions<ConsoleOptions>
{
    public ValidateOptionsResult Validate(string? name, ConsoleOptions options)
    {
        if (!IsSafe(options.Url)) return ValidateOptionsResult.Fail($"Console:Url is \"{options.Url}\": it is an https address, or http on this machine.");
        return IsSafe(options.Authority)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Console:Authority is \"{options.Authority}\": it is an https address, or http on this machine.");
    }

    private static bool IsSafe(string? address) => string.IsNullOrWhiteSpace(address)
        || (Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)));
}
