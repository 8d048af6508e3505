using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ProcurementFunctions.Local.AppHost;
using ProcurementFunctions.Local.AppHost.Shop;

namespace ProcurementFunctions.Tests.Conversations.Talks;

/// <summary>The whole app in this process, on the official worker, with the sample shop behind it (or another) and the real clock.</summary>
public sealed class TalkShop : IAsyncLifetime
{
    private const int MostTries = 4;
    private static readonly string[] AllRoles = ["admin", "approver", "buyer"];

    private readonly string _folder = Directory.CreateTempSubdirectory("procurement-talk-").FullName;
    private readonly ConcurrentDictionary<(string User, string Roles), string> _tokens = new();
    private readonly List<string> _told = [];
    private readonly string? _data;
    private LocalCloud _cloud = null!;
    private HttpClient _client = null!;

    public TalkShop()
        : this(null)
    {
    }

    /// <param name="data">The folder with the shop's files; null: the sample shop.</param>
    internal TalkShop(string? data) => _data = data;

    /// <summary>What the import said.</summary>
    internal IReadOnlyList<string> Told => _told;

    public async Task InitializeAsync()
    {
        _cloud = await LocalCloud.StartAsync(new() { StateFolder = Path.Combine(_folder, "state"), DataFolder = _data is null ? null : AtThisDay(_data), Report = _told.Add });
        _client = new() { BaseAddress = _cloud.Url };
    }

    /// <summary>A copy of a shop's files whose demand ends yesterday, as the sample shop's does.</summary>
    private string AtThisDay(string data)
    {
        var copy = Directory.CreateDirectory(Path.Combine(_folder, "data")).FullName;
        foreach (var file in Directory.GetFiles(data, "*.csv")) File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        SampleDemand.EndAt(Path.Combine(copy, ShopFile.Demand.Name), DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-1));
        return copy;
    }

    public async Task DisposeAsync()
    {
        _client?.Dispose();
        if (_cloud is not null) await _cloud.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <param name="roles">With commas between.</param>
    internal TalkCaller As(string user, string roles) => new(this, _tokens.GetOrAdd((user, roles), static (who, cloud) => cloud.IssueToken(who.User, who.Roles.Split(',')), _cloud));

    /// <summary>One who may see and put everything.</summary>
    internal TalkCaller Admin => As("eval-admin", string.Join(',', AllRoles));

    /// <summary>A store that a busy machine keeps waiting is answered 503; as any client would, it asks again.</summary>
    internal async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string token, JsonNode? body, string? ifMatch)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
            if (body is not null) request.Content = JsonContent.Create(body);
            var answer = await _client.SendAsync(request);
            if ((int)answer.StatusCode is not (429 or 503) || attempt == MostTries) return answer;
            answer.Dispose();
            await Task.Delay(TimeSpan.FromSeconds(attempt), TimeProvider.System);
        }
    }
}
