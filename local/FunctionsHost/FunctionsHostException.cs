namespace ProcurementFunctions.Local.FunctionsHost;

/// <summary>The app cannot be hosted as it is; the message names what is wrong.</summary>
public sealed class FunctionsHostException : Exception
{
    public FunctionsHostException()
    {
    }

    public FunctionsHostException(string message)
        : base(message)
    {
    }

    public FunctionsHostException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
