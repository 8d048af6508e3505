using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ProcurementFunctions.Bench.Shared;
using ProcurementFunctions.Bench.TurnBenchmark.Endpoints;
using ProcurementFunctions.Bench.TurnBenchmark.Load;
using StackExchange.Redis;

namespace ProcurementFunctions.Bench.TurnBenchmark;

/// <summary>The users and what each endpoint finds in Redis for them when the measuring begins.</summary>
internal sealed class Sessions(IDatabase redis, Uri agent)
{
    private const int ValueSize = 4096;

    /// <summary>A talk that fills the session: a deal, a budget, and small talk until the oldest turns are forgotten.</summary>
    private static readonly string[] Talk =
    [
        "find the best deal for 10 TENT-2P", "my budget is 5000",
        .. Enumerable.Repeat("what did you recommend for TENT-2P?", 4), .. Enumerable.Repeat("what is my budget?", 18),
    ];

    public static string IdOf(int user) => $"user-{user:D6}";

    /// <summary>How many bytes the agent's session has when the load begins.</summary>
    public int AgentSize { get; private set; }

    /// <summary>How many messages each session had seen before the load.</summary>
    public static long StartVersion => Talk.Length;

    public static string AgentKey(int user) => $"agent_session:{IdOf(user)}";

    /// <summary>Tokens for the users, from the sign-in of the agent.</summary>
    public async Task<IReadOnlyList<LoadUser>> SignInAsync(int first, int count)
    {
        using var client = new HttpClient { BaseAddress = agent };
        var users = new LoadUser[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (index, cancellation) =>
        {
            var id = IdOf(first + index);
            users[index] = new(id, await client.GetStringAsync(new Uri($"local/token?user={id}&roles=buyer", UriKind.Relative), cancellation));
        });
        return users;
    }

    /// <summary>The first user has a real talk with the agent; the others get its session under their name.</summary>
    public async Task FillAsync(IReadOnlyList<LoadUser> users)
    {
        await SpeakAsync(users[0]);
        var talked = Encoding.UTF8.GetString(((byte[]?)await redis.StringGetAsync(AgentKey(0)))!);
        AgentSize = Encoding.UTF8.GetByteCount(talked);
        var plain = JsonSerializer.SerializeToUtf8Bytes(
            Endpoints.Talk.OfSize(IdOf(0), DateTimeOffset.UnixEpoch, ValueSize), TalkJson.Default.Talk);
        for (var user = 0; user < users.Count; user++)
        {
            await redis.StringSetAsync(AgentKey(user), talked.Replace(IdOf(0), IdOf(user), StringComparison.Ordinal), TimeSpan.FromDays(1));
            await redis.StringSetAsync(BareEndpoint.KeyOf(IdOf(user)), plain, TimeSpan.FromDays(1));
        }
    }

    /// <summary>How many messages the sessions have counted since they were filled.</summary>
    public async Task<long> CountedAsync(int users)
    {
        var sum = 0L;
        for (var user = 0; user < users; user++)
        {
            byte[] head = (await redis.StringGetRangeAsync(AgentKey(user), "{\"version\":".Length, 40))!;
            if (!Utf8Parser.TryParse(head, out long version, out _)) throw new BenchmarkException($"{IdOf(user)} has no session");
            sum += version - StartVersion;
        }

        return sum;
    }

    /// <summary>How many bytes the agent's sessions have on average now: what the load said stands in them.</summary>
    public async Task<double> MeanSizeAsync(int users)
    {
        var sum = 0L;
        for (var user = 0; user < users; user++) sum += await redis.StringLengthAsync(AgentKey(user));
        return (double)sum / users;
    }

    private async Task SpeakAsync(LoadUser user)
    {
        using var client = new HttpClient { BaseAddress = agent };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", user.Token);
        foreach (var (index, text) in Talk.Index())
        {
            using var answer = await client.PostAsJsonAsync(
                new Uri("api/messages", UriKind.Relative), new Said($"talk-{index}", text), TalkJson.Default.Said);
            if (!answer.IsSuccessStatusCode) throw new BenchmarkException($"\"{text}\" was answered {answer.StatusCode}");
        }
    }
}
