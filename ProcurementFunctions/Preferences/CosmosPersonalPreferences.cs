using System.Text.Json;
using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Privacy;

namespace ProcurementFunctions.Preferences;

/// <summary>Where the preferences of others name a user: as their deputy. An absence without its deputy is dropped.</summary>
internal sealed class CosmosPersonalPreferences(DocumentContainer<UserPreferences> profiles) : PersonalDocuments<UserPreferences>(profiles)
{
    public override string Name => "deputies";

    protected override QueryDefinition? Query(string userId) =>
        new QueryDefinition("SELECT * FROM c WHERE c.absence.deputy = @user").WithParameter("@user", userId);

    protected override bool Names(UserPreferences document, string userId) => document.Absence?.Deputy == userId;

    protected override string PartitionOf(UserPreferences document) => document.UserId;

    protected override IEnumerable<JsonElement> Shown(UserPreferences document, string userId) =>
        [JsonSerializer.SerializeToElement(document.Absence!, PreferencesJson.Default.Absence)];

    protected override Func<UserPreferences, UserPreferences> Erased(Erasure erasure) =>
        known => known.Absence?.Deputy == erasure.UserId ? known with { Absence = null } : known;
}
