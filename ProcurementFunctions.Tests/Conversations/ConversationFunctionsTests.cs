using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Moq;
using ProcurementFunctions.Conversations;
using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Privacy;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Tests.Conversations.Rules;
using ProcurementFunctions.Tests.Hosting.Audit;
using ProcurementFunctions.Tests.Local.FunctionsHost;

namespace ProcurementFunctions.Tests.Conversations;

public sealed class ConversationFunctionsTests : IAsyncLifetime
{
    private readonly CountingFacts _facts = new();
    private readonly CountingStarter _starter = new();
    private RunningApp _app = null!;

    public async Task InitializeAsync() => _app = await RunningApp.StartAsync(
        builder =>
        {
            builder.UseMiddleware<ProblemDetailsMiddleware>();
            builder.UseMiddleware((context, next) =>
            {
                var user = context.GetHttpContext()!.Request.Headers["X-User"].ToString();
                context.SetCaller(new Caller(user, new HashSet<string> { Roles.Buyer }));
                return next();
            });
            builder.Services
                .AddSingleton(TimeProvider.System)
                .AddSingleton(new WallClock(TimeProvider.System))
                .AddSingleton<ISessionStore, MemorySessionStore>()
                .AddSingleton<IFactSource>(_facts)
                .AddSingleton<IPurchaseStarter>(_starter)
                .AddSingleton<IPreferencesStore>(new MemoryPreferences())
                .AddSingleton<IOperationsStore>(new MemoryOperations())
                .AddSingleton<IAuditTrail, MemoryAuditTrail>()
                .AddSingleton<AuditSweep>()
                .AddSingleton<PreferenceAudit>()
                .AddSingleton<ItemSnooze>()
                .AddSingleton<ItemLives>()
                .AddSingleton(new Mock<IInventoryStore>().Object)
                .AddSingleton(new Mock<ProcurementFunctions.Knowledge.IKnowledge>().Object)
                .AddSingleton<ProcurementFunctions.Conversations.Reading.CatalogueSource>()
                .AddSingleton<UserGate>()
                .AddSingleton(new PurchaseDesk(Moq.Mock.Of<IPurchaseStore>(), new(Moq.Mock.Of<IPurchaseStore>(), Moq.Mock.Of<ProcurementFunctions.Operations.IBudget>(), TimeProvider.System), new(Moq.Mock.Of<IPreferencesStore>(), TimeProvider.System), TimeProvider.System))
                .AddSingleton<StockPlaces>()
                .AddSingleton<ProcurementFunctions.Purchasing.Receiving.ReceivingDesk>()
                .AddSingleton(new ProcurementFunctions.Purchasing.Returning.GoodsReturns(Moq.Mock.Of<IPurchaseStore>(), Moq.Mock.Of<IInventoryStore>(), new(Moq.Mock.Of<IInventoryStore>(), new MemoryOperations()), new(Moq.Mock.Of<IPurchaseStore>(), Moq.Mock.Of<ProcurementFunctions.Operations.IBudget>(), TimeProvider.System), TimeProvider.System))
                .AddSingleton(new ProcurementFunctions.Invoices.InvoiceDesk(Moq.Mock.Of<ProcurementFunctions.Invoices.IInvoiceStore>(), null!, null!, TimeProvider.System))
                .AddSingleton<ProcurementFunctions.Conversations.Translating.ITranslator, ProcurementFunctions.Conversations.Translating.NoTranslator>()
                .AddSingleton<ProcurementFunctions.Conversations.Answering.IAnswerer, ProcurementFunctions.Conversations.Answering.NoAnswerer>()
                .AddSingleton<EffectRunner>()
                .AddSingleton<MessageHandler>();
        },
        RunningApp.Options() with { AppDirectory = AppContext.BaseDirectory },
        typeof(ConversationFunctions),
        typeof(MeFunctions));

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task PostMessage_ABudget_IsAnswered()
    {
        var answer = await ReadAsync(await PostAsync("buyer", "m1", "my budget is 500"));

        Assert.Equal("m1", answer.GetProperty("messageId").GetString());
        Assert.Equal("Understood, your budget is set to 500.", answer.GetProperty("reply").GetString());
        Assert.Equal("tellBudget", answer.GetProperty("intent").GetString());
        Assert.Equal(1, answer.GetProperty("sessionVersion").GetInt64());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("recommendation").ValueKind);
        Assert.Equal(0, answer.GetProperty("purchases").GetArrayLength());
    }

    [Fact]
    public async Task PostMessage_ADealAndItsOrder_NameAllOfIt()
    {
        _facts.Answer = _ => Task.FromResult(Talk.Deal("AR-5381", 100));

        var deal = await ReadAsync(await PostAsync("buyer", "m1", "find the best deal for 100 AR-5381"));
        var order = await ReadAsync(await PostAsync("buyer", "m2", "order it"));

        Assert.Equal("LITWARE0001", deal.GetProperty("recommendation").GetProperty("vendorId").GetString());
        Assert.Equal(47.87m, deal.GetProperty("recommendation").GetProperty("unitPrice").GetDecimal());
        Assert.Equal(_starter.Started.Keys.Single(), order.GetProperty("purchases")[0].GetString());
    }

    [Theory]
    [InlineData("{}", 400)]
    [InlineData("{\"messageId\":\"m1\"}", 400)]
    [InlineData("{\"messageId\":null,\"text\":\"hi\"}", 400)]
    [InlineData("{\"messageId\":\"\",\"text\":\"hi\"}", 400)]
    [InlineData("{\"messageId\":\"has space\",\"text\":\"hi\"}", 400)]
    [InlineData("{\"messageId\":\"zoë\",\"text\":\"hi\"}", 400)]
    [InlineData("{\"messageId\":\"m1\",\"text\":\"\"}", 400)]
    [InlineData("{\"messageId\":\"m1\",\"text\":\"  \"}", 400)]
    [InlineData("{\"messageId\":\"m1\",\"text\":null}", 400)]
    [InlineData("{\"messageId\":\"m1\",\"text\":5}", 400)]
    [InlineData("{\"messageId\":\"m1\",\"text\":\"hi\",\"extra\":1}", 400)]
    [InlineData("not json", 400)]
    public async Task PostMessage_BadBody_IsAProblem(string body, int status)
    {
        var answer = await PostAsync("buyer", body);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData(4_000, 128, 200)]
    [InlineData(4_001, 128, 413)]
    [InlineData(4_000, 129, 400)]
    public async Task PostMessage_LongestOfAll_IsTakenAndNoLonger(int text, int messageId, int status) =>
        Assert.Equal(status, (int)(await PostAsync("buyer", new string('m', messageId), new string('x', text))).StatusCode);

    [Fact]
    public async Task PostMessage_SameIdOtherText_Is409()
    {
        await PostAsync("buyer", "m1", "hello");

        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync("buyer", "m1", "hello!")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync("buyer", "m1", "hello")).StatusCode);
    }

    [Fact]
    public async Task Session_OfTheCaller_IsShownAndForgotten()
    {
        await PostAsync("buyer", "m1", "my budget is 500");

        var mine = await ReadAsync(await SendAsync(HttpMethod.Get, "buyer", "api/session"));
        var other = await ReadAsync(await SendAsync(HttpMethod.Get, "somebody", "api/session"));
        var deleted = await SendAsync(HttpMethod.Delete, "buyer", "api/session");
        var after = await ReadAsync(await SendAsync(HttpMethod.Get, "buyer", "api/session"));

        Assert.Equal(500, mine.GetProperty("budgetLimit").GetDecimal());
        Assert.Equal("my budget is 500", mine.GetProperty("turns")[0].GetProperty("text").GetString());
        Assert.Equal("user", mine.GetProperty("turns")[0].GetProperty("role").GetString());
        Assert.Equal(86_400, (mine.GetProperty("expiresAt").GetDateTimeOffset() - mine.GetProperty("lastActivity").GetDateTimeOffset()).TotalSeconds);
        Assert.Equal((0L, "somebody"), (other.GetProperty("version").GetInt64(), other.GetProperty("userId").GetString()));
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal(0, after.GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task Me_ExportedAndErased_IsAllAndThenNothing()
    {
        const string marker = "marker-7421";
        await PostAsync("buyer", marker, $"my budget is 500 {marker}");
        await PostAsync("buyer", "m2", "my budget is 500");

        var export = await (await SendAsync(HttpMethod.Get, "buyer", "api/me/export")).Content.ReadAsStringAsync();
        var erased = await SendAsync(HttpMethod.Delete, "buyer", "api/me");
        var after = await ReadAsync(await SendAsync(HttpMethod.Get, "buyer", "api/me/export"));

        Assert.Contains(marker, export, StringComparison.Ordinal);
        Assert.Contains("\"budgetLimit\":500", export, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, erased.StatusCode);
        Assert.DoesNotContain(marker, after.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, after.GetProperty("preferences").ValueKind);
        Assert.Equal(JsonValueKind.Null, after.GetProperty("session").ValueKind);
    }

    private Task<HttpResponseMessage> PostAsync(string user, string messageId, string text) =>
        PostAsync(user, JsonSerializer.Serialize(new Dictionary<string, string> { ["messageId"] = messageId, ["text"] = text }));

    private Task<HttpResponseMessage> PostAsync(string user, string body) => SendAsync(HttpMethod.Post, user, "api/messages", body);

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string user, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("X-User", user);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return await _app.Http.SendAsync(request);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
