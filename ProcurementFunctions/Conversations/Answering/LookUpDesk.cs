using System.Text.Json;
using Microsoft.Extensions.AI;
using ProcurementFunctions.LanguageModel;

namespace ProcurementFunctions.Conversations.Answering;

/// <summary>Makes the calls of a model for one question, so many at most, and keeps what was found.</summary>
internal sealed class LookUpDesk(IReadOnlyList<LookUp> lookUps, int most)
{
    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);
    private readonly List<LookedUp> _found = [];
    private int _calls;

    public IReadOnlyList<LookUp> LookUps => lookUps;

    public IReadOnlyList<LookedUp> Found => _found;

    public bool HasCallsLeft => _calls < most;

    /// <summary>What the model is told of a call. A call that goes wrong in any way counts too.</summary>
    public async Task<string> CallAsync(FunctionCallContent call, CancellationToken cancellation)
    {
        var lookUp = lookUps.FirstOrDefault(known => known.Name == call.Name);
        var name = lookUp?.Name ?? "none";
        if (!HasCallsLeft) return Told(name, "limit", "No more can be looked up. Answer from what there is.");
        _calls++;
        if (lookUp is null) return Told(name, "refused", "There is no function of this name.");
        if (call.Exception is not null) return Told(name, "refused", "The arguments cannot be read: they must be one JSON object.");
        var key = $"{name} {string.Join(',', (call.Arguments ?? new Dictionary<string, object?>()).OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}={JsonSerializer.Serialize(one.Value)}"))}";
        if (_known.TryGetValue(key, out var known)) return Told(name, "again", known);
        var read = await lookUp.ReadAsync(call.Arguments, cancellation);
        if (read.IsFound) _found.Add(read);
        return _known[key] = Told(name, read.IsFound ? "found" : "refused", read.Text);
    }

    private static string Told(string name, string result, string text)
    {
        ModelMeter.LookedUp(name, result);
        return text;
    }
}
