using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Purchasing.Consolidation;

/// <summary>Joint orders in the Cosmos DB container <c>jointOrders</c>, each in a partition of its own.</summary>
internal sealed class CosmosJointOrderStore(DocumentContainer<JointOrder> documents) : IJointOrderStore
{
    /// <summary>Nobody reads one after its vendor took or refused it, or was looked for in vain.</summary>
    public static ContainerDefinition Container { get; } = new("jointOrders", "/id", TimeSpan.FromDays(180));

    public static SchemaVersion Version { get; } = new(1, 0);

    public Task<Stored<JointOrder>?> ReadAsync(string id, CancellationToken cancellation) => documents.ReadAsync(id, id, cancellation);

    public Task<Stored<JointOrder>?> CreateAsync(JointOrder order, CancellationToken cancellation) =>
        documents.CreateAsync(order, order.Id, cancellation);

    public Task<Stored<JointOrder>?> UpdateAsync(string id, Func<JointOrder, JointOrder> change, CancellationToken cancellation) =>
        documents.UpdateAsync(id, id, order => order is null ? null : change(order), cancellation);
}
