using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ProcurementFunctions.Local.VendorSimulator;

/// <summary>What a <see cref="VendorSimulatorServer"/> needs to know.</summary>
public sealed class VendorSimulatorOptions
{
    /// <summary>The SQLite file with quotes, orders and webhooks; made when it is not there.</summary>
    public required string DatabasePath { get; init; }

    public required IReadOnlyList<SimulatedVendor> Vendors { get; init; }

    /// <summary>The port on 127.0.0.1; 0: a free one.</summary>
    public int Port { get; init; }

    /// <summary>The firm's clock: orders, lead times and validity of quotes run on it.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The real clock: tokens, latency, signatures and the retries of webhooks run on it.</summary>
    public TimeProvider WallTime { get; init; } = TimeProvider.System;

    /// <summary>All behaviour follows from it: the same seed, vendor and order number, the same answer.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Where webhooks go: <c>{WebhookBase}/api/vendors/{vendorId}/events</c>. May also be set on the server later.</summary>
    public Uri? WebhookBase { get; init; }

    /// <summary>Changes the profile that the seed gave a vendor, for a test or a story.</summary>
    public Func<SimulatedVendor, VendorProfile, VendorProfile>? AdjustProfile { get; init; }

    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromMinutes(5);

    public TimeSpan QuoteValidity { get; init; } = TimeSpan.FromDays(30);

    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;
}
