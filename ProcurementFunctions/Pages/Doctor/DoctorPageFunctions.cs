using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Doctor;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;

namespace ProcurementFunctions.Pages.Doctor;

/// <summary>What the state doctor found, for administrators.</summary>
[Page]
[Authorize(Roles = Roles.Admin)]
internal sealed class DoctorPageFunctions(StateDoctor doctor, PageRenderer pages, Forms forms)
{
    [Function("DoctorPage")]
    public Task<Answer> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "doctor")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation) => ShownAsync(context, null, cancellation);

    [Function("ExamineOnPage")]
    public Task<Answer> ExamineAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "doctor")] HttpRequest request,
        FunctionContext context,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => forms.DoAsync(
            context,
            async _ =>
            {
                var report = await doctor.ExamineAsync(client, cancellation);
                return new("/doctor", report.Counts.Count == 0 ? "All was looked at; nothing is wrong." : "All was looked at.");
            },
            refused => ShownAsync(context, refused, cancellation));

    private async Task<Answer> ShownAsync(FunctionContext context, ProblemException? problem, CancellationToken cancellation)
    {
        var report = await doctor.KnownAsync(cancellation);
        return await pages.RenderAsync<DoctorPage>(context, "Doctor", new() { [nameof(DoctorPage.Report)] = report }, problem);
    }
}
