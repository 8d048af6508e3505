namespace ProcurementFunctions.Conversations.Reading;

/// <summary>Words as they are typed where a keyboard lacks the letters of a language.</summary>
internal static class PlainLetters
{
    /// <summary>Without marks: "dreißig" is "dreissig", "für" "fur", "cuántas" "cuantas".</summary>
    public static string Of(string word) => string.Concat(word.Select(Bare));

    /// <summary>As in German: "für" is "fuer".</summary>
    public static string InTwo(string word) => string.Concat(word.Select(letter => letter is 'ä' or 'ö' or 'ü' ? Bare(letter) + "e" : Bare(letter)));

    private static string Bare(char letter) => letter switch
    {
        'à' or 'á' or 'â' or 'ä' => "a",
        'è' or 'é' or 'ê' or 'ë' => "e",
        'ì' or 'í' or 'î' or 'ï' => "i",
        'ò' or 'ó' or 'ô' or 'ö' => "o",
        'ù' or 'ú' or 'û' or 'ü' => "u",
        'ç' => "c",
        'ñ' => "n",
        'œ' => "oe",
        'ß' => "ss",
        _ => letter.ToString(),
    };
}
