using ProcurementFunctions.Local.FunctionsRuntime;

namespace ProcurementFunctions.Tests.Local.FunctionsRuntime.Signatures;

/// <summary>
/// local/FunctionsRuntime stands in for the official packages, so it offers nothing in their namespaces that they do not
/// have: what compiles against it compiles against them. <c>official.txt</c> lists what they offer, a line for each thing,
/// read off Worker 2.52, Extensions.Http 3.3, Extensions.Http.AspNetCore 2.1, Extensions.Timer 4.3, Extensions.DurableTask,
/// Microsoft.DurableTask 1.25 and DurableTask.Core 3.9. What is missing here is no fault: it needs no more than the app uses.
/// </summary>
public sealed class OfficialSignatureTests
{
    private const string OurNamespace = "ProcurementFunctions.Local";

    /// <summary>What is ours alone, and why it does no harm.</summary>
    private static readonly HashSet<string> Ours =
    [
        // The official one has a further, optional parameter of a type that an app with the ASP.NET Core integration has no
        // use for: what calls this one compiles against that one.
        "Microsoft.Azure.Functions.Worker.DurableTaskClientExtensions: static Microsoft.Azure.Functions.Worker.HttpManagementPayload CreateHttpManagementPayload(this Microsoft.DurableTask.Client.DurableTaskClient client, string instanceId)",
    ];

    private static readonly HashSet<string> Official = File
        .ReadLines(Path.Combine(
            Repository.Root, "ProcurementFunctions.Tests", "Local", "FunctionsRuntime", "Signatures", "official.txt"))
        .ToHashSet(StringComparer.Ordinal);

    private static readonly Type[] StandIns =
        [.. typeof(FunctionsRuntimeOptions).Assembly.GetTypes().Where(t => t.IsVisible && !t.Namespace!.StartsWith(OurNamespace, StringComparison.Ordinal))];

    public static TheoryData<string> StandInNames => [.. StandIns.Select(SignatureText.Of).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(StandInNames))]
    public void FunctionsRuntime_TypeInAnOfficialNamespace_OffersNothingThatIsNotOfficial(string name)
    {
        var type = StandIns.Single(t => SignatureText.Of(t) == name);

        var own = PublicSignatures.Of(type).Where(line => !Official.Contains(line) && !Ours.Contains(line)).ToList();

        Assert.True(own.Count == 0, $"not official:\n{string.Join('\n', own)}");
    }

    [Fact]
    public void FunctionsRuntime_OfficialNamespaces_AreStoodInFor() => Assert.InRange(StandIns.Length, 50, 500);

    [Theory]
    [InlineData("new(string name)", "struct Microsoft.DurableTask.TaskName")]
    [InlineData("static void Renamed()", "enum Microsoft.Azure.Functions.Worker.AuthorizationLevel")]
    public void Official_KnowsTypes_AndNotWhatNobodyDeclared(string member, string type)
    {
        var name = type[(type.IndexOf(' ', StringComparison.Ordinal) + 1)..];

        Assert.Contains(type, Official);
        Assert.Equal(member.StartsWith("new", StringComparison.Ordinal), Official.Contains($"{name}: {member}"));
    }
}
