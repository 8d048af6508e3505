using Azure.Core;
using Azure.Core.Pipeline;

namespace ProcurementFunctions.Hosting.Vault;

/// <summary>
/// Lets a client talk to its own address alone, wherever an answer may point to, so that its token gets to nobody else. Where
/// that address is plain http, the request goes there so; the rest of the client, which gives a token to https alone, does not see it.
/// </summary>
internal sealed class OneAddressPolicy(Uri own) : HttpPipelinePolicy
{
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Enter(message.Request.Uri);
        try
        {
            ProcessNext(message, pipeline);
        }
        finally
        {
            Leave(message.Request.Uri);
        }
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Enter(message.Request.Uri);
        try
        {
            await ProcessNextAsync(message, pipeline);
        }
        finally
        {
            Leave(message.Request.Uri);
        }
    }

    private void Enter(RequestUriBuilder address)
    {
        if (address.Scheme != Uri.UriSchemeHttps || !own.Host.Equals(address.Host, StringComparison.OrdinalIgnoreCase) || address.Port != own.Port)
            throw new InvalidOperationException($"An answer of {own.Authority} leads to another host; no request is sent there.");
        address.Scheme = own.Scheme;
    }

    private static void Leave(RequestUriBuilder address) => address.Scheme = Uri.UriSchemeHttps;
}
