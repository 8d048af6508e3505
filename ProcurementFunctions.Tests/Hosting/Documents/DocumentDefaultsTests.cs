using System.Reflection;
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

    private static bool IsInit(MethodInfo set) =>
        set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit));
}
