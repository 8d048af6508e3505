using System.Globalization;
using System.Text.Json.Nodes;
using StackExchange.Redis;
using static ProcurementFunctions.Local.AppHost.Demo.DemoFailedException;

namespace ProcurementFunctions.Local.AppHost.Demo;

/// <summary>What a buyer says, what is answered, and where that is kept.</summary>
internal sealed class ConversationSteps(LocalCloud cloud, AppClient buyer, DemoPaper paper)
{
    private const string SessionKey = "agent_session:buyer";
    private const int SessionSeconds = 86_400;

    /// <summary>Message ids of this run alone: a repeated id would get the answer of the run before.</summary>
    private readonly string _run = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private int _messages;

    public async Task TellBudgetAsync(CancellationToken cancellation)
    {
        await ExpectAsync("my budget is 500", "Understood, your budget is set to 500.", cancellation);
        await ExpectAsync("my budget is lots", "Please specify a valid budget amount.", cancellation);
        var answer = await SayAsync("what is my budget?", cancellation);
        Require(answer.Reply.Contains("500", StringComparison.Ordinal), "the answer does not know the 500");
    }

    public async Task FindSessionAsync(CancellationToken cancellation)
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(cloud.RedisConnectionString);
        var database = redis.GetDatabase();
        var left = (await database.KeyTimeToLiveAsync(SessionKey))?.TotalSeconds;
        Require(left is > SessionSeconds - 60 and <= SessionSeconds, $"{SessionKey} has a time to live of {left} s and not {SessionSeconds} s");
        var bytes = await database.StringLengthAsync(SessionKey);
        paper.Say(string.Create(CultureInfo.InvariantCulture, $"{SessionKey}: {bytes} bytes, expires in {left:0} s"));
    }

    private async Task ExpectAsync(string text, string reply, CancellationToken cancellation)
    {
        var answer = await SayAsync(text, cancellation);
        Require(answer.Reply == reply, $"\"{reply}\" was expected");
    }

    public async Task<MessageAnswer> SayAsync(string text, CancellationToken cancellation)
    {
        paper.Say($"buyer: {text}");
        var message = new JsonObject { ["messageId"] = $"demo-{_run}-{++_messages}", ["text"] = text };
        var answer = await buyer.PostAsync("messages", message, DemoJson.Default.MessageAnswer, cancellation);
        paper.Say($"agent: {answer.Reply}");
        return answer;
    }
}
