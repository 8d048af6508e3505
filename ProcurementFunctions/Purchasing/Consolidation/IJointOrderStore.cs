using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Purchasing.Consolidation;

/// <summary>The joint orders.</summary>
public interface IJointOrderStore
{
    Task<Stored<JointOrder>?> ReadAsync(string id, CancellationToken cancellation);

    /// <summary>Null when there is one with this id already.</summary>
    Task<Stored<JointOrder>?> CreateAsync(JointOrder order, CancellationToken cancellation);

    /// <summary>Reads, changes and writes back; see <c>DocumentContainer.UpdateAsync</c>. Null: there is no such order.</summary>
    Task<Stored<JointOrder>?> UpdateAsync(string id, Func<JointOrder, JointOrder> change, CancellationToken cancellation);
}
