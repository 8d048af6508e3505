using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using ProcurementFunctions.Conversations;
using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Conversations.Reading;
using ProcurementFunctions.Conversations.Rules;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Tests.Conversations.Rules;
using ProcurementFunctions.Tests.Fixtures;
using ProcurementFunctions.Tests.Hosting.Audit;
using StackExchange.Redis;
using StackExchange.Redis.Profiling;

namespace ProcurementFunctions.Tests.Conversations;

public sealed class MessageHandlerTests(RedisFixture redis) : IClassFixture<RedisFixture>
{
    private static readonly Rights Buyer = new(IsBuyer: true, IsApprover: false, IsAdmin: false);

    private readonly CountingStarter _starter = new();
    private readonly MemoryPreferences _preferences = new();
    private readonly CountingFacts _facts = new();

    [Theory, MemberData(nameof(RedisFixture.Kinds), MemberType = typeof(RedisFixture))]
    public async Task Handle_ATurn_CostsOneReadAndOneWrite(RedisKind kind)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString(kind));
        redis.Connect(kind);
        var handler = Handler(connection);
        var user = $"turn-{kind}";
        await Say(handler, user, "m0", "hello");
        var profile = new ProfilingSession();
        connection.RegisterProfiler(() => profile);

        await Say(handler, user, "m1", "hello");
        await Say(handler, user, "m2", "what can you do?");
        await Say(handler, user, "m2", "what can you do?");

        var commands = profile.FinishProfiling().Select(command => command.Command).ToList();
        Assert.Equal(["MGET", "EVALSHA", "MGET", "EVALSHA", "MGET"], commands);
    }

    [Theory, MemberData(nameof(RedisFixture.Kinds), MemberType = typeof(RedisFixture))]
    public async Task Handle_ManyClientsAndTwoProcesses_AnswersEachMessageOnce(RedisKind kind)
    {
        const int clients = 64;
        const int each = 30;
        redis.Connect(kind);
        await using var first = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString(kind));
        await using var second = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString(kind));
        MessageHandler[] processes = [Handler(first), Handler(second)];
        var user = $"crowd-{kind}";
        var versions = new ConcurrentBag<long>();

        await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            for (var i = 0; i < each; i++)
            {
                var amount = (client * each) + i + 1;
                var answer = await Say(processes[client % 2], user, $"c{client}-{i}", $"my budget is {amount}");
                Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"Understood, your budget is set to {amount}."), answer.Reply);
                versions.Add(answer.SessionVersion);
            }
        })));

        Assert.Equal(Enumerable.Range(1, clients * each).Select(n => (long)n), versions.Order());
        var session = await new RedisSessionStore(first).ReadAsync(user, default);
        Assert.Equal(clients * each, session?.Version);
        var kept = await _preferences.ReadAsync(user, default);
        Assert.Equal(session?.BudgetLimit, kept?.Document.BudgetLimit);
    }

    [Theory, MemberData(nameof(RedisFixture.Kinds), MemberType = typeof(RedisFixture))]
    public async Task Handle_TheSameMessageManyTimesAtOnce_AppliesItOnce(RedisKind kind)
    {
        redis.Connect(kind);
        await using var first = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString(kind));
        await using var second = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString(kind));
        MessageHandler[] processes = [Handler(first), Handler(second)];
        _facts.Answer = _ => Task.FromResult(KnownFacts.None with { Items = [Talk.Item("AR-5381")] });
        var user = $"twin-{kind}";

        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(i =>
            Task.Run(() => Say(processes[i % 2], user, "m1", "order 100 AR-5381"))));

        Assert.Single(answers.Select(answer => (answer.Reply, answer.SessionVersion, Purchase: answer.Purchases.Single())).Distinct());
        Assert.Equal(1, answers[0].SessionVersion);
        Assert.Equal([new(answers[0].Purchases[0], 1)], _starter.Started);
    }

    [Fact]
    public async Task Handle_TheSameIdWithAnotherText_IsAConflict()
    {
        var handler = Handler(redis.Connect());
        await Say(handler, "liar", "m1", "my budget is 500");

        var conflict = await Assert.ThrowsAsync<ProblemException>(() => Say(handler, "liar", "m1", "my budget is 600"));

        Assert.Equal(409, conflict.Status);
        Assert.Equal("Your budget is 500.", (await Say(handler, "liar", "m2", "what is my budget?")).Reply);
    }

    [Fact]
    public async Task Handle_TheSameIdOfAnotherUser_IsAnotherMessage()
    {
        var handler = Handler(redis.Connect());
        await Say(handler, "one", "m1", "my budget is 500");

        Assert.Equal("Understood, your budget is set to 700.", (await Say(handler, "two", "m1", "my budget is 700")).Reply);
    }

    [Fact]
    public async Task Handle_LostRaceWhileFactsWereFetched_DecidesAgainWithoutFetchingThemAnew()
    {
        var handler = Handler(redis.Connect());
        // A first budget asks for the preferences; one that follows asks for nothing.
        await Say(handler, "racer", "m0", "my budget is 800");
        _facts.Answer = async _ =>
        {
            await Say(handler, "racer", "between", "my budget is 500");
            return Talk.Deal("AR-5381", 100);
        };

        var answer = await Say(handler, "racer", "m1", "find the best deal for 100 AR-5381");

        Assert.Equal(2, _facts.Fetched);
        Assert.Equal(3, answer.SessionVersion);
        Assert.Contains("above your budget of 500", answer.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handle_EffectThatFails_IsAnsweredAndFinishedByTheSweep()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));
        var store = new MemorySessionStore(new WallClock(time));
        var runner = Runner(store, time);
        var handler = new MessageHandler(store, _facts, runner, new UserGate(), Catalogues(time), new ProcurementFunctions.Conversations.Translating.NoTranslator(), new ProcurementFunctions.Conversations.Answering.NoAnswerer(), new WallClock(time), time, NullLogger<MessageHandler>.Instance);
        _facts.Answer = _ => Task.FromResult(KnownFacts.None with { Items = [Talk.Item("AR-5381")] });
        _starter.Failure = ProblemException.Unavailable("the document store cannot be reached", TimeSpan.FromSeconds(1));

        var answer = await Say(handler, "buyer", "m1", "order 100 AR-5381");
        Assert.Empty(_starter.Started);
        _starter.Failure = null;
        await runner.SweepAsync(null!, default);
        Assert.Empty(_starter.Started);
        time.Advance(TimeSpan.FromMinutes(1));
        await runner.SweepAsync(null!, default);
        await runner.SweepAsync(null!, default);

        Assert.Equal([new(answer.Purchases[0], 1)], _starter.Started);
    }

    [Fact]
    public async Task Sweep_OlderWordThanTheOneApplied_ChangesNothing()
    {
        var store = new RedisSessionStore(redis.Connect());
        var handler = Handler(redis.Connect());
        await Say(handler, "late", "m1", "my budget is 500");
        await Say(handler, "late", "m2", "my budget is 700");
        var first = (await store.ReadAsync("late", "m1", default)).Session!;
        var late = new PendingEffects("late", "m1", first.CreatedAt.AddTicks(-1), [new KeepBudget(500)]);

        await Runner(store, TimeProvider.System).RunAsync(null!, late, default);

        Assert.Equal(700, (await _preferences.ReadAsync("late", default))?.Document.BudgetLimit);
    }

    private static async Task<MessageResponse> Say(MessageHandler handler, string user, string messageId, string text) =>
        (await handler.HandleAsync(new(null!, null!), user, Buyer, new() { MessageId = messageId, Text = text }, default)).Response;

    /// <summary>Nothing is known by name: what messages name is looked up among the facts.</summary>
    private static CatalogueSource Catalogues(TimeProvider time) =>
        new(Mock.Of<IInventoryStore>(), Mock.Of<ProcurementFunctions.Knowledge.IKnowledge>(), new WallClock(time), time, NullLogger<CatalogueSource>.Instance);

    private MessageHandler Handler(IConnectionMultiplexer connection)
    {
        var store = new RedisSessionStore(connection);
        return new(store, _facts, Runner(store, TimeProvider.System), new UserGate(), Catalogues(TimeProvider.System), new ProcurementFunctions.Conversations.Translating.NoTranslator(), new ProcurementFunctions.Conversations.Answering.NoAnswerer(), new WallClock(TimeProvider.System), TimeProvider.System, NullLogger<MessageHandler>.Instance);
    }

    private EffectRunner Runner(ISessionStore store, TimeProvider time)
    {
        var (purchases, inventory, operations) = (Mock.Of<IPurchaseStore>(), Mock.Of<IInventoryStore>(), new MemoryOperations());
        var budget = Mock.Of<ProcurementFunctions.Operations.IBudget>();
        var desk = new PurchaseDesk(purchases, new(purchases, budget, time), new(_preferences, time), time);
        var places = new StockPlaces(inventory, operations);
        return new(
            store, _starter, desk, new(desk, places, operations), new(purchases, inventory, places, new(purchases, budget, time), time),
            // No message of these tests decides about an invoice.
            new(Mock.Of<ProcurementFunctions.Invoices.IInvoiceStore>(), null!, null!, time),
            _preferences, new PreferenceAudit(time), operations,
            new ItemSnooze(inventory, time), new ItemLives(inventory, time), new WallClock(time), NullLogger<EffectRunner>.Instance);
    }
}
