using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Tests.Local.AppHost;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Durable.Management;

/// <summary>One app for all tests of a class, with an instance that waits under the id "there". Each test takes ids of its own.</summary>
public sealed class ManagedApp : IAsyncLifetime
{
    internal const string Root = "runtime/webhooks/durabletask";

    private readonly TemporaryFolder _folder = new();

    internal RunningApp App { get; private set; } = null!;

    internal string Key { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        (App, Key) = await StartAsync(_folder.Path);
        await App.Durable.ScheduleNewOrchestrationInstanceAsync(nameof(Errand), "x", new StartOrchestrationOptions("there"));
    }

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        _folder.Dispose();
    }

    internal static async Task<(RunningApp App, string Key)> StartAsync(string directory)
    {
        var app = await RunningApp.StartAsync(static _ => { }, RunningApp.Options() with { StateDirectory = directory }, typeof(Errand));
        return (app, (await File.ReadAllTextAsync(KeyFileIn(directory))).Trim());
    }

    internal static string KeyFileIn(string directory) => Path.Combine(directory, "durabletask_extension.key");

    internal static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) => await answer.Content.ReadFromJsonAsync<JsonElement>();

    internal string Keyed(string path) => $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}code={Key}";

    /// <param name="path">Below <see cref="Root"/>, or a whole address.</param>
    internal async Task<HttpResponseMessage> SendAsync(string method, string path, string? json = null)
    {
        var target = path.StartsWith("http", StringComparison.Ordinal) ? new Uri(path) : new Uri($"{Root}/{path}", UriKind.Relative);
        using var request = new HttpRequestMessage(new HttpMethod(method), target);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        return await App.Http.SendAsync(request);
    }
}
