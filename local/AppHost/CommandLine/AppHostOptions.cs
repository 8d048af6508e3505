namespace ProcurementFunctions.Local.AppHost.CommandLine;

/// <summary>What AppHost was asked to do.</summary>
internal sealed record AppHostOptions
{
    public const int DefaultPort = 7071;

    /// <summary>The speed of a demo that was not told one: a day of the firm is a second.</summary>
    public const double DemoSpeed = 86_400;

    /// <summary>The app's port on 127.0.0.1; 0: a free one. A demo takes a free one unless told.</summary>
    public int? Port { get; init; }

    /// <summary>Full path of the state folder; null: the default one, or for a demo a temporary one.</summary>
    public string? State { get; init; }

    public bool Reset { get; init; }

    /// <summary>Whether to open the console in the browser.</summary>
    public bool Open { get; init; }

    /// <summary>Full path of the folder with the CSV files; null: what the state folder was made with, or the sample shop.</summary>
    public string? Data { get; init; }

    public double? Speed { get; init; }

    public bool Demo { get; init; }

    /// <summary>Whether to start what the app needs, and not the app.</summary>
    public bool ServicesOnly { get; init; }

    public int RedisPort { get; init; }

    public int CosmosPort { get; init; }

    public int VendorsPort { get; init; }

    public bool Help { get; init; }

    public int EffectivePort => Port ?? (Demo ? 0 : DefaultPort);

    public double EffectiveSpeed => Speed ?? (Demo ? DemoSpeed : 1);
}
