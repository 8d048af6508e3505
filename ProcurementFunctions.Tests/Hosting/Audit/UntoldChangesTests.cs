using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Azure.Cosmos;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Tests.Fixtures;
using ProcurementFunctions.Tests.Invoices;

namespace ProcurementFunctions.Tests.Hosting.Audit;

/// <summary>
/// Cosmos DB fails exactly between a change and its entry in the trail, for every kind of change: nothing of the app runs
/// between the two but what fails here, so a process that dies there leaves the same.
/// </summary>
public sealed class UntoldChangesTests(FaultyApp app) : IClassFixture<FaultyApp>, IAsyncLifetime
{
    private static readonly string[] All = ["buyer", "approver", "admin"];
    private readonly string _user = $"user-{Guid.NewGuid():N}";
    private readonly string _id = $"X{Guid.NewGuid():N}";
    private InvoiceBooks? _books;
    private JsonObject? _invoice;

    /// <summary>Each kind of change, the document that it changes, and the entries that it leads to.</summary>
    private static readonly Dictionary<string, (string Document, string Entry)> Kinds = new()
    {
        ["operations"] = ("operationsSettings", AuditKinds.SettingsChanged),
        ["preferences"] = ("userPreferences", AuditKinds.PreferencesChanged),
        ["budget told in a message"] = ("userPreferences", AuditKinds.PreferencesChanged),
        ["product preference"] = ("productPreference", AuditKinds.PreferencesChanged),
        ["product preference told in a message"] = ("productPreference", AuditKinds.PreferencesChanged),
        ["item created"] = ("inventoryItem", AuditKinds.ItemChanged),
        ["item"] = ("inventoryItem", AuditKinds.ItemChanged),
        ["snooze"] = ("inventoryItem", AuditKinds.ItemChanged),
        ["vendor created"] = ("vendorDocument", AuditKinds.VendorChanged),
        ["vendor"] = ("vendorDocument", AuditKinds.VendorChanged),
        ["offer"] = ("vendorOffer", AuditKinds.OfferChanged),
        ["belief"] = ("vendorDocument", AuditKinds.BeliefPinned),
        ["rating"] = ("evidenceDocument", AuditKinds.VendorRated),
        ["rating again"] = ("evidenceDocument", AuditKinds.VendorRated),
        ["invoice"] = ("invoiceDocument", AuditKinds.InvoiceEntered),
        ["invoice accepted"] = ("invoiceDocument", AuditKinds.InvoiceAccepted),
        ["invoice paid"] = ("invoiceDocument", AuditKinds.InvoicePaid),
    };

    public static TheoryData<string> Names { get; } = new(Kinds.Keys);

    public Task InitializeAsync()
    {
        app.Pass();
        return Task.CompletedTask;
    }

    public Task DisposeAsync()
    {
        app.Pass();
        return Task.CompletedTask;
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Change_WhoseEntryCannotBeWritten_StandsAndIsToldOnceLater(string kind)
    {
        await PrepareAsync(kind);
        var before = (await EntriesAsync(Kinds[kind].Entry)).Count;

        app.CosmosAnswers.BeUnavailable("audit");
        await ChangeAsync(kind);
        app.Pass();

        Assert.Equal(before, (await EntriesAsync(Kinds[kind].Entry)).Count);
        Assert.Contains(Kinds[kind].Document, await UntoldAsync());
        await Task.WhenAll(SweepAsync(), SweepAsync());
        await SweepAsync();
        Assert.Empty(await UntoldAsync());
        var told = await EntriesAsync(Kinds[kind].Entry);
        Assert.Equal(before + 1, told.Count);
        Assert.Equal(_user, told[0].GetProperty("by").GetString());
    }

    [Fact]
    public void Kinds_OfTheStory_CoverEveryDocumentThatTellsTheTrail() => Assert.Equal(
        typeof(AuditedDocument).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(AuditedDocument)))
            .Select(type => JsonNamingPolicy.CamelCase.ConvertName(type.Name)).Order(),
        Kinds.Values.Select(kind => kind.Document).Distinct().Order());

    [Fact]
    public async Task Changes_WhileTheTrailIsAway_AreKeptToATrailFullAndRefusedBeyond()
    {
        app.CosmosAnswers.BeUnavailable("audit");
        for (var i = 0; i < AuditedDocument.MostUntold; i++) await BodyOf(PutAsync("preferences", Preferences(i)));

        using var beyond = await PutAsync("preferences", Preferences(AuditedDocument.MostUntold));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, beyond.StatusCode);
        Assert.NotNull(beyond.Headers.RetryAfter);

        app.Pass();
        await SweepAsync();
        await BodyOf(PutAsync("preferences", Preferences(AuditedDocument.MostUntold)));
        Assert.Equal(AuditedDocument.MostUntold + 1, (await EntriesAsync(AuditKinds.PreferencesChanged)).Count);
        Assert.Empty(await UntoldAsync());

        static string Preferences(int i) =>
            $$"""{"shipping":"{{(i % 2 == 0 ? "express" : "standard")}}","preferredVendors":[],"excludedVendors":[]}""";
    }

    [Fact]
    public async Task Sweep_OfWhatIsBeingWritten_LeavesItToItsWriter()
    {
        app.CosmosAnswers.BeUnavailable("audit");
        await ChangeAsync("preferences");
        app.Pass();

        await Sweep(TimeProvider.System).RunAsync(new TimerInfo(), default);

        Assert.Contains("userPreferences", await UntoldAsync());
        await SweepAsync();
    }

    [Fact]
    public async Task Erase_OfAUserWhoseChangeIsUntold_TellsItWithoutTheUser()
    {
        app.CosmosAnswers.BeUnavailable("audit");
        await ChangeAsync("preferences");
        app.Pass();

        using var erased = await app.SendAsync(HttpMethod.Delete, "/api/me", _user, All);

        Assert.Equal(HttpStatusCode.NoContent, erased.StatusCode);
        Assert.Empty(await EntriesAsync(AuditKinds.PreferencesChanged));
        Assert.Empty(await UntoldAsync());
    }

    private async Task PrepareAsync(string kind)
    {
        if (kind is "product preference" or "product preference told in a message" or "item" or "snooze" or "offer") await ChangeAsync("item created");
        if (kind is "vendor" or "offer" or "belief" or "rating" or "rating again") await ChangeAsync("vendor created");
        if (kind == "rating again") await ChangeAsync("rating");
        if (kind.StartsWith("invoice", StringComparison.Ordinal)) _books = await InvoiceBooks.OpenAsync(app);
        if (kind is "invoice accepted" or "invoice paid") _invoice = await _books!.EnteredAsync(_books.Paper("4711", price: kind == "invoice paid" ? 2.5m : 3));
    }

    private async Task ChangeAsync(string kind)
    {
        var item = $"inventory/{_id}";
        var vendor = $"vendors/{_id}";
        await BodyOf(kind switch
        {
            "operations" => PutOperationsAsync(),
            "preferences" => PutAsync("preferences", """{"shipping":"express","preferredVendors":[],"excludedVendors":[]}"""),
            "budget told in a message" => SendAsync(HttpMethod.Post, "messages", """{"messageId":"m1","text":"my budget is 500"}"""),
            "product preference" => PutAsync($"preferences/products/{_id}", """{"preferredQuantity":12,"isCriticalStock":true}"""),
            "product preference told in a message" =>
                SendAsync(HttpMethod.Post, "messages", $$"""{"messageId":"m1","text":"{{_id}} is critical"}"""),
            "item created" => PutAsync(item, """{"name":"Tea","onHand":5,"reorderPoint":10,"safetyStock":2}"""),
            "item" => PutAsync(item, """{"name":"Tea","onHand":6,"reorderPoint":10,"safetyStock":2}"""),
            "snooze" => SendAsync(HttpMethod.Post, $"{item}/snooze", $$"""{"until":"{{TimeProvider.System.GetUtcNow().AddDays(10):O}}"}"""),
            "vendor created" => PutAsync(vendor, """{"name":"Leaf","active":true,"preferred":false}"""),
            "vendor" => PutAsync(vendor, """{"name":"Leaf","active":true,"preferred":true}"""),
            "offer" => PutAsync($"{vendor}/offers/{_id}", """{"unitPrice":2.5,"leadTimeDays":5}"""),
            "belief" => SendAsync(HttpMethod.Post, $"{vendor}/beliefs/fillRate", """{"action":"pin","value":0.8}"""),
            "rating" => SendAsync(HttpMethod.Put, $"{vendor}/rating", """{"score":0.9}"""),
            "invoice" => CreatedAsync(_books!.EnterAsync(_books.Paper("4711"), _user)),
            "invoice accepted" => _books!.DecideAsync(_invoice!, "accept", _user),
            "invoice paid" => _books!.PayAsync(_invoice!, by: _user),
            "rating again" => SendAsync(HttpMethod.Put, $"{vendor}/rating", """{"score":0.1}"""),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        });
    }

    private async Task<HttpResponseMessage> PutOperationsAsync()
    {
        using var read = await SendAsync(HttpMethod.Get, "operations");
        var json = (await WholeApp.BodyOf(read)).GetRawText();
        var review = JsonElement.Parse(json).GetProperty("service").GetProperty("reviewDays").GetInt32();
        json = json.Replace($"\"reviewDays\":{review}", $"\"reviewDays\":{review + 1}", StringComparison.Ordinal);
        return await app.SendAsync(HttpMethod.Put, "/api/operations", _user, All, json, read.Headers.ETag!.ToString());
    }

    /// <summary>With the ETag of what is there now, or of nothing.</summary>
    private async Task<HttpResponseMessage> PutAsync(string path, string json)
    {
        using var read = await SendAsync(HttpMethod.Get, path);
        var etag = read.StatusCode == HttpStatusCode.NotFound ? ETags.Absent : read.Headers.ETag!.ToString();
        return await app.SendAsync(HttpMethod.Put, $"/api/{path}", _user, All, json, etag);
    }

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? json = null) =>
        app.SendAsync(method, $"/api/{path}", _user, All, json);

    private static async Task<HttpResponseMessage> CreatedAsync(Task<HttpResponseMessage> entered)
    {
        var answer = await entered;
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        answer.StatusCode = HttpStatusCode.OK;
        return answer;
    }

    private static async Task BodyOf(Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        await WholeApp.BodyOf(answer);
    }

    private async Task<List<JsonElement>> EntriesAsync(string kind)
    {
        using var answer = await SendAsync(HttpMethod.Get, $"audit?actor={_user}&kind={kind}&limit=100");
        return [.. (await WholeApp.BodyOf(answer)).GetProperty("items").EnumerateArray()];
    }

    /// <summary>The types of the documents that carry something untold.</summary>
    private async Task<List<string>> UntoldAsync()
    {
        var found = new List<string>();
        var database = app.Services.GetRequiredService<CosmosClient>().GetDatabase(CosmosFixture.Database);
        foreach (var container in (string[])["operations", "preferences", "inventory", "vendors", "offers", "prices", "invoices"])
        {
            using var pages = database.GetContainer(container).GetItemQueryStreamIterator("SELECT * FROM c");
            while (pages.HasMoreResults)
            {
                using var page = await pages.ReadNextAsync();
                using var root = await JsonDocument.ParseAsync(page.Content);
                found.AddRange(root.RootElement.GetProperty("Documents").EnumerateArray()
                    .Where(document => document.TryGetProperty("untold", out _)).Select(document => document.GetProperty("type").GetString()!));
            }
        }

        return found;
    }

    private Task SweepAsync() => Sweep(new LaterTime(TimeSpan.FromMinutes(10))).RunAsync(new TimerInfo(), default);

    private AuditSweep Sweep(TimeProvider time) =>
        new(app.Services.GetServices<IUntoldChanges>(), new WallClock(time), NullLogger<AuditSweep>.Instance);
}
