using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Local.AppHost.Clock;
using ProcurementFunctions.Local.AppHost.Issuer;
using ProcurementFunctions.Local.AppHost.Keys;
using ProcurementFunctions.Local.AppHost.Mailbox;
using ProcurementFunctions.Local.AppHost.Redis;
using ProcurementFunctions.Local.AppHost.Shop;
using ProcurementFunctions.Local.AppHost.State;
using ProcurementFunctions.Local.CosmosGateway;
using ProcurementFunctions.Local.FunctionsHost;
using ProcurementFunctions.Local.VendorSimulator;

namespace ProcurementFunctions.Local.AppHost;

/// <summary>
/// The app with all that it needs, in this process and on 127.0.0.1: Redis, Cosmos DB, vendors, sign-in, a clock, and a
/// shop whose data is imported. What was answered is kept in the state folder, however the process ends.
/// </summary>
public sealed class LocalCloud : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> _parts = new();
    private readonly TimeProvider _wall = TimeProvider.System;
    private SigningKey _key = null!;

    private LocalCloud()
    {
    }

    /// <summary>Where the app answers, without a path.</summary>
    public Uri Url { get; private set; } = null!;

    /// <summary>Where Redis is, without secrets.</summary>
    public string RedisAddress { get; private set; } = "";

    /// <summary>For StackExchange.Redis; may hold a password.</summary>
    public string RedisConnectionString { get; private set; } = "";

    /// <summary>Where Cosmos DB is, without secrets.</summary>
    public string CosmosAddress { get; private set; } = "";

    /// <summary>For Microsoft.Azure.Cosmos; may hold a key.</summary>
    public string CosmosConnectionString { get; private set; } = "";

    /// <summary>The embedded document store; null where a given one is used.</summary>
    public CosmosGatewayServer? Documents { get; private set; }

    /// <summary>Where the simulated vendors are: each under <c>/vendors/{vendorId}</c>.</summary>
    public Uri VendorsUrl { get; private set; } = null!;

    /// <summary>The simulated vendors, whose behaviour a test or a story may change.</summary>
    public VendorSimulatorServer Vendors { get; private set; } = null!;

    /// <summary>Takes the mails to vendors that have nothing but an e-mail address.</summary>
    public LocalMailbox Mailbox { get; private set; } = null!;

    /// <summary>The firm's clock.</summary>
    public TimeProvider FirmTime { get; private set; } = TimeProvider.System;

    /// <summary>The official durable client of the app's orchestrations.</summary>
    public DurableTaskClient DurableClient => Host!.DurableClient;

    /// <summary>The app's services; none where it is left out.</summary>
    public IServiceProvider Services { get; private set; } = null!;

    /// <summary>What the app must be told to use these parts, by configuration keys. Holds secrets.</summary>
    public IReadOnlyDictionary<string, string?> AppSettings { get; private set; } = new Dictionary<string, string?>();

    internal LocalFunctionsHost? Host { get; private set; }

    /// <summary>Starts everything and imports what has not been imported yet.</summary>
    /// <exception cref="StateFolderException">The state folder cannot be used.</exception>
    /// <exception cref="PortInUseException">A port that was asked for is taken.</exception>
    /// <exception cref="LocalCloudException">The data cannot be imported.</exception>
    public static async Task<LocalCloud> StartAsync(LocalCloudOptions options, CancellationToken cancellation = default)
    {
        var cloud = new LocalCloud();
        try
        {
            await cloud.StartPartsAsync(options, cancellation);
            return cloud;
        }
        catch
        {
            await cloud.DisposeAsync();
            throw;
        }
    }

    /// <summary>A sign-in token, good for a day of real time.</summary>
    /// <param name="roles">Any of buyer, approver and admin.</param>
    public string IssueToken(string userId, params string[] roles) => _key.IssueToken(userId, roles);

    /// <summary>A client of the app, signed in as this user.</summary>
    public HttpClient CreateClient(string userId, params string[] roles)
    {
        var client = new HttpClient { BaseAddress = Url };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", IssueToken(userId, roles));
        return client;
    }

    /// <summary>Stops all parts, the last started first.</summary>
    public async ValueTask DisposeAsync()
    {
        while (_parts.TryPop(out var part)) await part.DisposeAsync();
    }

    private async Task StartPartsAsync(LocalCloudOptions options, CancellationToken cancellation)
    {
        var state = Own(StateFolder.Open(options.StateFolder, options.Reset));
        var keys = state.Folder("keys");
        _key = Own(SigningKey.LoadOrCreate(Path.Combine(keys, "sign-in.pem"), _wall));
        var secrets = VendorSecrets.LoadOrCreate(Path.Combine(keys, "vendors"));
        StartClock(options, state);
        var today = DateOnly.FromDateTime(FirmTime.GetUtcNow().UtcDateTime);
        var shop = ShopFolder.Prepare(state.Folder("shop"), options.DataFolder, Path.Combine(AppContext.BaseDirectory, "SampleShop"), today);
        var catalog = await VendorCatalog.ReadAsync(shop, secrets, cancellation);

        StartRedis(options, state);
        await StartCosmosAsync(options, state, cancellation);
        var vendors = await StartVendorsAsync(options, state, catalog, cancellation);
        var issuer = Own(await LocalIssuer.StartAsync(_key, _wall, cancellation));
        Mailbox = Own(LocalMailbox.Start(state.Folder("mail")));
        AppSettings = Settings(state, catalog, issuer.Authority, options);
        if (options.ServicesOnly) Url = new Uri($"http://127.0.0.1:{options.Port}");
        else await StartAppAsync(options, state, cancellation);
        vendors.WebhookBase = Url;
        if (options.ServicesOnly) return;

        using var admin = CreateClient(LocalPerson.Admin.Name, [.. LocalPerson.Admin.Roles]);
        admin.Timeout = TimeSpan.FromMinutes(10);
        await Health.AwaitAsync(admin, cancellation);
        await new ShopImport(shop, admin, options.Report).RunAsync(cancellation);
        await new ApprovalWindows(state, admin, options.Report).SuitAsync(options.Speed, cancellation);
    }

    private void StartClock(LocalCloudOptions options, StateFolder state) =>
        FirmTime = options.FirmTime
            ?? Own(FirmClock.Start(new(state.Clock), options.Speed, _wall, options.LoggerFactory.CreateLogger("FirmClock"))).Time;

    private void StartRedis(LocalCloudOptions options, StateFolder state)
    {
        if (options.Redis is { } given)
        {
            (RedisConnectionString, RedisAddress) = (given, GivenServers.AddressOfRedis(given));
            return;
        }

        var redis = Own(EmbeddedRedis.Start(state.Folder("redis"), options.RedisPort));
        (RedisConnectionString, RedisAddress) = (redis.ConnectionString, $"127.0.0.1:{redis.Port}");
    }

    /// <summary>Its clock is the real one: request signatures carry the real time, and expiry stays on it as in Redis.</summary>
    private async Task StartCosmosAsync(LocalCloudOptions options, StateFolder state, CancellationToken cancellation)
    {
        if (options.Cosmos is { } given)
        {
            (CosmosConnectionString, CosmosAddress) = (given, GivenServers.AddressOfCosmos(given));
            return;
        }

        RequireFree(options.CosmosPort);
        var cosmos = Own(await CosmosGatewayServer.StartAsync(
            new() { DatabasePath = Path.Combine(state.Folder("cosmos"), "documents.db"), Port = options.CosmosPort, Time = _wall },
            cancellation));
        (Documents, CosmosConnectionString, CosmosAddress) = (cosmos, cosmos.ConnectionString, Origin(cosmos.Endpoint));
    }

    private async Task<VendorSimulatorServer> StartVendorsAsync(
        LocalCloudOptions options, StateFolder state, IReadOnlyList<SimulatedVendor> catalog, CancellationToken cancellation)
    {
        RequireFree(options.VendorsPort);
        var vendors = Own(await VendorSimulatorServer.StartAsync(
            new()
            {
                DatabasePath = Path.Combine(state.Folder("vendors"), "vendors.db"),
                Port = options.VendorsPort,
                Vendors = catalog,
                Time = FirmTime,
                WallTime = _wall,
                QuoteValidity = ApprovalWindows.QuoteValidity(options.Speed),
                AdjustProfile = options.AdjustVendor,
                LoggerFactory = options.LoggerFactory,
            },
            cancellation));
        (Vendors, VendorsUrl) = (vendors, vendors.Endpoint);
        return vendors;
    }

    /// <summary>Under a sped-up clock hourly timers would run without pause, and do nothing but read the stock.</summary>
    private static readonly TimeSpan MinimumTickInterval = TimeSpan.FromSeconds(5);

    private async Task StartAppAsync(LocalCloudOptions options, StateFolder state, CancellationToken cancellation)
    {
        RequireFree(options.Port);
        if (EarlierEngine.PutAside(state.Functions) is { } aside)
            options.Report($"This folder was used by an earlier release. Its orchestrations are put aside in {aside}; each open purchase goes on from its record.");
        var builder = WorkerApp.CreateBuilder(
            typeof(ProcurementApp).Assembly,
            () => ProcurementApp.CreateBuilder([.. Overruled(options).Select(setting => $"--{setting.Key}={setting.Value}")]));
        builder.Configuration.AddInMemoryCollection(AppSettings);
        builder.Services.AddSingleton(FirmTime);
        builder.Services.AddSingleton(new WallClock(_wall));
        options.ConfigureApp?.Invoke(builder);
        Host = Own(await LocalFunctionsHost.StartAsync(
            builder,
            new FunctionsHostOptions
            {
                Url = new Uri($"http://127.0.0.1:{options.Port}"),
                StateDirectory = state.Functions,
                Time = FirmTime,
                WallTime = _wall,
                MinimumTickInterval = MinimumTickInterval,
                MapEndpoints = routes =>
                {
                    TokenEndpoint.Map(routes, _key);
                    MailEndpoint.Map(routes, Mailbox);
                },
            },
            cancellation));
        (Services, Url) = (Host.Services, new Uri(Origin(Host.Url)));
    }

    private Dictionary<string, string?> Settings(
        StateFolder state, IReadOnlyList<SimulatedVendor> catalog, string authority, LocalCloudOptions options) =>
        new(catalog.Select(vendor => KeyValuePair.Create<string, string?>($"Vendors:Secrets:{vendor.Id}", vendor.Secret)))
        {
            ["Redis"] = RedisConnectionString,
            ["Cosmos"] = CosmosConnectionString,
            ["SignIn:Issuer"] = SigningKey.Issuer,
            ["SignIn:Audience"] = SigningKey.Audience,
            ["SignIn:SigningKeys"] = _key.PublicKeySet(),
            ["Console:Authority"] = authority,
            // Another host may tell the app nothing of its own address; people open it as Core Tools print it.
            ["Console:Url"] = options.ServicesOnly ? $"http://localhost:{options.Port}" : null,
            ["DataProtection:KeysDirectory"] = state.Folder(Path.Combine("keys", "data-protection")),
            ["Vendors:Endpoint"] = $"{Origin(VendorsUrl)}/vendors/{{vendorId}}",
            ["Mail:Host"] = "127.0.0.1",
            ["Mail:Port"] = Mailbox.Port.ToString(CultureInfo.InvariantCulture),
            ["Mail:UseTls"] = "false",
            ["Mail:From"] = "purchasing@shop.example",
            ["Mail:ReplyTo"] = "buyer@shop.example",
        };

    /// <summary>Beside the caller's settings. The logging is that of host.json and can be overruled under <c>Logging</c>.</summary>
    private static Dictionary<string, string?> Overruled(LocalCloudOptions options)
    {
        var settings = new Dictionary<string, string?>(options.Settings)
        {
            ["AzureFunctionsJobHost:logging:logLevel:ProcurementFunctions"] = "Warning",
            // The keys are private files in the state folder, as everything there; nothing on this machine encrypts them further.
            ["AzureFunctionsJobHost:logging:logLevel:Microsoft.AspNetCore.DataProtection"] = "Error",
        };
        if (ApprovalWindows.MailQuotePatience(options.Speed) is { } patience) settings.TryAdd("Vendors:MailQuotePatience", patience.ToString());
        return settings;
    }

    private static string Origin(Uri url) => url.GetLeftPart(UriPartial.Authority);

    private static void RequireFree(int port)
    {
        if (port != 0) LoopbackPort.Claim(port);
    }

    private T Own<T>(T part)
    {
        _parts.Push(part as IAsyncDisposable ?? new Plain((IDisposable)part!));
        return part;
    }

    /// <summary>A part that is not disposed of asynchronously.</summary>
    private sealed class Plain(IDisposable part) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            part.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
