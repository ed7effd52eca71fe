using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.FrontDesk.Advise;
using Anju.FrontDesk.Case;
using Anju.FrontDesk.Desk;
using Anju.FrontDesk.Drafts;
using Anju.FrontDesk.Log;
using Anju.FrontDesk.Messages;
using Anju.FrontDesk.Oversight;
using Anju.FrontDesk.Phrases;
using Anju.FrontDesk.Register;
using Anju.FrontDesk.Shifts;
using Anju.Kernel;
using Anju.Kernel.Identity;

namespace Anju.FrontDesk;

/// <summary>接待: 《来电来访登记表》, polite phrases, messages for colleagues and the handover of shifts (R-4.1 … ).</summary>
public sealed class FrontDeskModule : IModule
{
    public string Name => "frontdesk";

    public IReadOnlyList<PermissionInfo> Permissions =>
    [
        new(FrontDeskPermissions.Log, "登记来电来访"),
        new(FrontDeskPermissions.Direct, "批示请示事项、处理争执事件"),
        new(FrontDeskPermissions.Phrases, "编辑礼貌用语和办理建议"),
        new(FrontDeskPermissions.Duty, "安排值班时段"),
        new(FrontDeskPermissions.Backfill, "补录过去的来电来访"),
        new(FrontDeskPermissions.Reveal, "查看来人完整电话"),
    ];

    public IReadOnlyList<Place> Places => [new("接待", "/desk", FrontDeskPermissions.Log, 20, LatePromises.Place)];

    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<PhraseShelf>();
        services.AddSingleton<IEvidenceKinds, DeskEvidence>();
        services.AddScoped<IHousePanel, ContactsPanel>();
        services.AddScoped<IHouseAction, LogAction>();
        services.AddScoped<IRecords, ContactRecords>();
        services.AddScoped<IIncompleteRecords, IncompleteContacts>();
        services.AddScoped<ExpectedCaller>();
        services.AddScoped<AfterLogging>();
        services.AddScoped<LinkedComplaint>();
        services.AddScoped<ContactFollowUps>();
        services.AddScoped<IIndexSource, ContactIndices>();
        services.AddScoped<IFollowUpRules, ContactFollowUpRules>();
    }

    public void MapApi(IEndpointRouteBuilder api)
    {
        LogContact.Map(api);
        ReadPromise.Map(api);
        RegisterList.Map(api);
        RegisterExport.Map(api);
        ContactCard.Map(api);
        AnswerContact.Map(api);
        DeclineContact.Map(api);
        AgreeAgain.Map(api);
        ReopenContact.Map(api);
        AskDirector.Map(api);
        GiveInstruction.Map(api);
        PassOn.Map(api);
        RecordDispute.Map(api);
        AttachPhotos.Map(api);
        RevealCaller.Map(api);
        ParkDraft.Map(api);
        DropDraft.Map(api);
        MyDrafts.Map(api);
        WritePhrases.Map(api);
        PhraseList.Map(api);
        AdviceList.Map(api);
        GiveAdvice.Map(api);
        LeaveMessage.Map(api);
        ReadMessage.Map(api);
        MessageList.Map(api);
        StartShift.Map(api);
        HandOverShift.Map(api);
        ReceiveShift.Map(api);
        PlanDuty.Map(api);
        ShiftBoard.Map(api);
    }
}
