using Microsoft.Extensions.Configuration;
using ProcurementFunctions.Local.AppHost.CommandLine;
using ProcurementFunctions.Local.AppHost.Demo;
using ProcurementFunctions.Local.AppHost.Keys;

namespace ProcurementFunctions.Local.AppHost;

/// <summary>One run of AppHost: starts the local cloud, says where everything is, and waits to be stopped, or plays the demo.</summary>
internal sealed class AppHostRun(AppHostOptions options, TextWriter output)
{
    private const string DefaultState = ".local";

    /// <returns>False when a step of the demo failed.</returns>
    public async Task<bool> RunAsync(CancellationToken stop)
    {
        if (options.Demo && options.State is null) return await InTemporaryFolderAsync(stop);
        return await RunInAsync(Path.GetFullPath(options.State ?? DefaultState), stop);
    }

    private async Task<bool> InTemporaryFolderAsync(CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("procurement-demo-").FullName;
        try
        {
            return await RunInAsync(folder, stop);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<bool> RunInAsync(string state, CancellationToken stop)
    {
        await using var cloud = await LocalCloud.StartAsync(CloudOptions(state), stop);
        if (options.Demo)
        {
            using var story = new DemoStory(cloud, options.EffectiveSpeed, output);
            return await story.PlayAsync(stop);
        }

        if (options.ServicesOnly) IntroduceServices(cloud, state);
        else Introduce(cloud);
        if (options.Open && !WebBrowser.TryOpen(cloud.Url)) await output.WriteLineAsync("no browser was found to open");
        await UntilStoppedAsync(cloud, stop);
        return true;
    }

    private LocalCloudOptions CloudOptions(string state)
    {
        var settings = Settings();
        return new()
        {
            StateFolder = state,
            Reset = options.Reset,
            DataFolder = options.Data,
            Speed = options.EffectiveSpeed,
            Port = options.EffectivePort,
            RedisPort = options.RedisPort,
            CosmosPort = options.CosmosPort,
            VendorsPort = options.VendorsPort,
            ServicesOnly = options.ServicesOnly,
            Redis = settings["Redis"] is { Length: > 0 } redis ? redis : null,
            Cosmos = settings["Cosmos"] is { Length: > 0 } cosmos ? cosmos : null,
            Report = output.WriteLine,
        };
    }

    private static IConfigurationRoot Settings() => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(Environment.CurrentDirectory, "appsettings.json"), optional: true)
        .AddEnvironmentVariables()
        .Build();

    private void Introduce(LocalCloud cloud)
    {
        var url = cloud.Url.GetLeftPart(UriPartial.Authority);
        WriteParts(cloud);
        WriteTokens(cloud);
        output.WriteLine($"console {url}/ (open it in a browser and pick who you are)");
        output.WriteLine($"mail {url}/local/mail (what vendors without an interface were sent; its links let you play them)");
        output.WriteLine();
        output.WriteLine("Try, in another terminal:");
        output.WriteLine($"  token=$(curl -s '{url}/local/token?user=buyer&roles=buyer')");
        output.WriteLine($"  curl -s {url}/api/messages -H \"Authorization: Bearer $token\" -H 'Content-Type: application/json' -d '{{\"messageId\":\"1\",\"text\":\"my budget is 500\"}}'");
        output.WriteLine();
        output.WriteLine($"ready {url}");
        output.Flush();
    }

    /// <summary>No line says "ready" with an address: there is no app yet.</summary>
    private void IntroduceServices(LocalCloud cloud, string state)
    {
        var path = CoreToolsSettings.Write(cloud.AppSettings, state);
        WriteParts(cloud);
        WriteTokens(cloud);
        output.WriteLine($"The settings of an app at {cloud.Url.GetLeftPart(UriPartial.Authority)}, with these vendors' secrets, are in {path}:");
        output.WriteLine(File.ReadAllText(path));
        output.WriteLine();
        output.WriteLine("services ready");
        output.Flush();
    }

    private void WriteParts(LocalCloud cloud)
    {
        output.WriteLine($"redis {cloud.RedisAddress}");
        output.WriteLine($"cosmos {cloud.CosmosAddress}");
        output.WriteLine($"vendors {cloud.VendorsUrl.GetLeftPart(UriPartial.Authority)}");
        output.WriteLine();
    }

    private void WriteTokens(LocalCloud cloud)
    {
        foreach (var person in LocalPerson.Everyone)
            output.WriteLine($"token {person.Name} ({string.Join(", ", person.Roles)}) {cloud.IssueToken(person.Name, [.. person.Roles])}");
        output.WriteLine();
    }

    /// <exception cref="LocalCloudException">The app cannot go on by itself.</exception>
    private static async Task UntilStoppedAsync(LocalCloud cloud, CancellationToken stop)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = stop.Register(stopped.SetResult);
        var failed = cloud.Host?.Failed;
        if (failed is not null && await Task.WhenAny(stopped.Task, failed) == failed)
            throw new LocalCloudException($"The app cannot go on: {(await failed).Message}");
        await stopped.Task;
    }
}
