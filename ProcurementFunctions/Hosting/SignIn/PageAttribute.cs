namespace ProcurementFunctions.Hosting.SignIn;

/// <summary>The functions of the class answer browsers: their callers are signed in by a cookie, and no token is taken.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class PageAttribute : Attribute;
