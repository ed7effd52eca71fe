using Anju.Kernel;
using Anju.Kernel.Identity;

namespace Anju.Office.Domain;

internal readonly record struct WorkTaskId(Guid Value) : ITypedId<WorkTaskId>;
internal readonly record struct YearPlanId(Guid Value) : ITypedId<YearPlanId>;
internal readonly record struct MonthPlanId(Guid Value) : ITypedId<MonthPlanId>;
internal readonly record struct MonthItemId(Guid Value) : ITypedId<MonthItemId>;
internal readonly record struct MeetingId(Guid Value) : ITypedId<MeetingId>;
internal readonly record struct AttendeeId(Guid Value) : ITypedId<AttendeeId>;
internal readonly record struct TargetSheetId(Guid Value) : ITypedId<TargetSheetId>;
internal readonly record struct YearSummaryId(Guid Value) : ITypedId<YearSummaryId>;
internal readonly record struct OpinionId(Guid Value) : ITypedId<OpinionId>;
internal readonly record struct OfficeRulesId(Guid Value) : ITypedId<OfficeRulesId>;
internal readonly record struct ReminderId(Guid Value) : ITypedId<ReminderId>;

/// <summary>Who does it, in which capacity, and when.</summary>
/// <param name="Directs">Holds the right of the director: makes plans, calls meetings, gives and cancels tasks.</param>
internal readonly record struct Doer(StaffId? Id, string Name, DateTime At, bool Directs = false);

/// <summary>待接 / 办理中 / 已完成 / 已取消.</summary>
internal enum TaskState { Given, Started, Done, Cancelled }

internal enum TaskAct { Start, Report, Finish, Delegate, Postpone, Return, Cancel }

/// <summary>草稿 / 待批 / 已批准 / 执行中 / 已替换 / 已作废.</summary>
internal enum PlanState { Draft, Submitted, Approved, Running, Replaced, Void }

internal enum PlanAct { Write, Submit, Recall, Return, Approve, Run, Discard }

/// <summary>未总结 / 已完成 / 未完成.</summary>
internal enum ItemState { Open, Done, NotDone }

/// <summary>年度计划 / 上月未完成 / 计划外.</summary>
internal enum ItemOrigin { YearPlan, CarriedOver, Extra }

/// <summary>月末部门例会 / 其他会议.</summary>
internal enum MeetingKind { MonthEnd, Other }

/// <summary>按时 / 迟开 / 不在月末.</summary>
internal enum Timeliness { InTime, Late, Outside }

/// <summary>出席 / 缺席 / 请假.</summary>
internal enum Presence { Present, Absent, Excused }

internal enum SummaryState { Draft, Submitted, Received }

internal enum SummaryAct { Write, Submit, Return, Receive }

/// <summary>员工 / 住户.</summary>
internal enum OpinionSource { Staff, Resident }

/// <summary>待答复 / 已答复.</summary>
internal enum OpinionState { Open, Answered }

/// <summary>采纳 / 部分采纳 / 不采纳 / 说明.</summary>
internal enum OpinionOutcome { Adopted, Partly, Declined, Explained }
