using System.Threading.Channels;
using Grpc.Core;
using Microsoft.Extensions.Logging.Abstractions;
using ProcurementFunctions.Local.FunctionsHost;
using ProcurementFunctions.Local.FunctionsHost.Protocol;
using ProcurementFunctions.Local.FunctionsHost.Protocol.Messages;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Protocol;

public sealed class WorkerConnectionTests
{
    private readonly WorkerConnection _connection =
        new(new FunctionsHostOptions(), new WorkerLog(NullLoggerFactory.Instance), NullLogger<WorkerConnection>.Instance);

    [Fact]
    public async Task RunAsync_StreamEndsBeforeTheFunctionsAreLoaded_TheNextWorkerIsAwaited()
    {
        var (dying, next) = (new Stream(), new Stream());

        var first = dying.RunAsync(_connection);
        dying.End();
        await first.WaitAsync(RunningApp.Patience);
        Assert.False(_connection.Ready.IsCompleted);

        _ = next.RunAsync(_connection);
        await next.AnswerAllAsync();
        Assert.Empty((await _connection.Ready.WaitAsync(RunningApp.Patience)).All);
    }

    [Fact]
    public async Task RunAsync_StreamOfTheLastWorkerEndsLate_TheNextOneStays()
    {
        var (late, next) = (new Stream(), new Stream());
        var first = late.RunAsync(_connection);
        await late.AnswerAllAsync();
        await _connection.Ready.WaitAsync(RunningApp.Patience);
        _connection.AwaitAnother();
        Assert.Throws<WorkerGoneException>(() => _connection.Channel);

        _ = next.RunAsync(_connection);
        await next.AnswerAllAsync();
        await _connection.Ready.WaitAsync(RunningApp.Patience);
        late.End();
        await first.WaitAsync(RunningApp.Patience);

        Assert.NotNull(_connection.Channel);
        Assert.True(_connection.Terminate());
    }

    /// <summary>The stream of a worker that has no functions.</summary>
    private sealed class Stream : IAsyncStreamReader<StreamingMessage>, IServerStreamWriter<StreamingMessage>
    {
        private readonly Channel<StreamingMessage> _said = Channel.CreateUnbounded<StreamingMessage>();
        private readonly Channel<StreamingMessage> _heard = Channel.CreateUnbounded<StreamingMessage>();

        public StreamingMessage Current { get; private set; } = null!;

        public WriteOptions? WriteOptions { get; set; }

        public Task RunAsync(WorkerConnection connection) => connection.RunAsync(new WorkerChannel(this, this), CancellationToken.None);

        public async Task AnswerAllAsync()
        {
            var fine = new StatusResult { Status = StatusResult.Types.Status.Success };
            await AnswerAsync(new StreamingMessage { WorkerInitResponse = new WorkerInitResponse { Result = fine } });
            await AnswerAsync(new StreamingMessage { FunctionMetadataResponse = new FunctionMetadataResponse { Result = fine } });
        }

        public void End() => _said.Writer.Complete();

        public async Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            if (!await _said.Reader.WaitToReadAsync(cancellationToken)) return false;
            Current = await _said.Reader.ReadAsync(cancellationToken);
            return true;
        }

        public Task WriteAsync(StreamingMessage message) => _heard.Writer.WriteAsync(message).AsTask();

        private async Task AnswerAsync(StreamingMessage answer)
        {
            answer.RequestId = (await _heard.Reader.ReadAsync().AsTask().WaitAsync(RunningApp.Patience)).RequestId;
            _said.Writer.TryWrite(answer);
        }
    }
}
