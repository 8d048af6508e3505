using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Local.FunctionsHost;
using ProcurementFunctions.Tests.Local.FunctionsHost;
using StackExchange.Redis;

namespace ProcurementFunctions.Tests.Fixtures;

/// <summary>
/// The app's own HTTP edge (sign-in, problem details, idempotency) around the functions of a test, on a port of its own.
/// </summary>
public sealed class EdgeApp : IAsyncDisposable
{
    private readonly LocalFunctionsHost _host;
    private readonly DirectoryInfo _state;

    private EdgeApp(LocalFunctionsHost host, DirectoryInfo state, TokenMaker tokens)
    {
        (_host, _state, Tokens) = (host, state, tokens);
        Client = new HttpClient { BaseAddress = host.Url };
    }

    public HttpClient Client { get; }

    public TokenMaker Tokens { get; }

    /// <summary>Starts the app with the functions of these types; settings of the test win over the usual ones.</summary>
    public static async Task<EdgeApp> StartAsync(
        IEnumerable<Type> functions,
        IConnectionMultiplexer? redis = null,
        IReadOnlyDictionary<string, string?>? settings = null,
        WallClock? clock = null,
        Action<IServiceCollection>? services = null)
    {
        var tokens = new TokenMaker();
        var state = Directory.CreateTempSubdirectory("edge-");
        var builder = RunningApp.Builder(static _ => { }, [.. functions]);
        builder.Configuration.AddInMemoryCollection(Settings(tokens)).AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        builder.UseMiddleware<ProblemDetailsMiddleware>();
        builder.UseMiddleware<SignInMiddleware>();
        builder.Services.TryAddSingleton(clock ?? new WallClock(TimeProvider.System));
        builder.Services.AddSignIn(builder.Configuration);
        if (redis is not null) builder.Services.AddSingleton(redis).AddSingleton<AnswerOnce>();
        services?.Invoke(builder.Services);
        try
        {
            return new EdgeApp(await LocalFunctionsHost.StartAsync(builder, RunningApp.Options() with { StateDirectory = state.FullName }), state, tokens);
        }
        catch
        {
            state.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>Sends a request as this user; null sends no token.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        string? user = "ann",
        string[]? roles = null,
        string? json = null,
        string? idempotencyKey = null,
        HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (user is not null) request.Headers.Authorization = new("Bearer", Tokens.Make(user, roles));
        if (idempotencyKey is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", idempotencyKey);
        request.Content = content ?? (json is null ? null : new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json")));
        return await Client.SendAsync(request);
    }

    /// <summary>The problem details of an answer.</summary>
    public static async Task<JsonElement> ProblemOf(HttpResponseMessage answer)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.DisposeAsync();
        Tokens.Dispose();
        _state.Delete(recursive: true);
    }

    private static Dictionary<string, string?> Settings(TokenMaker tokens) => new()
    {
        ["SignIn:Issuer"] = TokenMaker.Issuer,
        ["SignIn:Audience"] = TokenMaker.Audience,
        ["SignIn:SigningKeys"] = tokens.PublicKeys,
    };
}
