using System.Collections.Concurrent;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Durable;

/// <summary>What functions have noted, by a key that is one test's own, such as the id of an instance.</summary>
internal static class Seen
{
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<object>> Notes = new();

    /// <summary>Notes something; gives how much has been noted.</summary>
    public static int Add(string key, object what)
    {
        var notes = Notes.GetOrAdd(key, static _ => new());
        lock (notes)
        {
            notes.Enqueue(what);
            return notes.Count;
        }
    }

    public static IReadOnlyList<T> By<T>(string key) => Notes.TryGetValue(key, out var notes) ? [.. notes.Cast<T>()] : [];
}
