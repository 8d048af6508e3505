namespace Microsoft.Azure.Functions.Worker;

/// <summary>Which function key a caller must send. The local runtime knows <see cref="Anonymous"/> alone.</summary>
public enum AuthorizationLevel
{
    Anonymous = 0,
    User = 1,
    Function = 2,
    System = 3,
    Admin = 4,
}
