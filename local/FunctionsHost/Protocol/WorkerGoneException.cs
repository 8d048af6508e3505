namespace ProcurementFunctions.Local.FunctionsHost.Protocol;

/// <summary>The worker's stream has ended: it has died, or the host stops.</summary>
public sealed class WorkerGoneException : Exception
{
    public WorkerGoneException()
        : this("The worker has gone.")
    {
    }

    public WorkerGoneException(string message)
        : base(message)
    {
    }

    public WorkerGoneException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
