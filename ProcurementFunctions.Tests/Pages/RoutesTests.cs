using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace ProcurementFunctions.Tests.Pages;

/// <summary>The host puts no prefix before a route, so each function says all of its own.</summary>
public sealed class RoutesTests
{
    [Fact]
    public void Routes_OfAllFunctions_AreOfTheApiOrTheConsole()
    {
        var wrong =
            from type in typeof(ProcurementApp).Assembly.GetTypes()
            from method in type.GetMethods()
            from parameter in method.GetParameters()
            let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
            where trigger is not null
            let isOfApi = trigger.Route?.StartsWith("api/", StringComparison.Ordinal) == true
            // A place that other programs know by convention (RFC 8615).
            where trigger.Route?.StartsWith(".well-known/", StringComparison.Ordinal) != true
            let isOfConsole = type.Namespace!.StartsWith("ProcurementFunctions.Pages", StringComparison.Ordinal)
            where isOfApi == isOfConsole
            select $"{method.Name}: {trigger.Route}";

        Assert.Empty(wrong);
    }
}
