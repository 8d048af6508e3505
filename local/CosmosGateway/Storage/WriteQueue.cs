using System.Threading.Channels;

namespace ProcurementFunctions.Local.CosmosGateway.Storage;

/// <summary>
/// The only writer. Writes that arrive while one transaction is being made durable go together into the next, so that
/// many small writes share the cost of one. Each is answered after its transaction is on the disk.
/// </summary>
internal sealed class WriteQueue : IAsyncDisposable
{
    private const int LargestBatch = 512;
    private readonly Channel<Write> _writes = Channel.CreateUnbounded<Write>(new() { SingleReader = true });
    private readonly WriteSession _session;
    private readonly Task _writer;
    private long _committed;

    public WriteQueue(GatewayDatabase database)
    {
        _session = new WriteSession(database);
        _committed = _session.Counter;
        // A thread of its own: it waits for the disk, and a pool thread that waits is one that answers nobody.
        _writer = Task.Factory.StartNew(WriteAll, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Applies the write in its turn. What <paramref name="apply"/> throws makes its batch
    /// be undone and applied again one by one, so it had better refuse by its result.</summary>
    public Task<T> RunAsync<T>(Func<WriteSession, T> apply)
    {
        var write = new Write<T>(apply);
        return _writes.Writer.TryWrite(write) ? write.Done : throw new ObjectDisposedException(nameof(WriteQueue));
    }

    /// <summary>The number of the last write that is on the disk.</summary>
    public long Committed => Volatile.Read(ref _committed);

    public async ValueTask DisposeAsync()
    {
        _writes.Writer.TryComplete();
        await _writer;
        _session.Dispose();
    }

    private void WriteAll()
    {
        var batch = new List<Write>(LargestBatch);
        while (_writes.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (batch.Count < LargestBatch && _writes.Reader.TryRead(out var write)) batch.Add(write);
            Commit(batch);
            batch.Clear();
        }
    }

    private void Commit(List<Write> batch)
    {
        try
        {
            _session.Begin();
            foreach (var write in batch) write.Apply(_session);
            _session.Commit();
        }
#pragma warning disable CA1031 // Whatever it was, it is what the writer at fault is told; the queue goes on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _session.Rollback();
            if (batch.Count == 1) batch[0].Fail(e);
            // One of them is at fault; alone, each gets what is its own.
            else batch.ForEach(write => Commit([write]));
            return;
        }

        Volatile.Write(ref _committed, _session.Counter);
        foreach (var write in batch) write.Succeed();
    }

    private abstract class Write
    {
        public abstract void Apply(WriteSession session);

        public abstract void Succeed();

        public abstract void Fail(Exception e);
    }

    private sealed class Write<T>(Func<WriteSession, T> apply) : Write
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T _result = default!;

        public Task<T> Done => _done.Task;

        public override void Apply(WriteSession session) => _result = apply(session);

        public override void Succeed() => _done.SetResult(_result);

        public override void Fail(Exception e) => _done.SetException(e);
    }
}
