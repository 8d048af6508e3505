using System.Collections.Concurrent;

namespace ProcurementFunctions.Local.VendorSimulator.Http;

/// <summary>Fails some requests at first: which ones is settled by their key, and a repeated request gets through.</summary>
internal sealed class TransientFailures(SeededDraw draw)
{
    private readonly ConcurrentDictionary<string, byte> _failedOnce = new();

    public VendorProblem? Strike(VendorDesk desk, VendorOperation operation, string key)
    {
        var name = operation.ToString();
        return draw.Happens(desk.Profile.TransientFailureRate, "transient", desk.Id, name, key)
            && _failedOnce.TryAdd($"{desk.Id}\n{name}\n{key}", 0)
            ? VendorProblem.Unavailable("The vendor is busy; try again.")
            : null;
    }
}
