namespace ProcurementFunctions.Local.FunctionsHost.Hosting;

/// <summary>Where the host listens, once it does.</summary>
internal sealed class HostAddress
{
    private Uri? _rpc;
    private Uri? _http;

    /// <summary>For the worker and its durable clients: gRPC on a loopback port.</summary>
    public Uri Rpc
    {
        get => _rpc ?? throw new InvalidOperationException("The host has no address before it has started.");
        set => _rpc = value;
    }

    /// <summary>For callers of the app.</summary>
    public Uri Http
    {
        get => _http ?? throw new InvalidOperationException("The app has no address before it has started.");
        set => _http = value;
    }
}
