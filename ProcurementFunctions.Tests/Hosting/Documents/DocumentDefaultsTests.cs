using System.Reflection;
using System.Text.Json;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Tests.Hosting.Documents;

public sealed class DocumentDefaultsTests
{
    /// <summary>Every type that is stored as a document of its own.</summary>
    public static TheoryData<Type> DocumentTypes { get; } =
        new(typeof(Document).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Document)) && !t.IsAbstract));

    /// <remarks>
    /// The generated JSON reader assigns null or 0 to an <c>init</c> property whose field is missing, whatever its
    /// initializer says; so a property that must never be null and is not required has to be a <c>set</c> one.
    /// </remarks>
    [Theory]
    [MemberData(nameof(DocumentTypes))]
    public void Property_WithADefault_KeepsItWhereTheFieldIsMissing(Type document)
    {
        var nullability = new NullabilityInfoContext();
        var lost = document.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.SetMethod is { } set && IsInit(set) && !p.PropertyType.IsValueType
                && nullability.Create(p).WriteState == NullabilityState.NotNull
                && p.GetCustomAttribute<System.Runtime.CompilerServices.RequiredMemberAttribute>() is null)
            .Select(p => p.Name);
        Assert.Empty(lost);
    }

    /// <summary>The same for numbers, flags and times, in the parts of the documents too: 0 is no default of theirs.</summary>
    [Theory]
    [MemberData(nameof(DocumentTypes))]
    public void Value_WithADefault_KeepsItWhereTheFieldIsMissing(Type document) =>
        Assert.Empty(PartsOf(document).SelectMany(LostDefaults));

    [Fact]
    public void LostDefaults_OfATypeThatLosesThem_NamesThem() => Assert.Equal(["Forgetful.Rounds"], LostDefaults(typeof(Forgetful)));

    /// <summary>What a record's constructor has as a default is what a missing field means.</summary>
    [Theory]
    [MemberData(nameof(DocumentTypes))]
    public void Parameter_WithADefault_KeepsItWhereTheFieldIsMissing(Type document)
    {
        var options = StoredKind.Of(JsonNamingPolicy.CamelCase.ConvertName(document.Name)).Json.Options;
        foreach (var type in PartsOf(document))
        {
            var parameters = type.GetConstructors().SelectMany(c => c.GetParameters()).Where(p => p.HasDefaultValue).ToList();
            if (parameters.Count == 0) continue;
            var read = JsonSerializer.Deserialize("{}", options.GetTypeInfo(type));
            Assert.All(parameters, parameter =>
                Assert.Equal(
                    parameter.DefaultValue ?? (parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null),
                    type.GetProperty(parameter.Name!)!.GetValue(read)));
        }
    }

    /// <summary>The type itself and all types of the app that its fields hold.</summary>
    private static HashSet<Type> PartsOf(Type document)
    {
        var found = new HashSet<Type>();
        Add(document);
        return found;

        void Add(Type type)
        {
            foreach (var argument in type.GetGenericArguments()) Add(argument);
            if (type.Assembly != typeof(Document).Assembly || type.IsEnum || type.IsGenericType || !found.Add(type)) return;
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)) Add(property.PropertyType);
        }
    }

    private sealed record Forgetful
    {
        public int Rounds { get; init; } = 1;

        public bool Active { get; set; } = true;

        public int Count { get; init; }
    }

    private static IEnumerable<string> LostDefaults(Type type)
    {
        if (type.GetConstructor(Type.EmptyTypes) is null) return [];
        var made = Activator.CreateInstance(type);
        return type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.SetMethod is { } set && IsInit(set)
                && p.GetCustomAttribute<System.Runtime.CompilerServices.RequiredMemberAttribute>() is null
                && !Equals(p.GetValue(made), p.PropertyType.IsValueType ? Activator.CreateInstance(p.PropertyType) : null))
            .Select(p => $"{type.Name}.{p.Name}");
    }

    private static bool IsInit(MethodInfo set) =>
        set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit));
}
