using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Pages.Settings;

/// <summary>What the firm has decided, to read.</summary>
[Page]
[Authorize(Roles = Roles.Admin)]
internal sealed class SettingsPageFunctions(IOperationsStore operations, PageRenderer pages)
{
    [Function("SettingsPage")]
    public async Task<Answer> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "settings")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation)
    {
        var settings = (await operations.ReadAsync(cancellation)).Document;
        return await pages.RenderAsync<SettingsPage>(context, "Settings", new() { [nameof(SettingsPage.Settings)] = settings });
    }
}
