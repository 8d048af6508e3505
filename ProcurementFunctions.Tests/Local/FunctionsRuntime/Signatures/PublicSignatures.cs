using System.Reflection;
using System.Runtime.CompilerServices;

namespace ProcurementFunctions.Tests.Local.FunctionsRuntime.Signatures;

/// <summary>
/// What a type offers to code outside of its assembly, one line for each thing that such code could be written against:
/// the type, its base and each interface, what an attribute may stand on, each member, and each accessor by itself.
/// Overrides of what <see cref="object"/> has are left out: no caller can tell them.
/// </summary>
internal static class PublicSignatures
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly string[] OfEveryObject = ["ToString", "Equals", "GetHashCode", "Finalize"];

    public static IEnumerable<string> Of(Type type)
    {
        var name = SignatureText.Of(type);
        return Header(type, name).Concat(Members(type).Select(member => $"{name}: {member}")).Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Header(Type type, string name)
    {
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            yield return $"delegate {SignatureText.Of(type.GetMethod("Invoke")!, name)}";
            yield break;
        }

        yield return $"{Kind(type)} {name}{SignatureText.Constraints(type.GetGenericArguments())}";
        if (type is { IsClass: true, BaseType: { } parent } && parent != typeof(object)) yield return $"{name} : {SignatureText.Of(parent)}";
        if (type.IsEnum) yield break;
        foreach (var contract in type.GetInterfaces().Where(i => i.IsVisible)) yield return $"{name} : {SignatureText.Of(contract)}";
        if (typeof(Attribute).IsAssignableFrom(type) && type.GetCustomAttribute<AttributeUsageAttribute>() is { } usage)
            yield return $"{name} on {usage.ValidOn}{(usage.AllowMultiple ? ", many" : "")}{(usage.Inherited ? ", inherited" : "")}";
    }

    private static string Kind(Type type) => type switch
    {
        { IsInterface: true } => "interface",
        { IsEnum: true } => "enum",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static IEnumerable<string> Members(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type)) yield break;
        foreach (var field in type.GetFields(Declared).Where(f => (f.IsPublic || f.IsFamily || f.IsFamilyOrAssembly) && !f.IsSpecialName))
            yield return Field(field);
        foreach (var constructor in type.GetConstructors(Declared).Where(IsOpen))
            yield return $"{(type.IsAbstract ? "protected " : Access(constructor))}new({SignatureText.Parameters(constructor)})";
        foreach (var method in type.GetMethods(Declared).Where(m => IsOpen(m) && !IsAccessor(m) && !IsOfEveryObject(m)))
            yield return $"{Access(method)}{Modifier(method)}{SignatureText.Of(method, method.Name)}";
        foreach (var accessor in type.GetProperties(Declared).SelectMany(Accessors)) yield return accessor;
        foreach (var change in type.GetEvents(Declared).Where(e => e.AddMethod is { } add && IsOpen(add)))
            yield return $"event {SignatureText.Of(change.EventHandlerType!)} {change.Name}";
    }

    private static string Field(FieldInfo field) => field switch
    {
        { DeclaringType.IsEnum: true } => $"{field.Name} = {Convert.ToInt64(field.GetRawConstantValue(), null)}",
        { IsLiteral: true } => $"const {SignatureText.Of(field.FieldType)} {field.Name} = {SignatureText.Value(field.GetRawConstantValue())}",
        _ => $"{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{SignatureText.Of(field.FieldType)} {field.Name}",
    };

    private static IEnumerable<string> Accessors(PropertyInfo property)
    {
        var name = property.GetIndexParameters() is { Length: > 0 } index
            ? $"this[{string.Join(", ", index.Select(i => SignatureText.Of(i.ParameterType)))}]"
            : property.Name;
        var type = SignatureText.Of(property.PropertyType);
        if (property.GetMethod is { } get && IsOpen(get)) yield return $"{Access(get)}{Modifier(get)}{type} {name} {{ get; }}";
        if (property.SetMethod is not { } set || !IsOpen(set)) yield break;
        var isInit = set.ReturnParameter.GetRequiredCustomModifiers().Any(m => m.Name == nameof(IsExternalInit));
        yield return $"{Access(set)}{Modifier(set)}{type} {name} {{ {(isInit ? "init" : "set")}; }}";
    }

    private static bool IsOpen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsAccessor(MethodInfo method) =>
        method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static bool IsOfEveryObject(MethodInfo method) =>
        OfEveryObject.Contains(method.Name) && method.GetBaseDefinition().DeclaringType == typeof(object);

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Modifier(MethodInfo method) => method switch
    {
        { DeclaringType.IsInterface: true } => "",
        { IsStatic: true } => "static ",
        { IsAbstract: true } => "abstract ",
        { IsVirtual: true } when method.GetBaseDefinition() != method => "override ",
        { IsVirtual: true, IsFinal: false } => "virtual ",
        _ => "",
    };
}
