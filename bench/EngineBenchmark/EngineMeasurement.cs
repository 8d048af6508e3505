namespace ProcurementFunctions.Bench.EngineBenchmark;

/// <summary>Measures the engine under load, between measures of the disk, and then alone; prints both.</summary>
internal sealed class EngineMeasurement(BenchmarkOptions options, string directory)
{
    public async Task RunAsync()
    {
        using var disk = new DiskCommits(directory);
        await using var engine = await EngineHost.StartAsync(Path.Combine(directory, "state"));
        await MeasureLoadAsync(disk, engine);
        await MeasureAloneAsync(engine);
    }

    private async Task MeasureLoadAsync(DiskCommits disk, EngineHost engine)
    {
        var span = TimeSpan.FromSeconds(options.Seconds);
        disk.Measure(span);
        var (cold, coldProcessor) = await engine.RunAtOnceAsync(options.Instances);
        await engine.RunAtOnceAsync(options.Instances);

        Console.WriteLine($"{options.Instances} at once, each: three activities, an event, two activities");
        Console.WriteLine();
        Console.WriteLine("| round | instances/s | commits/s of the disk | instances per commit | processor µs/instance |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: |");
        var ratios = new List<double>();
        var before = disk.Measure(span);
        Console.WriteLine($"| cold | {options.Instances / cold.TotalSeconds:N0} | {before:N0} | {options.Instances / cold.TotalSeconds / before:0.000} | {Each(coldProcessor):N0} |");
        for (var round = 1; round <= options.Rounds; round++)
        {
            var (took, processor) = await engine.RunAtOnceAsync(options.Instances);
            var after = disk.Measure(span);
            var rate = options.Instances / took.TotalSeconds;
            var commits = (before + after) / 2;
            ratios.Add(rate / commits);
            Console.WriteLine($"| {round} | {rate:N0} | {commits:N0} | {rate / commits:0.000} | {Each(processor):N0} |");
            before = after;
        }

        Console.WriteLine($"| median | | | {Percentile(ratios, 0.5):0.000} | |");
        Console.WriteLine();
    }

    private async Task MeasureAloneAsync(EngineHost engine)
    {
        var toWaiting = new List<double>();
        var toDone = new List<double>();
        for (var run = 0; run < options.Alone; run++)
        {
            var (waiting, done) = await engine.RunAloneAsync();
            toWaiting.Add(waiting.TotalMilliseconds);
            toDone.Add(done.TotalMilliseconds);
        }

        Console.WriteLine($"one alone, {options.Alone} times");
        Console.WriteLine();
        Console.WriteLine("| | p50 ms | p99 ms |");
        Console.WriteLine("| --- | ---: | ---: |");
        Console.WriteLine($"| start to waiting | {Percentile(toWaiting, 0.5):0.00} | {Percentile(toWaiting, 0.99):0.00} |");
        Console.WriteLine($"| event to done | {Percentile(toDone, 0.5):0.00} | {Percentile(toDone, 0.99):0.00} |");
    }

    private double Each(TimeSpan processor) => processor.TotalMicroseconds / options.Instances;

    private static double Percentile(List<double> values, double share) =>
        values.Order().ElementAt(Math.Min(values.Count - 1, (int)(values.Count * share)));
}
