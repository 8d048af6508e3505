using System.Net;
using System.Text.Json.Nodes;

namespace ProcurementFunctions.Tests.Conversations.Talks;

/// <summary>A signed-in user of a <see cref="TalkShop"/>.</summary>
internal sealed class TalkCaller(TalkShop shop, string token)
{
    /// <summary>An empty object where there is nothing to see.</summary>
    public async Task<JsonObject> ReadAsync(string path)
    {
        using var answer = await SendAsync(HttpMethod.Get, path);
        return answer.StatusCode == HttpStatusCode.OK ? JsonNode.Parse(await answer.Content.ReadAsStringAsync()) as JsonObject ?? [] : [];
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, JsonNode? body = null, string? ifMatch = null) =>
        shop.SendAsync(method, path, token, body, ifMatch);

    /// <summary>Says something to the agent.</summary>
    public async Task<TalkAnswer> SayAsync(string text)
    {
        var message = new JsonObject { ["messageId"] = Guid.NewGuid().ToString(), ["text"] = text };
        using var answer = await SendAsync(HttpMethod.Post, "api/messages", message);
        var body = await answer.Content.ReadAsStringAsync();
        if (answer.StatusCode != HttpStatusCode.OK) return new((int)answer.StatusCode, body, []);
        var said = JsonNode.Parse(body)!;
        return new(200, (string?)said["reply"] ?? "", [.. (said["purchases"] as JsonArray ?? []).Select(id => (string)id!)]);
    }
}
