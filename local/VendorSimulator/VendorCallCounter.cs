using System.Collections.Concurrent;

namespace ProcurementFunctions.Local.VendorSimulator;

/// <summary>Counts the calls to one vendor.</summary>
internal sealed class VendorCallCounter
{
    private readonly ConcurrentDictionary<VendorOperation, int> _calls = new();

    public void Count(VendorOperation operation) => _calls.AddOrUpdate(operation, 1, (_, calls) => calls + 1);

    public VendorCalls Read() => new(
        Of(VendorOperation.Token),
        Of(VendorOperation.Quote),
        Of(VendorOperation.Order),
        Of(VendorOperation.Lookup),
        Of(VendorOperation.Cancel));

    private int Of(VendorOperation operation) => _calls.GetValueOrDefault(operation);
}
