using ProcurementFunctions.Bench.Shared;
using ProcurementFunctions.Bench.TurnBenchmark;
using ProcurementFunctions.Bench.TurnBenchmark.Endpoints;

if (args is ["serve", var endpoint, var redis])
{
    await EndpointServer.RunAsync(endpoint, redis);
    return 0;
}

try
{
    if (args is ["plain", .. var rest]) await new PlainComparison(BenchmarkOptions.Parse(rest)).RunAsync();
    else await new TurnComparison(BenchmarkOptions.Parse(args)).RunAsync();
    return 0;
}
catch (BenchmarkException problem)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 1;
}
