using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ProcurementFunctions.Local.FunctionsRuntime.Timers;

/// <summary>Registers what timer functions need.</summary>
internal static class TimerFunctionsServices
{
    public static IServiceCollection AddTimerFunctions(this IServiceCollection services) =>
        services
            .AddSingleton<TimerFunctions>()
            .AddSingleton<TimerStateStore>()
            .AddSingleton<TimerLock>()
            .AddSingleton<TimerService>()
            .AddSingleton<IHostedService>(provider => provider.GetRequiredService<TimerService>());
}
