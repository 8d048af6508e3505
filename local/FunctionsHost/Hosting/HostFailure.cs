namespace ProcurementFunctions.Local.FunctionsHost.Hosting;

/// <summary>What the host cannot go on after: its orchestrations cannot be written any more, or its app dies again and again.</summary>
internal sealed class HostFailure
{
    private readonly TaskCompletionSource<Exception> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<Exception> Task => _source.Task;

    public void Report(Exception failure) => _source.TrySetResult(failure);
}
