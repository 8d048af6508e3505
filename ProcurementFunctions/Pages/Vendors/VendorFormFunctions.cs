using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Preferences;

namespace ProcurementFunctions.Pages.Vendors;

/// <summary>What people say of a vendor on its page.</summary>
[Page]
internal sealed class VendorFormFunctions(
    VendorDesk desk, IPreferencesStore preferences, PreferencesDesk own, VendorPages vendors, Forms forms)
{
    [Function("RateOnPage")]
    [Authorize(Roles = Roles.Buyer)]
    public Task<Answer> RateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "vendors/{id}/rating")] HttpRequest request,
        string id,
        FunctionContext context,
        CancellationToken cancellation) => DoAsync(context, id, "Your rating counts as evidence. One counts for each day.", async form =>
        {
            var percent = form.Whole("score") ?? throw ProblemException.BadInput("score", "is missing");
            await desk.RateAsync(id, new(percent / 100.0, form.Text("comment")), VendorFunctions.TellerOf(context), cancellation);
        }, cancellation);

    [Function("SayBeliefOnPage")]
    [Authorize(Roles = Roles.Admin)]
    public Task<Answer> SayAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "vendors/{id}/beliefs")] HttpRequest request,
        string id,
        FunctionContext context,
        CancellationToken cancellation) => DoAsync(context, id, "It is noted, and what is believed follows from it.", form =>
        {
            var name = form.Text("name") ?? throw ProblemException.BadInput("name", "is missing");
            return desk.SayAsync(id, name, ChangeOf(form, name), VendorFunctions.TellerOf(context), cancellation);
        }, cancellation);

    /// <summary>For the person alone; see <see cref="ChangeAsync"/> for the firm.</summary>
    [Function("ExcludeOnPage")]
    public Task<Answer> ExcludeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "vendors/{id}/exclusion")] HttpRequest request,
        string id,
        FunctionContext context,
        CancellationToken cancellation) => DoAsync(context, id, "Your preferences are changed.", async form =>
        {
            var userId = context.GetCaller().UserId;
            var read = await preferences.ReadAsync(userId, cancellation);
            var body = PreferencesBody.Of(read?.Document);
            var others = body.ExcludedVendors.Where(vendor => vendor != id);
            // A vendor that one buys nothing from is not preferred.
            body = form.IsTicked("exclude")
                ? body with { ExcludedVendors = [.. others, id], PreferredVendors = [.. body.PreferredVendors.Where(vendor => vendor != id)] }
                : body with { ExcludedVendors = [.. others] };
            await own.PutAsync(userId, body, read?.ETag ?? ETags.Absent, context.InvocationId, "put on the vendor's page", cancellation);
        }, cancellation);

    [Function("ChangeVendorOnPage")]
    [Authorize(Roles = Roles.Admin)]
    public Task<Answer> ChangeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "vendors/{id}")] HttpRequest request,
        string id,
        FunctionContext context,
        CancellationToken cancellation) => DoAsync(context, id, "The vendor is changed.", form =>
        {
            var update = new VendorUpdate
            {
                Name = form.Text("name") ?? "",
                Active = form.IsTicked("active"),
                Preferred = form.IsTicked("preferred"),
                CreditRating = form.Whole("creditRating"),
                Email = form.Text("email") ?? "",
                MinOrderValue = form.Amount("minOrderValue") ?? 0,
                FreeShippingFrom = form.Amount("freeShippingFrom") ?? 0,
                Calendar = CalendarForm.Read(form),
            };
            return desk.PutAsync(id, update, form.Text("mark") ?? "", VendorFunctions.TellerOf(context), cancellation);
        }, cancellation);

    /// <summary>Shares are typed in per cent.</summary>
    private static BeliefChange ChangeOf(FormValues form, string name)
    {
        var isShare = BeliefShapes.IsShare(name);
        var value = form.Number("value") / (isShare ? 100 : 1);
        if (isShare && value is (< 0 or > 1)) throw ProblemException.BadInput("value", "must be from 0 to 100 %");
        return form.Text("action") switch
        {
            "correct" => new(BeliefAction.Correct, value),
            "pin" => new(BeliefAction.Pin, value),
            "forget" => new(BeliefAction.Forget),
            _ => throw ProblemException.BadInput("action", "must be correct, pin or forget"),
        };
    }

    private Task<Answer> DoAsync(
        FunctionContext context, string id, string done, Func<FormValues, Task> change, CancellationToken cancellation) => forms.DoAsync(
            context,
            async form =>
            {
                await change(form);
                return new($"/vendors/{Uri.EscapeDataString(id)}", done);
            },
            refused => vendors.ShownAsync(context, id, null, refused, cancellation));
}
