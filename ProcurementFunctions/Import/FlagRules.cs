namespace ProcurementFunctions.Import;

/// <summary>How people and programs write yes and no. Pure.</summary>
internal static class FlagRules
{
    /// <summary>Those that an error names.</summary>
    public const string Known = "1, 0, true, false, yes, no";

    /// <summary>Null: it is neither.</summary>
    public static bool? Read(string text) => text.ToUpperInvariant() switch
    {
        "1" or "1.0" or "TRUE" or "YES" or "Y" or "T" or "ON" or "X" or "✓" or "✔" or "JA" or "WAHR" or "OUI" or "VRAI" or "SI" or "SÍ" => true,
        "0" or "0.0" or "FALSE" or "NO" or "N" or "F" or "OFF" or "✗" or "✘" or "NEIN" or "FALSCH" or "NON" or "FAUX" => false,
        _ => null,
    };
}
