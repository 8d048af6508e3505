using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Local.AppHost;
using StackExchange.Redis;

namespace ProcurementFunctions.Tests.Privacy;

/// <summary>All that a local cloud keeps of its users, read past the app: every document, every key and value, every history.</summary>
internal static class KeptText
{
    /// <summary>Where the text is found, each place by its name.</summary>
    public static async Task<List<string>> FindAsync(LocalCloud cloud, string folder, string text)
    {
        var found = new List<string>();
        await foreach (var (place, kept) in DocumentsAsync(cloud))
        {
            if (kept.Contains(text, StringComparison.OrdinalIgnoreCase)) found.Add(place);
        }

        await foreach (var (place, kept) in KeysAsync(cloud))
        {
            if (kept.Contains(text, StringComparison.OrdinalIgnoreCase)) found.Add(place);
        }

        found.AddRange(await FilesAsync(Path.Combine(folder, "state", "functions"), text));
        found.AddRange(await FilesAsync(Path.Combine(folder, "state", "vendors"), text));
        return found;
    }

    private static async IAsyncEnumerable<(string Place, string Text)> DocumentsAsync(LocalCloud cloud)
    {
        using var client = CosmosServices.CreateClient(new CosmosOptions { Connection = cloud.CosmosConnectionString });
        var database = client.GetDatabase("procurement");
        using var containers = database.GetContainerQueryIterator<ContainerProperties>();
        while (containers.HasMoreResults)
        {
            foreach (var container in await containers.ReadNextAsync())
            {
                using var pages = database.GetContainer(container.Id).GetItemQueryStreamIterator("SELECT * FROM c");
                while (pages.HasMoreResults)
                {
                    using var page = await pages.ReadNextAsync();
                    using var root = await JsonDocument.ParseAsync(page.Content);
                    foreach (var document in root.RootElement.GetProperty("Documents").EnumerateArray())
                        yield return ($"{container.Id} {document.GetProperty("id")}", document.GetRawText());
                }
            }
        }
    }

    private static async IAsyncEnumerable<(string Place, string Text)> KeysAsync(LocalCloud cloud)
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(cloud.RedisConnectionString);
        await foreach (var key in redis.GetServers().Single().KeysAsync(pattern: "*"))
        {
            var value = (string?)await redis.GetDatabase().StringGetAsync(key) ?? "";
            yield return (key!, $"{key} {value} {BodyOf(value)}");
        }
    }

    /// <summary>An answer kept by its key holds its body in base 64.</summary>
    private static string BodyOf(string value)
    {
        if (!value.StartsWith('{') || !JsonElement.Parse(value).TryGetProperty("body", out var body)) return "";
        return body.ValueKind == JsonValueKind.String ? Encoding.UTF8.GetString(body.GetBytesFromBase64()) : "";
    }

    /// <summary>
    /// The files of a folder that hold the text as it stands on the disk. Another process reads them: one that opens and
    /// closes a database file of its own process takes SQLite's locks on it away.
    /// </summary>
    private static async Task<string[]> FilesAsync(string folder, string text)
    {
        using var grep = Process.Start(new ProcessStartInfo("grep", ["-rlaiF", "--", text, folder]) { RedirectStandardOutput = true })!;
        var files = await grep.StandardOutput.ReadToEndAsync();
        await grep.WaitForExitAsync();
        Assert.True(grep.ExitCode is 0 or 1, $"grep ended with {grep.ExitCode}");
        return files.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
