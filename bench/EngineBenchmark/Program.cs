using ProcurementFunctions.Bench.EngineBenchmark;
using ProcurementFunctions.Bench.Shared;

var directory = Directory.CreateTempSubdirectory("engine-benchmark-").FullName;
try
{
    await new EngineMeasurement(BenchmarkOptions.Parse(args), directory).RunAsync();
    return 0;
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
