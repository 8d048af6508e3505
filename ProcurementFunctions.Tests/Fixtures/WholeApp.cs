using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Local.CosmosGateway;
using ProcurementFunctions.Local.FunctionsHost;

namespace ProcurementFunctions.Tests.Fixtures;

/// <summary>
/// The whole app over HTTP (<c>IClassFixture&lt;WholeApp&gt;</c>): the real registrations on embedded Garnet and the Cosmos
/// gateway, on ports of their own, with an empty store. There are no vendors behind it.
/// </summary>
public class WholeApp : IAsyncLifetime
{
    private readonly TokenMaker _tokens = new();
    private readonly RedisFixture _redis = new();
    private readonly CosmosFixture _cosmos = new();
    private DirectoryInfo _state = null!;

    public HttpClient Client { get; private set; } = null!;

    public LocalFunctionsHost Host { get; private set; } = null!;

    public IServiceProvider Services => Host.Services;

    public DurableTaskClient Durable => Host.DurableClient;

    /// <summary>All that is logged, of every category.</summary>
    internal LineLog Log { get; } = new();

    protected CosmosGatewayServer CosmosServer => _cosmos.Server;

    /// <summary>Sends a request as this user; null sends no token.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        string? user = "ann",
        string[]? roles = null,
        string? json = null,
        string? ifMatch = null,
        string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (user is not null) request.Headers.Authorization = new("Bearer", _tokens.Make(user, roles));
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (idempotencyKey is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", idempotencyKey);
        if (json is not null) request.Content = new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        return await Client.SendAsync(request);
    }

    /// <summary>The body as JSON; fails with the body where the status is another.</summary>
    public static async Task<JsonElement> BodyOf(HttpResponseMessage answer, int status = 200)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == status, $"{(int)answer.StatusCode} {text}");
        return JsonElement.Parse(text);
    }

    public async Task InitializeAsync()
    {
        await _cosmos.InitializeAsync();
        _state = Directory.CreateTempSubdirectory("app-");
        var builder = WorkerApp.CreateBuilder(typeof(ProcurementApp).Assembly, static () => ProcurementApp.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false"]));
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["SignIn:Issuer"] = TokenMaker.Issuer,
            ["SignIn:Audience"] = TokenMaker.Audience,
            ["SignIn:SigningKeys"] = _tokens.PublicKeys,
            ["Redis"] = RedisFor(_redis.ConnectionString(RedisKind.Garnet)),
            ["Cosmos"] = CosmosFor(_cosmos.ConnectionString),
            ["CosmosDatabase"] = CosmosFixture.Database,
            ["DataProtection:KeysDirectory"] = Path.Combine(_state.FullName, "keys"),
            ["Vendors:Endpoint"] = "http://127.0.0.1:9/vendors/{vendorId}",
        });
        builder.Configuration.AddInMemoryCollection(Further());
        builder.Logging.AddProvider(Log);
        Host = await LocalFunctionsHost.StartAsync(builder, new FunctionsHostOptions
        {
            Url = new("http://127.0.0.1:0"),
            StateDirectory = Path.Combine(_state.FullName, "functions"),
            ConfigureLogging = logging => logging.AddProvider(Log),
        });
        Client = new HttpClient { BaseAddress = Host.Url };
    }

    public virtual async Task DisposeAsync()
    {
        Client.Dispose();
        await Host.DisposeAsync();
        await _cosmos.DisposeAsync();
        _redis.Dispose();
        _tokens.Dispose();
        _state.Delete(recursive: true);
    }

    /// <summary>Further settings of the app.</summary>
    protected virtual IEnumerable<KeyValuePair<string, string?>> Further() => [];

    /// <summary>What the app is told of Redis, which is there.</summary>
    protected virtual string RedisFor(string connectionString) => connectionString;

    /// <summary>What the app is told of Cosmos DB, which is there.</summary>
    protected virtual string CosmosFor(string connectionString) => connectionString;
}
