using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;

namespace ProcurementFunctions.Local.FunctionsRuntime.Http;

/// <summary>Reads a value of a given type from the text in a path, without regard to any culture.</summary>
internal static class RouteText
{
    private static readonly ConcurrentDictionary<Type, Func<string, object?>?> Readers = new();

    /// <summary>Whether values of the type can be written in a path: text, enums, and what can parse itself.</summary>
    public static bool CanRead(Type type) => Readers.GetOrAdd(type, ReaderOf) is not null;

    public static bool TryRead(string text, Type type, [NotNullWhen(true)] out object? value)
    {
        value = Readers.GetOrAdd(type, ReaderOf)?.Invoke(text);
        return value is not null;
    }

    private static Func<string, object?>? ReaderOf(Type declared)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type == typeof(string))
            return static text => text;
        if (type.IsEnum)
            return text => Enum.TryParse(type, text, ignoreCase: true, out var value) && Enum.IsDefined(type, value) ? value : null;
        return type.GetInterfaces().Any(contract =>
                contract.IsGenericType
                && contract.GetGenericTypeDefinition() == typeof(IParsable<>)
                && contract.GenericTypeArguments[0] == type)
            ? typeof(RouteText).GetMethod(nameof(Parse), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(type)
                .CreateDelegate<Func<string, object?>>()
            : null;
    }

    private static object? Parse<T>(string text)
        where T : IParsable<T> =>
        T.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : null;
}
