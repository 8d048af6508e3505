using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting.SignIn;

namespace ProcurementFunctions.Tests.Hosting.SignIn;

/// <summary>Functions that let in whom the attributes say.</summary>
public sealed class SignInFunctions
{
    [Function("Open")]
    [AllowAnonymous]
    public static IResult Open([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "open")] HttpRequest request) =>
        Results.Text("open");

    [Function("Unmarked")]
    public static IResult Unmarked(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "unmarked")] HttpRequest request, FunctionContext context) =>
        Results.Text(context.GetCaller().UserId);

    [Function("BuyersOnly")]
    [Authorize(Roles = Roles.Buyer)]
    public static IResult BuyersOnly(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "buyers")] HttpRequest request, FunctionContext context) =>
        Results.Text(string.Join(',', context.GetCaller().Roles));
}
