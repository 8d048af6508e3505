using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Doctor.Examinations;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Doctor;

internal static class DoctorServices
{
    /// <summary>The examinations run in this order: what is mended in one is seen by the next.</summary>
    public static IServiceCollection AddDoctor(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DoctorOptions>().Bind(configuration.GetSection("Doctor")).ValidateDataAnnotations().ValidateOnStart();
        services.AddDocuments(CosmosDoctorReports.Definition, DoctorJson.Default.DoctorReport, CosmosDoctorReports.Version);
        return services
            .AddSingleton<CosmosDoctorReports>()
            .AddSingleton<DoctorMeter>()
            .AddSingleton<Suspicions>()
            .AddSingleton<CatchUp>()
            .AddTransient<VendorQuestions>()
            .AddSingleton<Repairs>()
            .AddSingleton<IExamination, OpenPurchases>()
            .AddSingleton<IExamination, EndedPurchases>()
            .AddSingleton<IExamination, Tasks>()
            .AddSingleton<IExamination, Ledgers>()
            .AddSingleton<IExamination, EarnedApprovals>()
            .AddSingleton<IExamination, Examinations.Invoices>()
            .AddSingleton<IExamination, Stock>()
            .AddSingleton<IExamination, Examinations.Offers>()
            .AddSingleton<IExamination, Talks>()
            .AddSingleton<IExamination, Outbox>()
            .AddSingleton<IExamination, GivenUpNotices>()
            .AddTransient<IExamination, SilentShops>()
            .AddSingleton<IExamination, WaitingMails>()
            .AddSingleton<StateDoctor>();
    }
}
