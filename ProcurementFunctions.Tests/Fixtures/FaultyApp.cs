using ProcurementFunctions.Local.CosmosGateway;

namespace ProcurementFunctions.Tests.Fixtures;

/// <summary>The whole app (<c>IClassFixture&lt;FaultyApp&gt;</c>) with networks that fail on demand between it and its stores.</summary>
public class FaultyApp : WholeApp
{
    /// <summary>The wait that a store asks for is handed on to the caller, also where it is longer than we ourselves would wait.</summary>
    public static readonly TimeSpan LongWait = TimeSpan.FromSeconds(30);

    private static readonly string[] Reading = ["GET", "MGET"];
    private static readonly string[] Writing = ["SET", "EVALSHA", "EVAL"];

    public FaultProxy Redis { get; private set; } = null!;

    public FaultProxy Cosmos { get; private set; } = null!;

    /// <summary>What Cosmos DB itself answers instead of doing what it is asked.</summary>
    public GatewayFaults CosmosAnswers => CosmosServer.Faults;

    /// <summary>Everything is well again, as far as it can be told from here.</summary>
    public void Pass()
    {
        Redis.Pass();
        Cosmos.Pass();
        CosmosAnswers.Clear();
    }

    public void Begin(RedisFault fault)
    {
        switch (fault)
        {
            case RedisFault.Refused: Redis.Refuse(); break;
            case RedisFault.Hanging: Redis.Hang(); break;
            case RedisFault.Lost: Redis.Lose(); break;
            case RedisFault.CutInReading: Redis.Cut(); break;
            case RedisFault.CutInSaving: Redis.Cut("EVALSHA"); break;
            case RedisFault.Starting: Redis.AnswerRedis("LOADING Redis is loading the dataset in memory", [.. Reading, .. Writing]); break;
            case RedisFault.Busy: Redis.AnswerRedis("BUSY Redis is busy running a script.", [.. Reading, .. Writing]); break;
            case RedisFault.ClusterDown: Redis.AnswerRedis("CLUSTERDOWN The cluster is down", [.. Reading, .. Writing]); break;
            case RedisFault.FailingOver: Redis.AnswerRedis("READONLY You can't write against a read only replica.", Writing); break;
            case RedisFault.Full: Redis.AnswerRedis("OOM command not allowed when used memory > 'maxmemory'.", Writing); break;
            default: throw new ArgumentOutOfRangeException(nameof(fault));
        }
    }

    public void Begin(CosmosFault fault)
    {
        const int forLong = 10_000;
        switch (fault)
        {
            case CosmosFault.Refused: Cosmos.Refuse(); break;
            case CosmosFault.Hanging: Cosmos.Hang(); break;
            case CosmosFault.Lost: Cosmos.Lose(); break;
            case CosmosFault.Cut: Cosmos.Cut(); break;
            case CosmosFault.Throttled: CosmosAnswers.Throttle(forLong, TimeSpan.FromMilliseconds(300)); break;
            case CosmosFault.ThrottledForLong: CosmosAnswers.Throttle(forLong, LongWait); break;
            case CosmosFault.Unavailable: CosmosAnswers.BeUnavailable(forLong); break;
            case CosmosFault.WritesMoved: CosmosAnswers.Move(forLong, 403, 3); break;
            case CosmosFault.PartitionMoved: CosmosAnswers.Move(forLong, 410, 1002); break;
            case CosmosFault.ReplicaBehind: CosmosAnswers.Move(forLong, 404, 1002); break;
            case CosmosFault.Collided: CosmosAnswers.Move(forLong, 449, 0); break;
            default: throw new ArgumentOutOfRangeException(nameof(fault));
        }
    }

    public override async Task DisposeAsync()
    {
        Pass();
        await base.DisposeAsync();
        await Redis.DisposeAsync();
        await Cosmos.DisposeAsync();
    }

    protected override string RedisFor(string connectionString)
    {
        Redis = FaultProxy.Start(int.Parse(connectionString.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture));
        return $"127.0.0.1:{Redis.Port}";
    }

    protected override string CosmosFor(string connectionString)
    {
        var port = CosmosServer.Endpoint.Port;
        Cosmos = FaultProxy.Start(port);
        return connectionString.Replace($":{port}", $":{Cosmos.Port}", StringComparison.Ordinal);
    }
}

/// <summary>The ways in which Redis is away.</summary>
public enum RedisFault
{
    Refused,
    Hanging,
    Lost,
    CutInReading,
    CutInSaving,
    Starting,
    Busy,
    FailingOver,
    ClusterDown,
    Full,
}

/// <summary>The ways in which Cosmos DB is away.</summary>
public enum CosmosFault
{
    Refused,
    Hanging,
    Lost,
    Cut,
    Throttled,
    ThrottledForLong,
    Unavailable,
    WritesMoved,
    PartitionMoved,
    ReplicaBehind,
    Collided,
}
