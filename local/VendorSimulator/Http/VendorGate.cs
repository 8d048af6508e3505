using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using ProcurementFunctions.Local.VendorSimulator.SignIn;

namespace ProcurementFunctions.Local.VendorSimulator.Http;

/// <summary>What every call goes through: which vendor, its latency and lasting faults, and the caller's token.</summary>
internal sealed class VendorGate(
    VendorDirectory vendors, AccessTokens tokens, SeededDraw draw, TimeProvider wallTime, IHostApplicationLifetime lifetime)
{
    private const string Scheme = "Bearer ";

    public RequestDelegate Open(VendorOperation operation, Func<VendorCall, Task<IResult>> answer) => async context =>
    {
        var vendorId = (string)context.Request.RouteValues["vendorId"]!;
        var result = vendors.Find(vendorId) is { } desk
            ? await PassAsync(new VendorCall(context, desk), operation, answer)
            : new ProblemResult(VendorProblem.NotFound("There is no such vendor."));
        await result.ExecuteAsync(context);
    };

    /// <summary>Holds the call until its caller leaves, or the server stops.</summary>
    public async Task<IResult> HangAsync(HttpContext context)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        await Task.Delay(Timeout.InfiniteTimeSpan, wallTime, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        context.Abort();
        return Results.Empty;
    }

    private async Task<IResult> PassAsync(VendorCall call, VendorOperation operation, Func<VendorCall, Task<IResult>> answer)
    {
        call.Desk.Calls.Count(operation);
        await DelayAsync(call);
        return call.Desk.Profile.Fault switch
        {
            VendorFault.Down => new ProblemResult(VendorProblem.Unavailable("The vendor is down.")),
            VendorFault.Hangs => await HangAsync(call.Http),
            _ when operation != VendorOperation.Token && !IsSignedIn(call) =>
                new ProblemResult(new VendorProblem(401, "Not signed in", "A valid access token of this vendor is needed.")),
            _ => await answer(call),
        };
    }

    private Task DelayAsync(VendorCall call)
    {
        var profile = call.Desk.Profile;
        var latency = draw.Between(
            profile.MinLatency.TotalMilliseconds, profile.MaxLatency.TotalMilliseconds,
            "latency", call.Desk.Id, call.Http.Request.Path.Value ?? "");
        return latency > 0
            ? Task.Delay(TimeSpan.FromMilliseconds(latency), wallTime, call.Http.RequestAborted)
            : Task.CompletedTask;
    }

    private bool IsSignedIn(VendorCall call)
    {
        var header = call.Http.Request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && tokens.IsValid(call.Desk.Vendor, header[Scheme.Length..].Trim());
    }
}
