using System.Collections.Concurrent;
using System.Threading.Channels;
using Grpc.Core;
using ProcurementFunctions.Local.FunctionsHost.Protocol.Messages;

namespace ProcurementFunctions.Local.FunctionsHost.Protocol;

/// <summary>
/// The stream to one worker: questions with one answer each, invocations by their id, and what the worker says unasked.
/// When the stream ends, whatever still waits fails with <see cref="WorkerGoneException"/>.
/// </summary>
internal sealed class WorkerChannel(IAsyncStreamReader<StreamingMessage> reader, IServerStreamWriter<StreamingMessage> writer)
{
    private static readonly WriteOptions Buffered = new(WriteFlags.BufferHint);
    private readonly Channel<StreamingMessage> _out = Channel.CreateUnbounded<StreamingMessage>(new() { SingleReader = true });
    private readonly ConcurrentDictionary<string, TaskCompletionSource<StreamingMessage>> _questions = new();
    private readonly ConcurrentDictionary<string, PendingInvocation> _invocations = new();
    private int _lastQuestion;
    private volatile bool _hasEnded;

    /// <summary>Called with each line that the worker logs.</summary>
    public Action<RpcLog>? Logged { get; set; }

    /// <summary>Asks the worker something other than an invocation.</summary>
    /// <exception cref="WorkerGoneException">The worker has gone.</exception>
    public async Task<StreamingMessage> AskAsync(StreamingMessage question)
    {
        question.RequestId = $"{Interlocked.Increment(ref _lastQuestion)}";
        var source = new TaskCompletionSource<StreamingMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        _questions[question.RequestId] = source;
        if (!_out.Writer.TryWrite(question) || _hasEnded) source.TrySetException(new WorkerGoneException());
        try
        {
            return await source.Task;
        }
        finally
        {
            _questions.TryRemove(question.RequestId, out _);
        }
    }

    /// <summary>Runs a function once. Cancelling asks the worker to cancel; its answer is awaited all the same.</summary>
    /// <exception cref="WorkerGoneException">The worker has gone.</exception>
    public Task<InvocationResponse> InvokeAsync(InvocationRequest request, CancellationToken cancellation)
    {
        var pending = new PendingInvocation(this, request.InvocationId);
        _invocations[request.InvocationId] = pending;
        if (!_out.Writer.TryWrite(new StreamingMessage { InvocationRequest = request }) || _hasEnded) Fail(pending);
        else pending.CancelWith(cancellation);
        return pending.Task;
    }

    public void Send(StreamingMessage message) => _out.Writer.TryWrite(message);

    /// <summary>Tells the worker nothing more; the stream ends.</summary>
    public void Complete() => _out.Writer.TryComplete();

    /// <summary>Carries messages until either side ends the stream.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            await Task.WhenAny(WriteAsync(cancellation), ReadAsync(cancellation));
        }
        finally
        {
            End();
        }
    }

    // What is ready goes out in one piece; only the last message of a burst is flushed.
    private async Task WriteAsync(CancellationToken cancellation)
    {
        while (await _out.Reader.WaitToReadAsync(cancellation))
        {
            while (_out.Reader.TryRead(out var message))
            {
                writer.WriteOptions = _out.Reader.TryPeek(out _) ? Buffered : null;
                await writer.WriteAsync(message, cancellation);
            }
        }
    }

    private async Task ReadAsync(CancellationToken cancellation)
    {
        while (await reader.MoveNext(cancellation))
            Take(reader.Current);
    }

    private void Take(StreamingMessage message)
    {
        if (message.InvocationResponse is { } response)
        {
            if (_invocations.TryRemove(response.InvocationId, out var invocation)) invocation.End(response);
        }
        else if (message.RpcLog is { } line)
        {
            Logged?.Invoke(line);
        }
        else if (_questions.TryGetValue(message.RequestId, out var question))
        {
            question.TrySetResult(message);
        }
    }

    private void End()
    {
        _hasEnded = true;
        _out.Writer.TryComplete();
        foreach (var question in _questions.Values) question.TrySetException(new WorkerGoneException());
        foreach (var invocation in _invocations.Values) Fail(invocation);
    }

    private void Fail(PendingInvocation invocation)
    {
        if (_invocations.TryRemove(invocation.Id, out _)) invocation.End(response: null);
    }

    /// <summary>An invocation whose answer has not come yet.</summary>
    private sealed class PendingInvocation(WorkerChannel channel, string id)
        : TaskCompletionSource<InvocationResponse>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        private CancellationTokenRegistration _registration;

        public string Id => id;

        public void CancelWith(CancellationToken cancellation)
        {
            _registration = cancellation.UnsafeRegister(static pending => ((PendingInvocation)pending!).Cancel(), this);
            // Either the end sees the registration, or this sees the end.
            Interlocked.MemoryBarrier();
            if (Task.IsCompleted) _registration.Unregister();
        }

        /// <param name="response">The answer; null: the worker has gone.</param>
        public void End(InvocationResponse? response)
        {
            if (response is null) TrySetException(new WorkerGoneException());
            else TrySetResult(response);
            _registration.Unregister();
        }

        private void Cancel() => channel.Send(new StreamingMessage { InvocationCancel = new InvocationCancel { InvocationId = id } });
    }
}
