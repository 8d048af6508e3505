using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ProcurementFunctions.Tests.Conversations.Talks;

/// <summary>Plays one scenario, with users whom nobody else is.</summary>
/// <param name="tag">Tells this run's users from those of another.</param>
internal sealed partial class TalkPlayer(TalkShop shop, Scenario scenario, string tag)
{
    private const string NoPurchase = "P-NONE";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly TalkWitness _witness = new(shop, scenario.Watch);
    private readonly Dictionary<string, string> _roles = [];
    private bool _broken;

    public async Task<IReadOnlyList<PlayedTurn>> PlayAsync()
    {
        var played = new List<PlayedTurn>();
        try
        {
            for (var number = 0; number < scenario.Turns.Count; number++) played.Add(await PlayAsync(number));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or JsonException)
        {
            played.Add(new(scenario, -1, scenario.Turns[0].Say, "", new(Verdict.WrongSaid, $"the player: {e.Message}"), IsBroken: true));
        }

        if (scenario.MaySnooze) await WakeAsync();
        return played;
    }

    private async Task<PlayedTurn> PlayAsync(int number)
    {
        var turn = scenario.Turns[number];
        var user = UserOf(turn);
        if (turn.Wait is { } status) await WaitAsync(status);
        var before = await _witness.LookAsync(user);
        var said = await TextAsync(turn.Say);
        var answer = await user.SayAsync(said);
        if (HasBegun().IsMatch(answer.Reply))
        {
            foreach (var id in answer.Purchases) _witness.Add(id);
        }

        var judgement = Judge.Of(turn, before, await _witness.LookAsync(user), answer.Reply, answer.Status);
        _broken |= !turn.Score && judgement.Verdict != Verdict.Right;
        return new(scenario, number, said, answer.Reply, judgement, _broken);
    }

    private TalkCaller UserOf(Turn turn)
    {
        var roles = turn.Roles ?? _roles.GetValueOrDefault(turn.User) ?? scenario.Roles;
        _roles[turn.User] = roles;
        return shop.As($"{scenario.Id}-{turn.User}-{tag}", roles);
    }

    private async Task WaitAsync(string status)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (_witness.Purchases.Count > 0 && TimeProvider.System.GetElapsedTime(start) < Patience)
        {
            if ((string?)(await _witness.PurchaseAsync(_witness.Purchases[^1]))["status"] == status) return;
            await Task.Delay(Pause, TimeProvider.System);
        }
    }

    private async Task<string> TextAsync(string say)
    {
        var text = say
            .Replace("{P}", _witness.Purchases.Count > 0 ? _witness.Purchases[^1] : NoPurchase, StringComparison.Ordinal)
            .Replace("{P1}", _witness.Purchases.Count > 0 ? _witness.Purchases[0] : NoPurchase, StringComparison.Ordinal);
        if (!Day().IsMatch(text)) return text;
        // The firm's month is that of its budget; so the same text is said at every speed of its clock.
        var period = (string?)(await shop.Admin.ReadAsync("api/budget"))["period"];
        var day = DateOnly.ParseExact($"{period}-28", "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Day().Replace(text, match => day.AddDays(int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    /// <summary>What the firm shares is put back.</summary>
    private async Task WakeAsync()
    {
        foreach (var sku in scenario.Watch)
        {
            using var _ = await shop.Admin.SendAsync(HttpMethod.Delete, $"api/inventory/{Uri.EscapeDataString(sku)}/snooze");
        }
    }

    [GeneratedRegex(@"\{TODAY\+(\d+)\}")]
    private static partial Regex Day();

    [GeneratedRegex("I start|started", RegexOptions.IgnoreCase)]
    private static partial Regex HasBegun();
}
