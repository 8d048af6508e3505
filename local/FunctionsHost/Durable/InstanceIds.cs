namespace ProcurementFunctions.Local.FunctionsHost.Durable;

/// <summary>What an instance id may look like.</summary>
internal static class InstanceIds
{
    private const int MaxLength = 256;

    /// <exception cref="ArgumentException">The id cannot be used; the message says why.</exception>
    public static void Require(string id)
    {
        if (string.IsNullOrWhiteSpace(id))
            throw new ArgumentException("An orchestration needs an instance id.");
        if (id[0] == '@')
            throw new ArgumentException("Orchestration instance ids must not start with @, which marks entities.");
        if (id.Any(character => character is '/' or '\\' or '?' or '#' || char.IsControl(character)))
            throw new ArgumentException("Orchestration instance ids must not contain /, \\, #, ?, or control characters.");
        if (id.Length > MaxLength)
            throw new ArgumentException($"Orchestration instance ids must not be longer than {MaxLength} characters.");
    }
}
