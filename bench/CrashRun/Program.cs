using ProcurementFunctions.Bench.CrashRun;
using ProcurementFunctions.Bench.CrashRun.Documents;
using ProcurementFunctions.Bench.CrashRun.Worker;
using ProcurementFunctions.Bench.Shared;

if (args is ["work", var folder, var inFlight])
{
    await using var worker = await CrashWorker.StartAsync(folder);
    await worker.KeepInFlightAsync(int.Parse(inFlight, System.Globalization.CultureInfo.InvariantCulture));
    return 0;
}

if (args is ["end", var left])
{
    await using var worker = await CrashWorker.StartAsync(left);
    await worker.EndAllAsync();
    return 0;
}

if (args is ["documents", var documents, var life])
{
    await DocumentWriter.RunAsync(documents, life);
    return 0;
}

var directory = Directory.CreateTempSubdirectory("crash-run-").FullName;
try
{
    var report = await new CrashCampaign(CrashOptions.Parse(args), directory).RunAsync();
    Console.WriteLine(report);
    return report.Faults.Count == 0 ? 0 : 1;
}
catch (BenchmarkException problem)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 1;
}
finally
{
    Directory.Delete(directory, recursive: true);
}
