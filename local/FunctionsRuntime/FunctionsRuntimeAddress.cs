using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ProcurementFunctions.Local.FunctionsRuntime;

/// <summary>Where a started app answers, with the port that it got.</summary>
public sealed class FunctionsRuntimeAddress(IServer server)
{
    /// <exception cref="InvalidOperationException">The app has not started.</exception>
    public Uri Url => server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } address
        ? new Uri(address)
        : throw new InvalidOperationException("The app has no address before it has started.");
}
