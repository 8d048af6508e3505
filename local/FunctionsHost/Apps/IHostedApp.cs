namespace ProcurementFunctions.Local.FunctionsHost.Apps;

/// <summary>The app that is hosted, in this process or in one of its own.</summary>
internal interface IHostedApp : IAsyncDisposable
{
    /// <summary>The app's services, where it runs in this process.</summary>
    IServiceProvider? Services { get; }

    /// <summary>Starts the app, whose worker then connects to the host; gives where callers reach it.</summary>
    Task<Uri> StartAsync(CancellationToken cancellation);

    /// <summary>Lets requests that run end, and stops.</summary>
    Task StopAsync(CancellationToken cancellation);
}
