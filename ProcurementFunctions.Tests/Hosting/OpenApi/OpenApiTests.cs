using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting.OpenApi;

namespace ProcurementFunctions.Tests.Hosting.OpenApi;

public sealed class OpenApiTests
{
    private const string Api = "api/";
    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch"];
    private static readonly JsonElement Document = JsonElement.Parse(OpenApiFunctions.Read());

    [Fact]
    public void Functions_AndTheirDescription_AreTheSame() =>
        Assert.Equal(
            Functions().Select(f => f.Call).Order(StringComparer.Ordinal),
            Operations().Select(o => o.Call).Order(StringComparer.Ordinal));

    [Fact]
    public void Operation_IsAnonymous_WhereItsFunctionIs()
    {
        var anonymous = Functions().Where(f => f.Method.IsDefined(typeof(AllowAnonymousAttribute))).Select(f => f.Call);
        var open = Operations().Where(o => o.Value.TryGetProperty("security", out _)).Select(o => o.Call);
        Assert.Equal(anonymous.Order(StringComparer.Ordinal), open.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Operation_SaysTheRole_ThatItsFunctionNeeds()
    {
        var operations = Operations().ToDictionary(o => o.Call, o => o.Value);
        foreach (var (call, method) in Functions())
        {
            var roles = method.GetCustomAttribute<AuthorizeAttribute>()?.Roles;
            var said = operations[call].TryGetProperty("description", out var text) ? text.GetString()! : "";
            Assert.Equal(roles is null ? "" : $"Needs the role {string.Join(" or ", roles.Split(','))}.", said);
        }
    }

    [Fact]
    public void Operation_NamesItsFunction()
    {
        var names = Functions().ToDictionary(f => f.Call, f => f.Method.GetCustomAttribute<FunctionAttribute>()!.Name);
        Assert.All(Operations(), o => Assert.Equal(names[o.Call], o.Value.GetProperty("operationId").GetString()));
    }

    [Fact]
    public void References_AllLeadSomewhere() =>
        Assert.All(References(Document), reference =>
        {
            var target = Document;
            foreach (var part in reference[2..].Split('/'))
                Assert.True(target.TryGetProperty(part, out target), reference);
        });

    private static IEnumerable<(string Call, MethodInfo Method)> Functions() =>
        from type in typeof(ProcurementApp).Assembly.GetTypes()
        from method in type.GetMethods()
        where method.IsDefined(typeof(FunctionAttribute))
        from parameter in method.GetParameters()
        let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
        where trigger?.Route is { } route && route.StartsWith(Api, StringComparison.Ordinal)
        from verb in trigger.Methods!
        select ($"{verb} /{trigger.Route![Api.Length..]}", method);

    private static IEnumerable<(string Call, JsonElement Value)> Operations() =>
        from path in Document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        where Methods.Contains(operation.Name)
        select ($"{operation.Name} {path.Name}", operation.Value);

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(
            p => p.Name == "$ref" ? [p.Value.GetString()!] : References(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
