using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Tests.Hosting.Http;

/// <summary>What the functions of this file count and wait for.</summary>
public sealed class Work
{
    private int _runs;

    public int Runs => _runs;

    /// <summary>What the work waits for before it ends; nothing at first.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Thrown by the work, when set.</summary>
    public Exception? Failure { get; set; }

    public async Task<int> RunAsync()
    {
        var run = Interlocked.Increment(ref _runs);
        await Gate;
        return Failure is null ? run : throw Failure;
    }
}

/// <summary>Functions that use the HTTP edge as the app's do.</summary>
public sealed class EdgeFunctions(Work work, IServiceProvider services)
{
    [Function("Echo")]
    public static async Task<IResult> EchoAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "echo")] HttpRequest request, CancellationToken cancellation)
    {
        var body = await request.ReadBodyAsync(EdgeJson.Default.Sample, cancellation);
        return Answers.Ok(body, EdgeJson.Default.Sample);
    }

    [Function("Once")]
    public async Task<IResult> OnceAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "once/{name}")] HttpRequest request,
        string name,
        FunctionContext context,
        CancellationToken cancellation)
    {
        var body = await request.ReadBodyAsync(EdgeJson.Default.Sample, cancellation);
        return await Once.RunAsync(context, request, async _ => await AnswerAsync(name, body), cancellation);
    }

    [Function("OnceStreamed")]
    public async Task<IResult> StreamedAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "streamed")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation) =>
        await Once.RunStreamedAsync(context, request, 200_000, ReadSomeAsync, cancellation);

    [Function("Fail")]
    public async Task<IResult> FailAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "fail")] HttpRequest request)
    {
        await work.RunAsync();
        return Answers.NoContent;
    }

    private AnswerOnce Once => (AnswerOnce)services.GetService(typeof(AnswerOnce))!;

    private async Task<Answer> AnswerAsync(string name, Sample body)
    {
        var run = await work.RunAsync();
        return Answers.Created($"/api/once/{name}/{run}", body with { Count = run }, EdgeJson.Default.Sample, $"v{run}");
    }

    /// <summary>Reads the beginning alone, as an import does that is refused for its header.</summary>
    private async Task<Answer> ReadSomeAsync(Stream body, CancellationToken cancellation)
    {
        var first = new byte[4];
        await body.ReadExactlyAsync(first, cancellation);
        if (first[0] == '!') throw ProblemException.BadInput("header", "a column is missing");
        return await AnswerAsync("streamed", new Sample("s", 0));
    }
}

public sealed record Sample(
    string Sku, int Count, Colour? Colour = null, DateOnly? Day = null, IReadOnlyList<Part>? Parts = null, double? Share = null);

public sealed record Part(string Name, decimal Price);

[JsonConverter(typeof(JsonStringEnumConverter<Colour>))]
public enum Colour
{
    [JsonStringEnumMemberName("darkRed")] DarkRed,
    [JsonStringEnumMemberName("blue")] Blue,
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Sample))]
internal sealed partial class EdgeJson : JsonSerializerContext;
