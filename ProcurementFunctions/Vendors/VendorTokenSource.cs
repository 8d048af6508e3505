using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Options;
using ProcurementFunctions.Credentials;

namespace ProcurementFunctions.Vendors;

/// <summary>Fetches a vendor's access token by OAuth 2.0 client credentials (RFC 6749, section 4.4).</summary>
internal sealed class VendorTokenSource(HttpClient http, IOptions<VendorOptions> options) : IVendorTokenSource
{
    public async Task<FetchedToken> FetchAsync(string vendorId, CancellationToken cancellation)
    {
        if (!options.Value.Secrets.TryGetValue(vendorId, out var secret))
            throw new VendorUnavailableException(vendorId, "no secret is configured for it");
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Value.AddressOf(vendorId, "oauth/token"))
        {
            Content = new FormUrlEncodedContent(
            [
                new("grant_type", "client_credentials"),
                new("client_id", vendorId),
                new("client_secret", secret),
            ]),
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        try
        {
            using var answer = await http.SendAsync(request, cancellation);
            if (!answer.IsSuccessStatusCode)
                throw new VendorUnavailableException(vendorId, $"its token endpoint answered {(int)answer.StatusCode}");
            var body = await answer.Content.ReadFromJsonAsync(VendorContractJson.Default.TokenBody, cancellation);
            if (body is not { AccessToken.Length: > 0, ExpiresIn: > 0 })
                throw new VendorUnavailableException(vendorId, "its token endpoint answered no token");
            return new(body.AccessToken, TimeSpan.FromSeconds(body.ExpiresIn));
        }
        // An answer in a charset that nobody knows is an invalid operation.
        catch (Exception e) when (e is HttpRequestException or JsonException or InvalidOperationException
            || (e is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new VendorUnavailableException(vendorId, "its token endpoint could not be reached");
        }
    }
}
