namespace Microsoft.Azure.Functions.Worker;

/// <summary>What parts of the worker attach to an invocation, by type.</summary>
public interface IInvocationFeatures : IEnumerable<KeyValuePair<Type, object>>
{
#pragma warning disable CA1716 // The official package gives the names.
    void Set<T>(T instance);

    T? Get<T>();
}
