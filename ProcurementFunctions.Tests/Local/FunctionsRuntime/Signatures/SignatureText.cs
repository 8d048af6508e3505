using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace ProcurementFunctions.Tests.Local.FunctionsRuntime.Signatures;

/// <summary>Types and methods as text, namespaces included but those of the C# keywords.</summary>
internal static class SignatureText
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(char)] = "char",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    public static string Of(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword)) return keyword;
        if (type.IsGenericParameter) return type.Name;
        if (type.IsByRef) return $"ref {Of(type.GetElementType()!)}";
        if (type.IsArray) return $"{Of(type.GetElementType()!)}[]";
        if (Nullable.GetUnderlyingType(type) is { } value) return $"{Of(value)}?";
        var name = type.DeclaringType is { } outer ? $"{Of(outer)}.{type.Name}" : $"{type.Namespace}.{type.Name}";
        var tick = name.LastIndexOf('`');
        return tick < 0 ? name : $"{name[..tick]}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>";
    }

    /// <summary>Return type, name, type parameters, parameters with their defaults, and constraints.</summary>
    public static string Of(MethodInfo method, string name)
    {
        var typeParameters = method.IsGenericMethodDefinition ? method.GetGenericArguments() : [];
        var generic = typeParameters.Length == 0 ? "" : $"<{string.Join(", ", typeParameters.Select(Of))}>";
        var extension = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";
        return $"{Of(method.ReturnType)} {name}{generic}({extension}{Parameters(method)}){Constraints(typeParameters)}";
    }

    public static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    public static string Constraints(IEnumerable<Type> typeParameters) => string.Concat(typeParameters.Select(Constraint));

    public static string Value(object? value) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        bool yes => yes ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Parameter(ParameterInfo parameter)
    {
        var many = parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "";
        var optional = parameter.HasDefaultValue ? $" = {Value(parameter.RawDefaultValue)}" : "";
        return $"{many}{Of(parameter.ParameterType)} {parameter.Name}{optional}";
    }

    private static string Constraint(Type typeParameter)
    {
        if (!typeParameter.IsGenericParameter) return "";
        var attributes = typeParameter.GenericParameterAttributes;
        var constraints = new List<string>();
        if (attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint)) constraints.Add("class");
        if (attributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint)) constraints.Add("struct");
        constraints.AddRange(typeParameter.GetGenericParameterConstraints().Where(t => t != typeof(ValueType)).Select(Of));
        if (attributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !constraints.Contains("struct")) constraints.Add("new()");
        return constraints.Count == 0 ? "" : $" where {typeParameter.Name} : {string.Join(", ", constraints)}";
    }
}
