using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using ProcurementFunctions.Local.VendorSimulator;

namespace ProcurementFunctions.Tests.Local.VendorSimulator;

/// <summary>Two simulated vendors over HTTP, and the firm's clock in the test's hand. Exact vendors unless told otherwise.</summary>
internal sealed class SimulatedMarket : IAsyncDisposable
{
    public const string Acme = "ACME-1";
    public const string Other = "OTHER-1";
    public const string Secret = "a secret & of Acme:+%";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vendors-");
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly Func<SimulatedVendor, VendorProfile, VendorProfile> _adjust;
    private readonly int _seed;
    private readonly Uri? _webhookBase;

    private SimulatedMarket(Func<SimulatedVendor, VendorProfile, VendorProfile> adjust, int seed, Uri? webhookBase, TimeProvider wall)
    {
        _adjust = adjust;
        _seed = seed;
        _webhookBase = webhookBase;
        Wall = wall;
    }

    public static IReadOnlyList<SimulatedVendor> Vendors { get; } =
    [
        new(Acme, "Acme Supplies", Secret, [new("LAMP", 10, 8.5m, 10, 500, 5), new("ROPE", 4, 2m), new("TENT", 14, 90m, 1, 5)]),
        new(Other, "Other Goods", "the other secret", [new("LAMP", 7, 9.25m, 1, 300)]),
        new("CLOSED-1", "Closed Goods", "closed", [], Active: false),
    ];

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 2, 8, 0, 0, TimeSpan.Zero));

    public TimeProvider Wall { get; }

    public VendorSimulatorServer Server { get; private set; } = null!;

    public string Token { get; private set; } = "";

    public static Task<SimulatedMarket> OpenAsync(VendorProfile? profile = null, Uri? webhookBase = null, TimeProvider? wall = null) =>
        OpenAsync((_, _) => profile ?? VendorProfile.Exact, 1, webhookBase, wall);

    public static async Task<SimulatedMarket> OpenAsync(
        Func<SimulatedVendor, VendorProfile, VendorProfile> adjust, int seed, Uri? webhookBase = null, TimeProvider? wall = null)
    {
        var market = new SimulatedMarket(adjust, seed, webhookBase, wall ?? TimeProvider.System);
        await market.StartAsync();
        return market;
    }

    /// <summary>Stops the server and starts another one on the same state, on another port.</summary>
    public async Task RestartAsync()
    {
        await Server.DisposeAsync();
        await StartAsync();
    }

    public void SetProfile(Func<VendorProfile, VendorProfile> change) =>
        Server.SetProfile(Acme, change(Server.ProfileOf(Acme)));

    public async Task<HttpResponseMessage> AskTokenAsync(
        string vendorId, IReadOnlyDictionary<string, string> form, string? basic = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, UrlOf(vendorId, "oauth/token"))
        {
            Content = new FormUrlEncodedContent(form),
        };
        if (basic is not null)
            request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(basic)));
        return await _http.SendAsync(request);
    }

    public async Task<string> SignInAsync(string vendorId)
    {
        var vendor = Vendors.Single(vendor => vendor.Id == vendorId);
        using var response = await AskTokenAsync(vendorId, new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = vendor.Id,
            ["client_secret"] = vendor.Secret,
        });
        return (await ReadAsync(response, HttpStatusCode.OK))["access_token"]!.GetValue<string>();
    }

    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, string? body = null, string? key = null, string? token = null,
        string vendorId = Acme, string mediaType = "application/json", CancellationToken cancellation = default)
    {
        using var request = new HttpRequestMessage(method, UrlOf(vendorId, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? Token);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(mediaType));
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await _http.SendAsync(request, cancellation);
    }

    public async Task<JsonObject> QuoteAsync(string sku, int quantity, string shipping = "standard")
    {
        var body = new JsonObject { ["sku"] = sku, ["quantity"] = quantity, ["shipping"] = shipping, ["neededBy"] = null };
        using var response = await SendAsync(HttpMethod.Post, "quotes", body.ToJsonString());
        return await ReadAsync(response, HttpStatusCode.OK);
    }

    /// <summary>The body of an order for what was quoted.</summary>
    public static JsonObject OrderOf(string number, JsonObject quote, int quantity, string shipping = "standard") => new()
    {
        ["orderNumber"] = number,
        ["quoteId"] = quote["quoteId"]!.GetValue<string>(),
        ["lines"] = new JsonArray(new JsonObject
        {
            ["sku"] = quote["sku"]!.GetValue<string>(),
            ["quantity"] = quantity,
            ["unitPrice"] = quote["unitPrice"]!.GetValue<decimal>(),
        }),
        ["shipping"] = shipping,
    };

    public Task<HttpResponseMessage> PostOrderAsync(JsonObject order, CancellationToken cancellation = default) => SendAsync(
        HttpMethod.Post, "orders", order.ToJsonString(), order["orderNumber"]!.GetValue<string>(), cancellation: cancellation);

    /// <summary>Asks for a quote and orders by it.</summary>
    public async Task<JsonObject> OrderAsync(string number, string sku, int quantity)
    {
        using var response = await PostOrderAsync(OrderOf(number, await QuoteAsync(sku, quantity), quantity));
        return await ReadAsync(response, HttpStatusCode.Created);
    }

    public async Task<JsonObject> LookUpAsync(string number)
    {
        using var response = await SendAsync(HttpMethod.Get, $"orders/{number}");
        return await ReadAsync(response, HttpStatusCode.OK);
    }

    public async Task<string> StatusAsync(string number) => (await LookUpAsync(number))["status"]!.GetValue<string>();

    public static async Task<JsonObject> ReadAsync(HttpResponseMessage response, HttpStatusCode expected)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(expected == response.StatusCode, string.Create(CultureInfo.InvariantCulture, $"{(int)response.StatusCode}: {text}"));
        return JsonNode.Parse(text)!.AsObject();
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _http.Dispose();
        _folder.Delete(recursive: true);
    }

    private Uri UrlOf(string vendorId, string path) => new($"{Server.EndpointOf(vendorId)}/{path}");

    private async Task StartAsync()
    {
        Server = await VendorSimulatorServer.StartAsync(new VendorSimulatorOptions
        {
            DatabasePath = Path.Combine(_folder.FullName, "vendors.db"),
            Vendors = Vendors,
            Time = Time,
            WallTime = Wall,
            Seed = _seed,
            WebhookBase = _webhookBase,
            AdjustProfile = _adjust,
        });
        var fault = Server.ProfileOf(Acme).Fault;
        Token = fault is VendorFault.Down or VendorFault.Hangs ? "" : await SignInAsync(Acme);
    }
}
