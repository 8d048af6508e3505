using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.Redis;
using StackExchange.Redis;

namespace ProcurementFunctions.Import;

/// <summary>
/// Files that wait to be imported, in Redis, so that every instance of the app has them: in parts of a megabyte, each packed,
/// for some hours. What is known of a file is beside it.
/// </summary>
internal sealed class RedisHeldFiles(IConnectionMultiplexer redis)
{
    public const string Prefix = "held_import:";
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(4);

    private const int PartSize = 1024 * 1024;

    private const string SetIfSame =
        "if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3]) return 1";

    private IDatabase Database => redis.GetDatabase();

    /// <summary>Keeps the content; what is known of it is kept last, by <see cref="SaveAsync"/>.</summary>
    public async Task KeepAsync(string id, Stream content, CancellationToken cancellation)
    {
        var part = new byte[PartSize];
        for (var number = 0; ; number++)
        {
            var read = await content.ReadAtLeastAsync(part, PartSize, throwOnEndOfStream: false, cancellation);
            if (read == 0) return;
            var packed = Packed(part.AsSpan(0, read));
            await CallAsync(() => Database.StringSetAsync(PartKey(id, number), packed, KeptFor));
        }
    }

    public async Task CopyToAsync(string id, Stream target, CancellationToken cancellation)
    {
        for (var number = 0; ; number++)
        {
            var key = PartKey(id, number);
            var packed = await CallAsync(() => Database.StringGetAsync(key));
            if (packed.IsNull) return;
            await using var part = new BrotliStream(new MemoryStream((byte[])packed!), CompressionMode.Decompress);
            await part.CopyToAsync(target, cancellation);
        }
    }

    /// <summary>Null: there is no such file, or it waited for too long.</summary>
    public async Task<HeldImport?> ReadAsync(string id)
    {
        var value = await CallAsync(() => Database.StringGetAsync(Key(id)));
        return value.IsNull ? null : Read(value);
    }

    public Task SaveAsync(HeldImport held) => CallAsync(() => Database.StringSetAsync(Key(held.Id), Write(held), KeptFor));

    /// <summary>Keeps a round that is begun; false: somebody has begun one already, or the file is gone.</summary>
    public async Task<bool> TryBeginAsync(HeldImport begun)
    {
        var value = await CallAsync(() => Database.StringGetAsync(Key(begun.Id)));
        if (value.IsNull || Read(value).Rounds != begun.Rounds - 1) return false;
        return (int)await CallAsync(() => Database.ScriptEvaluateAsync(
            SetIfSame, [Key(begun.Id)], [value, Write(begun), (long)KeptFor.TotalMilliseconds])) == 1;
    }

    /// <summary>How many rows of the round have been read so far.</summary>
    public async Task<int> RowsAsync(string id, int round) => (int)await CallAsync(() => Database.StringGetAsync(Named(id, "rows", round)));

    public Task SaveRowsAsync(string id, int round, int rows) =>
        CallAsync(() => Database.StringSetAsync(Named(id, "rows", round), rows, KeptFor));

    private static RedisKey Key(string id) => $"{Prefix}{id}";

    private static RedisKey PartKey(string id, int number) => Named(id, "part", number);

    private static RedisKey Named(string id, string what, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}{id}:{what}:{number}");

    private static HeldImport Read(RedisValue value) => StoredJson.Read((byte[])value!, ImportJson.Default.HeldImport, HeldImport.CurrentSchema);

    private static byte[] Write(HeldImport held) => JsonSerializer.SerializeToUtf8Bytes(held, ImportJson.Default.HeldImport);

    private static byte[] Packed(ReadOnlySpan<byte> part)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true)) brotli.Write(part);
        return packed.ToArray();
    }

    private static async Task<T> CallAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception e) when (RedisAway.Is(e))
        {
            throw ProblemException.Unavailable("the store of files that wait is away", TimeSpan.FromSeconds(2));
        }
    }
}
