using System.Text;
using System.Text.Json;
using ProcurementFunctions.Tests.Fixtures;

namespace ProcurementFunctions.Tests.Conversations;

/// <summary>Many messages of one user at once, over HTTP, to one and to two processes of the app.</summary>
public sealed class ConcurrentMessagesTests(TwoProcesses apps) : IClassFixture<TwoProcesses>
{
    private const int Clients = 64;
    private const int Messages = 5_000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Messages_FromManyClientsAtOnce_AreEachAppliedOnce(int processes)
    {
        var user = $"busy-{processes}";
        var clients = await Task.WhenAll(Enumerable.Range(0, processes).Select(process => apps.ClientAsync(process, user)));
        var last = 0;
        var answers = await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
        {
            var versions = new List<long>();
            for (var message = Interlocked.Increment(ref last); message <= Messages; message = Interlocked.Increment(ref last))
                versions.Add(await VersionAsync(clients[client % processes], $"m{message}"));
            return versions;
        })));

        // Each message found another session before it: 1 to 5,000 without a gap says that none was lost or applied twice.
        Assert.Equal(Enumerable.Range(1, Messages).Select(i => (long)i), answers.SelectMany(each => each).Order());
        using var session = await clients[^1].GetAsync(new Uri("api/session", UriKind.Relative));
        Assert.Equal(Messages, (await WholeApp.BodyOf(session)).GetProperty("version").GetInt64());
        foreach (var client in clients) client.Dispose();
    }

    [Fact]
    public async Task Message_AtBothProcessesAtOnce_IsAppliedOnceAndAnsweredAlike()
    {
        const int rounds = 50;
        using var first = await apps.ClientAsync(0, "twice");
        using var second = await apps.ClientAsync(1, "twice");
        for (var round = 1; round <= rounds; round++)
        {
            var answers = await Task.WhenAll(new[] { first, second, first, second }.Select(client =>
                Task.Run(() => SendAsync(client, $"m{round}"))));
            Assert.Single(answers.Distinct());
            Assert.Equal(round, JsonElement.Parse(answers[0]).GetProperty("sessionVersion").GetInt64());
        }
    }

    private static async Task<long> VersionAsync(HttpClient client, string messageId)
    {
        var answer = JsonElement.Parse(await SendAsync(client, messageId));
        Assert.Equal(messageId, answer.GetProperty("messageId").GetString());
        return answer.GetProperty("sessionVersion").GetInt64();
    }

    private static async Task<string> SendAsync(HttpClient client, string messageId)
    {
        using var content = new StringContent($$"""{"messageId":"{{messageId}}","text":"hello"}""", Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri("api/messages", UriKind.Relative), content);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} {body}");
        return body;
    }
}
