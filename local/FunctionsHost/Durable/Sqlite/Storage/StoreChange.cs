namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Storage;

/// <summary>A change of the store. It is applied on the committing thread, within a transaction that others share.</summary>
internal abstract class StoreChange
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the change is on the disk, and fails when it is refused or can never be.</summary>
    public Task Done => _done.Task;

    /// <summary>Why the change is refused; told once the transaction is on the disk, so that what was in its way can be seen.</summary>
    protected Exception? Refusal { get; set; }

    public abstract void Apply();

    public void Answer()
    {
        if (Refusal is { } refusal)
            _done.TrySetException(refusal);
        else
            _done.TrySetResult();
    }

    public void Fail(Exception exception) => _done.TrySetException(exception);
}
