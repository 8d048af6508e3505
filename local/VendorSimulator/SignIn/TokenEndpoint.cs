using Microsoft.AspNetCore.Http;
using ProcurementFunctions.Local.VendorSimulator.Http;

namespace ProcurementFunctions.Local.VendorSimulator.SignIn;

/// <summary><c>POST /oauth/token</c>: client credentials in, a short-lived token out.</summary>
internal sealed class TokenEndpoint(AccessTokens tokens)
{
    public async Task<IResult> IssueAsync(VendorCall call)
    {
        var response = call.Http.Response;
        response.Headers.CacheControl = "no-store";
        var refusal = await RefusalAsync(call);
        if (refusal is null)
            return Results.Json(tokens.Issue(call.Desk.Vendor), VendorJson.Default.TokenAnswer);
        if (refusal.Status == StatusCodes.Status401Unauthorized)
            response.Headers.WWWAuthenticate = "Basic realm=\"vendor\"";
        return Results.Json(refusal, VendorJson.Default.TokenRefusal, statusCode: refusal.Status);
    }

    private static async Task<TokenRefusal?> RefusalAsync(VendorCall call)
    {
        var request = call.Http.Request;
        if (!request.HasFormContentType)
            return new TokenRefusal(400, "invalid_request", "Send application/x-www-form-urlencoded.");
        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(call.Http.RequestAborted);
        }
        catch (InvalidDataException)
        {
            return new TokenRefusal(400, "invalid_request", "The form cannot be read.");
        }
        return form["grant_type"].ToString() switch
        {
            "" => new TokenRefusal(400, "invalid_request", "grant_type is missing."),
            "client_credentials" => RefusalOf(call, form),
            _ => new TokenRefusal(400, "unsupported_grant_type", "Only client_credentials is supported."),
        };
    }

    private static TokenRefusal? RefusalOf(VendorCall call, IFormCollection form)
    {
        var vendor = call.Desk.Vendor;
        var credentials = ClientCredentials.Read(call.Http.Request.Headers.Authorization, form);
        return credentials is not null && credentials.AreOf(vendor) && vendor.Active
            ? null
            : new TokenRefusal(401, "invalid_client", "The client id or secret is wrong, or there is no such account.");
    }
}
