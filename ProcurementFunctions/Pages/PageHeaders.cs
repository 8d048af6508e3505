using Microsoft.AspNetCore.Http;

namespace ProcurementFunctions.Pages;

/// <summary>What every page tells the browser: no script but our own files, nothing from elsewhere, in no frame, and kept by nobody.</summary>
internal static class PageHeaders
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    public static void Set(HttpResponse response, bool isSecure)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XFrameOptions = "DENY";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        if (isSecure) headers.StrictTransportSecurity = "max-age=31536000";
    }
}
