using System.Globalization;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Local.AppHost.Clock;

namespace ProcurementFunctions.Local.AppHost.CommandLine;

/// <summary>Reads AppHost's options. Each may be given once, as <c>--name value</c> or <c>--name=value</c>.</summary>
internal static class AppHostCommandLine
{
    public const string Usage = """
        Starts the procurement agent with everything it needs, on 127.0.0.1.

          dotnet run --project local/AppHost -- [options]

          --port N          the app's port; 0: a free one            (7071; with --demo a free one)
          --state DIR       where everything is kept                 (.local; with --demo a temporary folder)
          --reset           start empty
          --open            open the console in the browser, where there is one
          --data DIR        import inventory.csv, vendors.csv, vendor_offers.csv and, where there are any,
                            purchase_order_lines.csv and demand.csv, and simulate the vendors in them
                            (what the state folder was made with; at first the sample shop)
          --speed N         the firm's clock runs N times as fast, 1 to 1000000   (1; with --demo 86400)
          --services-only   start Redis, Cosmos DB and the vendors for an app that another host runs at --port, such as
                            Functions Core Tools, and print that app's settings; with the real clock
          --demo            play the story of a purchase, print it, exit 0 when every step held
          --redis-port N, --cosmos-port N, --vendors-port N
                            ports of the embedded parts              (free ones)
          --help            this text

        Settings, by environment variable or appsettings.json in the current directory:
          Redis             use this Redis server (a StackExchange.Redis connection string) and start none
          Cosmos            use this Cosmos DB account (a connection string) and start none
          Logging__LogLevel__ProcurementFunctions=Information   show what the agent does
        --reset empties the state folder alone, not servers that were given.
        """;

    private static readonly HashSet<string> Switches = ["--reset", "--open", "--demo", "--services-only", "--help"];

    public static Decision<AppHostOptions> Parse(IReadOnlyList<string> arguments, string currentDirectory)
    {
        var options = new AppHostOptions();
        var seen = new HashSet<string>();
        for (var i = 0; i < arguments.Count; i++)
        {
            var (name, value) = Split(arguments[i]);
            if (name is "-h" or "-?") name = "--help";
            if (!seen.Add(name)) return new($"{name} is given twice");
            if (Switches.Contains(name))
            {
                if (value is not null) return new($"{name} takes no value");
            }
            else if (value is null && IsKnown(name))
            {
                if (++i == arguments.Count) return new($"{name} needs a value");
                value = arguments[i];
            }

            var applied = Apply(options, name, value ?? "", currentDirectory);
            if (!applied.IsAccepted) return applied;
            options = applied.Value;
        }

        return Contradiction(options) is { } contradiction ? new(contradiction) : new(options);
    }

    private static string? Contradiction(AppHostOptions options) => options switch
    {
        { ServicesOnly: true, Open: true } or { Demo: true, Open: true } => "--open needs an app that stays",
        { ServicesOnly: true, Demo: true } => "--services-only starts no app, and --demo plays with one",
        { ServicesOnly: true, Speed: not (null or 1) } => "--services-only goes with no --speed: an app of another host has the real clock",
        { ServicesOnly: true, Port: 0 } => "--services-only needs the port that the app will have, and not 0",
        _ => null,
    };

    private static (string Name, string? Value) Split(string argument)
    {
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        return argument.StartsWith("--", StringComparison.Ordinal) && equals > 0
            ? (argument[..equals], argument[(equals + 1)..])
            : (argument, null);
    }

    private static bool IsKnown(string name) =>
        name is "--port" or "--state" or "--data" or "--speed" or "--redis-port" or "--cosmos-port" or "--vendors-port";

    private static Decision<AppHostOptions> Apply(AppHostOptions options, string name, string value, string currentDirectory) => name switch
    {
        "--help" => new(options with { Help = true }),
        "--reset" => new(options with { Reset = true }),
        "--open" => new(options with { Open = true }),
        "--demo" => new(options with { Demo = true }),
        "--services-only" => new(options with { ServicesOnly = true }),
        "--port" => WithPort(name, value, port => options with { Port = port }),
        "--redis-port" => WithPort(name, value, port => options with { RedisPort = port }),
        "--cosmos-port" => WithPort(name, value, port => options with { CosmosPort = port }),
        "--vendors-port" => WithPort(name, value, port => options with { VendorsPort = port }),
        "--state" => WithFolder(name, value, currentDirectory, folder => options with { State = folder }),
        "--data" => WithFolder(name, value, currentDirectory, folder => options with { Data = folder }),
        "--speed" => WithSpeed(options, value),
        _ => new($"{name} is not an option"),
    };

    private static Decision<AppHostOptions> WithPort(string name, string value, Func<int, AppHostOptions> set) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535
            ? new(set(port))
            : new($"{name} takes a port, 0 to 65535, and not \"{value}\"");

    private static Decision<AppHostOptions> WithFolder(
        string name, string value, string currentDirectory, Func<string, AppHostOptions> set) =>
        string.IsNullOrWhiteSpace(value) || value.Contains('\0', StringComparison.Ordinal)
            ? new($"{name} takes a folder")
            : new(set(Path.GetFullPath(value, currentDirectory)));

    private static Decision<AppHostOptions> WithSpeed(AppHostOptions options, string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var speed)
        && speed is >= 1 and <= AcceleratedTimeProvider.MaxSpeed
            ? new(options with { Speed = speed })
            : new($"--speed takes a number from 1 to {AcceleratedTimeProvider.MaxSpeed:0}, and not \"{value}\"");
}
