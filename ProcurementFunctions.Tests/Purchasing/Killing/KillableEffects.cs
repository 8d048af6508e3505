using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Autonomy;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Mail;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Consolidation;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Tests.Purchasing.Killing;

/// <summary>Puts a kill switch before and after every side effect that the app has on the world, through its own interfaces.</summary>
internal static class KillableEffects
{
    public static void Add(IServiceCollection services, KillSwitch kills)
    {
        Wrap<IPurchaseStore>(services, kills, nameof(IPurchaseStore.CreateAsync), nameof(IPurchaseStore.UpdateAsync));
        Wrap<IInventoryStore>(services, kills, nameof(IInventoryStore.UpdateAsync));
        Wrap<IBudget>(
            services, kills, nameof(IBudget.ReserveAsync), nameof(IBudget.AdjustAsync), nameof(IBudget.OweAsync), nameof(IBudget.MoveAsync));
        Wrap<IAutonomyLedgers>(services, kills, nameof(IAutonomyLedgers.TakeAsync));
        Wrap<IKnowledge>(services, kills, nameof(IKnowledge.LearnAsync), nameof(IKnowledge.CountOrderAsync));
        Wrap<IJointOrderStore>(services, kills, nameof(IJointOrderStore.CreateAsync), nameof(IJointOrderStore.UpdateAsync));
        Wrap<IVendorMail>(services, kills, nameof(IVendorMail.AddAsync), nameof(IVendorMail.UpdateAsync), nameof(IVendorMail.ReplaceAsync));
        Wrap<IMailPost>(services, kills, nameof(IMailPost.SendAsync));
        Wrap<IVendorClient>(
            services,
            kills,
            nameof(IVendorClient.RequestQuoteAsync),
            nameof(IVendorClient.RequestJointQuoteAsync),
            nameof(IVendorClient.PlaceOrderAsync),
            nameof(IVendorClient.PlaceJointOrderAsync),
            nameof(IVendorClient.CancelOrderAsync));
    }

    private static void Wrap<T>(IServiceCollection services, KillSwitch kills, params string[] effects)
        where T : class
    {
        var real = services.Last(service => service.ServiceType == typeof(T));
        object Make(IServiceProvider provider) => real.ImplementationFactory?.Invoke(provider)
            ?? ActivatorUtilities.CreateInstance(provider, real.ImplementationType!);
        services.Remove(real);
        services.Add(new(typeof(T), provider => Proxy<T>.Around((T)Make(provider), kills, effects), real.Lifetime));
    }

    /// <summary>Passes every call on, those that are side effects by the kill switch.</summary>
#pragma warning disable CA1852 // The proxy that is made of it at run time derives from it.
    private class Proxy<T> : DispatchProxy
#pragma warning restore CA1852
        where T : class
    {
        private T _real = null!;
        private KillSwitch _kills = null!;
        private string[] _effects = [];

        public static T Around(T real, KillSwitch kills, string[] effects)
        {
            var proxy = Create<T, Proxy<T>>();
            var self = (Proxy<T>)(object)proxy;
            (self._real, self._kills, self._effects) = (real, kills, effects);
            return proxy;
        }

        protected override object? Invoke(MethodInfo? method, object?[]? arguments)
        {
            object Call() => method!.Invoke(_real, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
            if (!_effects.Contains(method!.Name)) return Call();
            var name = $"{typeof(T).Name}.{method.Name}";
            if (method.ReturnType == typeof(Task))
            {
                return _kills.EffectAsync(name, async () =>
                {
                    await (Task)Call();
                    return true;
                });
            }

            return typeof(Proxy<T>)
                .GetMethod(nameof(EffectAsync), BindingFlags.NonPublic | BindingFlags.Instance)!
                .MakeGenericMethod(method.ReturnType.GetGenericArguments()[0])
                .Invoke(this, BindingFlags.DoNotWrapExceptions, null, [name, (Func<object>)Call], null);
        }

        private Task<TResult> EffectAsync<TResult>(string name, Func<object> call) =>
            _kills.EffectAsync(name, () => (Task<TResult>)call());
    }
}
