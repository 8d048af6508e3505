using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ProcurementFunctions.Local.VendorSimulator.Http;

/// <summary>Writes a <see cref="VendorProblem"/>.</summary>
internal sealed class ProblemResult(VendorProblem problem) : IResult
{
    private const string RetryAfterSeconds = "1";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = problem.Status;
        response.ContentType = "application/problem+json";
        if (problem.Status == StatusCodes.Status503ServiceUnavailable)
            response.Headers.RetryAfter = RetryAfterSeconds;
        if (problem.Status == StatusCodes.Status401Unauthorized)
            response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        await JsonSerializer.SerializeAsync(
            response.Body, problem, VendorJson.Default.VendorProblem, httpContext.RequestAborted);
    }
}
