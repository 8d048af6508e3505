using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.SignIn;

namespace ProcurementFunctions.Doctor;

/// <summary>The state doctor by the clock and on demand.</summary>
internal sealed class DoctorFunctions(StateDoctor doctor)
{
    [Function("ExamineState")]
    public Task ExamineAsync(
        [TimerTrigger("%DoctorSchedule%")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => doctor.ExamineAsync(client, cancellation);

    /// <summary>The last report, or with <c>?fresh=true</c> that of a round of its own.</summary>
    [Function("GetDoctor")]
    [Authorize(Roles = Roles.Admin)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/doctor")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var report = request.QueryFlag("fresh") ?? false
            ? await doctor.ExamineAsync(client, cancellation)
            : await doctor.LastAsync(client, cancellation);
        return Answers.Ok(DoctorReportView.Of(report), DoctorJson.Default.DoctorReportView);
    }
}
