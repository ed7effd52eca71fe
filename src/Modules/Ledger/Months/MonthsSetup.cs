using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Anju.Casework.Contracts;
using Anju.Kernel;
using Anju.Ledger.Contracts;
using Anju.Ledger.Proof;
using Anju.Ledger.Statements;
using Anju.Ledger.Trial;

namespace Anju.Ledger.Months;

/// <summary>The month for finance inside the module: trial, close, report, statements, proof.</summary>
internal static class MonthsSetup
{
    public static readonly IReadOnlyList<Place> Places = [new("财务报表", "/ledger/months", MonthsPermissions.View, 47)];

    public static void AddMonths(this IServiceCollection services)
    {
        services.AddSingleton<IEvidenceKinds, MonthsEvidence>();
        services.AddScoped<ILedgerProof, LedgerProof>();
        foreach (var part in (Type[])[typeof(MonthFacts), typeof(MonthBook), typeof(MonthGate), typeof(MonthSums), typeof(MonthPapers), typeof(ReportWriter), typeof(RowFilters), typeof(LineRows), typeof(PostedRows), typeof(OpenRows), typeof(PaperRows),
            typeof(TrialTotals), typeof(TrialOfHouse), typeof(StatementMatcher), typeof(PaperProof), typeof(MonthProof), typeof(MonthDesk), typeof(StatementDesk)])
            services.AddScoped(part);
    }

    public static void MapMonths(this IEndpointRouteBuilder api)
    {
        ShowTrial.Map(api);
        ListMonths.Map(api);
        ShowMonth.Map(api);
        ShowRows.Map(api);
        CloseMonth.Map(api);
        PassOn.Map(api);
        ShowAgency.Map(api);
        MakeReport.Map(api);
        ConfirmReport.Map(api);
        ReturnReport.Map(api);
        PublishMonth.Map(api);
        ImportStatement.Map(api);
        ShowStatements.Map(api);
        ListSources.Map(api);
        SaveSource.Map(api);
        MatchStatements.Map(api);
        ExplainLine.Map(api);
        PairLine.Map(api);
        ReopenLine.Map(api);
        ExplainTender.Map(api);
        FindMoney.Map(api);
        VerifyLedger.Map(api);
        ShowProof.Map(api);
    }
}
