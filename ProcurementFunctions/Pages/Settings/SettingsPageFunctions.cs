using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Pages.Settings;

/// <summary>What the firm has decided.</summary>
[Page]
[Authorize(Roles = Roles.Admin)]
internal sealed class SettingsPageFunctions(IOperationsStore operations, OperationsDesk desk, PageRenderer pages, Forms forms)
{
    private const string Why = "put on the settings' page";

    [Function("SettingsPage")]
    public Task<Answer> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "settings")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation) => ShownAsync(context, null, cancellation);

    /// <summary>Where they changed meanwhile, what was typed stays and stands beside what holds now.</summary>
    [Function("PutSettingsOnPage")]
    public Task<Answer> PutAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "settings")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation) => forms.DoAsync(
            context,
            async form =>
            {
                await desk.PutAsync(SettingsForm.Read(form), form.Text("mark") ?? "", context.GetCaller().UserId, Why, cancellation);
                return new("/settings", "The settings are saved.");
            },
            refused => ShownAsync(context, refused, cancellation));

    private async Task<Answer> ShownAsync(FunctionContext context, ProblemException? problem, CancellationToken cancellation)
    {
        var settings = await operations.ReadAsync(cancellation);
        return await pages.RenderAsync<SettingsPage>(context, "Settings", new() { [nameof(SettingsPage.Settings)] = settings }, problem);
    }
}
