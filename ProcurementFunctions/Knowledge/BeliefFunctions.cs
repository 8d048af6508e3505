using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Knowledge;

/// <summary>What people say of vendors: ratings, as evidence, and their word on a belief.</summary>
public sealed class BeliefFunctions(VendorDesk desk, AnswerOnce once, IVendorChannels channels, TimeProvider time)
{
    [Function(nameof(PutRating))]
    [Authorize(Roles = Roles.Buyer)]
    public async Task<IResult> PutRating(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/vendors/{id}/rating")] HttpRequest request,
        string id,
        FunctionContext context,
        CancellationToken cancellation)
    {
        var rating = await request.ReadBodyAsync(KnowledgeJson.Default.VendorRating, cancellation);
        return VendorFunctions.Shown(await desk.RateAsync(id, rating, VendorFunctions.TellerOf(context), cancellation), channels, time);
    }

    [Function(nameof(ChangeBelief))]
    [Authorize(Roles = Roles.Admin)]
    public async Task<IResult> ChangeBelief(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/vendors/{id}/beliefs/{name}")] HttpRequest request,
        string id,
        string name,
        FunctionContext context,
        CancellationToken cancellation) => await once.RunAsync(
            context,
            request,
            async inner =>
            {
                var change = await request.ReadBodyAsync(KnowledgeJson.Default.BeliefChange, inner);
                return VendorFunctions.Shown(await desk.SayAsync(id, name, change, VendorFunctions.TellerOf(context), inner), channels, time);
            },
            cancellation);
}
