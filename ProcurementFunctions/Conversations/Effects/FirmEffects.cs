using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Conversations.Effects;

/// <summary>
/// How something that an administrator told in a message changes the firm's settings. Each change notes when it was told,
/// so that an effect that comes late or twice does not undo what was told or put after it.
/// </summary>
internal static class FirmEffects
{
    public static OperationsSettings Tell(OperationsSettings known, DateTimeOffset at, Effect effect) => effect switch
    {
        SetMode(var mode) when IsNews(known.ModeToldAt, at) => known with { Mode = mode, ModeToldAt = at },
        SetFirmBudget(var limit, var period) when IsNews(known.BudgetToldAt, at) => known with
        {
            Budget = known.Budget with { Limit = limit, Period = period ?? known.Budget.Period },
            BudgetToldAt = at,
        },
        TellAutonomy told when IsNews(known.AutonomyToldAt, at) => known with
        {
            Autonomy = known.Autonomy with
            {
                Enabled = told.Enabled,
                PerPurchase = told.PerPurchase ?? known.Autonomy.PerPurchase,
                PerPeriod = told.PerPeriod ?? known.Autonomy.PerPeriod,
                Period = told.Period ?? known.Autonomy.Period,
            },
            AutonomyToldAt = at,
        },
        SetFirmGoals(var goals) when IsNews(known.GoalsToldAt, at) => known with { Goals = goals, GoalsToldAt = at },
        _ => known,
    };

    private static bool IsNews(DateTimeOffset? told, DateTimeOffset at) => told is null || told < at;
}
