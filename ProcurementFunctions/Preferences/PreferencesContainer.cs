using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Preferences;

/// <summary>Where preferences are kept: a partition for each user.</summary>
internal static class PreferencesContainer
{
    public static readonly ContainerDefinition Definition = new("preferences", "/userId");
}
