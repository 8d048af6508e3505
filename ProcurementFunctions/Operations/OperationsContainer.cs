using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Operations;

/// <summary>Where the settings and the ledgers are kept.</summary>
internal static class OperationsContainer
{
    public static readonly ContainerDefinition Definition = new("operations", "/id");
}
