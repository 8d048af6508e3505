using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace ProcurementFunctions.Local.AppHost.Mailbox;

/// <summary>
/// A mail server on 127.0.0.1 that takes every mail and delivers none: it keeps them as files, in which the vendors' part can be
/// played. A test can have it refuse addresses, or be away.
/// </summary>
public sealed class LocalMailbox : IAsyncDisposable
{
    private const string Extension = ".eml";
    private const int LargestMail = 10 * 1024 * 1024;

    private readonly ConcurrentDictionary<string, bool> _refused = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _folder;
    private int _last;
    private Listening? _listening;

    private LocalMailbox(string folder, int port)
    {
        (_folder, Port) = (folder, port);
        _last = Files().Select(NumberOf).DefaultIfEmpty().Max();
    }

    public int Port { get; }

    /// <summary>Starts it at a free port.</summary>
    /// <param name="folder">Where the mails are kept.</param>
    public static LocalMailbox Start(string folder)
    {
        var mailbox = new LocalMailbox(folder, LoopbackPort.Claim(0));
        mailbox.Listen();
        return mailbox;
    }

    /// <summary>All mails, the oldest first. What a person has put there under a name of its own comes last, with the number 0.</summary>
    public IReadOnlyList<ReceivedMail> Mails() =>
    [
        .. Files().OrderBy(file => NumberOf(file) == 0).ThenBy(NumberOf).ThenBy(file => file, StringComparer.Ordinal)
            .Select(file => ReceivedMail.Read(NumberOf(file), file)).OfType<ReceivedMail>(),
    ];

    /// <summary>Takes no mail for this address, for good.</summary>
    public void Refuse(string address) => _refused[address] = true;

    public void Accept(string address) => _refused.TryRemove(address, out _);

    /// <summary>Answers nobody any more, until <see cref="Listen"/>.</summary>
    public async Task LeaveAsync()
    {
        if (_listening is not { } listening) return;
        _listening = null;
        await listening.DisposeAsync();
    }

    public void Listen()
    {
        if (_listening is not null) return;
        var services = new ServiceProvider();
        services.Add((IMessageStore)new Store(this));
        services.Add((IMailboxFilter)new Filter(this));
        var options = new SmtpServerOptionsBuilder()
            .ServerName("localhost")
            .Endpoint(new EndpointDefinitionBuilder().Endpoint(new IPEndPoint(IPAddress.Loopback, Port)).Build())
            .MaxMessageSize(LargestMail, MaxMessageSizeHandling.Strict)
            .Build();
        _listening = new(new SmtpServer.SmtpServer(options, services));
    }

    public async ValueTask DisposeAsync() => await LeaveAsync();

    private IEnumerable<string> Files() => Directory.EnumerateFiles(_folder, "*" + Extension);

    private static int NumberOf(string file) =>
        int.TryParse(Path.GetFileNameWithoutExtension(file), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private string FileOf(int number) => Path.Combine(_folder, number.ToString("D6", CultureInfo.InvariantCulture) + Extension);

    private async Task KeepAsync(ReadOnlySequence<byte> mail, CancellationToken cancellation)
    {
        string file;
        do file = FileOf(Interlocked.Increment(ref _last));
        while (File.Exists(file));
        var partial = file + ".partial";
        await File.WriteAllBytesAsync(partial, mail.ToArray(), cancellation);
        File.Move(partial, file);
    }

    private sealed class Store(LocalMailbox mailbox) : MessageStore
    {
        public override async Task<SmtpResponse> SaveAsync(
            ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            await mailbox.KeepAsync(buffer, cancellationToken);
            return SmtpResponse.Ok;
        }
    }

    private sealed class Filter(LocalMailbox mailbox) : MailboxFilter
    {
        public override Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox @from, CancellationToken cancellationToken) =>
            Task.FromResult(!mailbox._refused.ContainsKey($"{to.User}@{to.Host}"));
    }

    /// <summary>A server that answers until it is disposed of.</summary>
    private sealed class Listening : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _run;

        public Listening(SmtpServer.SmtpServer server) => _run = server.StartAsync(_stop.Token);

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            try
            {
                await _run;
            }
            catch (OperationCanceledException)
            {
                // That is how it ends.
            }

            _stop.Dispose();
        }
    }
}
