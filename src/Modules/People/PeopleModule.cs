using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Anju.Kernel;
using Anju.Kernel.Identity;
using Anju.People.Account;
using Anju.People.Contracts;
using Anju.People.Notices;
using Anju.People.Roster;
using Anju.People.Accounts;
using Anju.People.Certificates;
using Anju.People.Keys;
using Anju.People.Posts;
using Anju.People.Setup;
using Anju.People.Skills;
using Anju.People.SignIn;

namespace Anju.People;

/// <summary>人员: staff, posts and what they may do, zones, skills and certificates (M-3, M-4), sign-in, notices.</summary>
public sealed class PeopleModule : IModule
{
    public string Name => "people";

    public IReadOnlyList<PermissionInfo> Permissions =>
    [
        new(PeoplePermissions.View, "查看人员、技能和证书"),
        new(PeoplePermissions.Manage, "管理人员、任职和代理"),
        new(PeoplePermissions.Skills, "评定技能"),
        new(PeoplePermissions.Certificates, "登记证书"),
        new(PeoplePermissions.Accounts, "管理登录账号"),
        new(PeoplePermissions.Posts, "编辑岗位和权限"),
        new(PeoplePermissions.Keys, "管理接口密钥"),
        new(PeoplePermissions.Administer, "系统管理员（可授予自己没有的权限）"),
    ];

    public IReadOnlyList<Place> Places => [new("人员", "/people", PeoplePermissions.View, 90)];

    public void AddServices(IServiceCollection services)
    {
        SignInSetup.Add(services);
        services.AddScoped<IStaff, StaffBook>();
        services.AddScoped<IRoster, TermBook>();
        services.AddScoped<INotices, NoticeBoard>();
        services.AddScoped<Rights>();
        services.AddScoped<StaffActs>();
        services.AddScoped<PostChoice>();
        services.AddScoped<MyLogin>();
        services.AddScoped<FreshCookie>();
        services.AddScoped<SetupLinks>();
        services.AddScoped<ISetupLinks>(s => s.GetRequiredService<SetupLinks>());
        services.AddScoped<LinkDesk>();
        services.AddScoped<CertificateAlarm>();
    }

    public void MapApi(IEndpointRouteBuilder api)
    {
        StaffList.Map(api);
        StaffDetails.Map(api);
        HireStaff.Map(api);
        EditStaff.Map(api);
        LetStaffGo.Map(api);
        AppointStaff.Map(api);
        EndAppointment.Map(api);
        AssignZone.Map(api);
        Deputize.Map(api);
        EndDeputyship.Map(api);
        PostMatrix.Map(api);
        AddPost.Map(api);
        EditPost.Map(api);
        ClosePost.Map(api);
        SkillMatrix.Map(api);
        AssessSkill.Map(api);
        CertificateList.Map(api);
        RegisterCertificate.Map(api);
        RecordReview.Map(api);
        VoidCertificate.Map(api);
        KeyList.Map(api);
        IssueKey.Map(api);
        RevokeKey.Map(api);
        GiveLink.Map(api);
        SignOutStaff.Map(api);
        WhoAmI.Map(api);
        MyAccount.Map(api);
        ChangePassword.Map(api);
        PrepareTotp.Map(api);
        EnableTotp.Map(api);
        DropTotp.Map(api);
        SignOutEverywhere.Map(api);
        SwitchCenter.Map(api);
        NoticeList.Map(api);
        ReadNotices.Map(api);
    }

    public void MapRoot(IEndpointRouteBuilder root) => SignInRoutes.Map(root);
}
