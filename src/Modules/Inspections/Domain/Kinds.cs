using Anju.Kernel;

namespace Anju.Inspections.Domain;

internal readonly record struct InspectionId(Guid Value) : ITypedId<InspectionId>;
internal readonly record struct InspectionItemId(Guid Value) : ITypedId<InspectionItemId>;
internal readonly record struct CorrectionId(Guid Value) : ITypedId<CorrectionId>;
internal readonly record struct NonconformityId(Guid Value) : ITypedId<NonconformityId>;
internal readonly record struct PointId(Guid Value) : ITypedId<PointId>;
internal readonly record struct PatrolDayId(Guid Value) : ITypedId<PatrolDayId>;
internal readonly record struct CheckWeekId(Guid Value) : ITypedId<CheckWeekId>;
internal readonly record struct StandardId(Guid Value) : ITypedId<StandardId>;
internal readonly record struct ObservationId(Guid Value) : ITypedId<ObservationId>;

/// <summary>日常巡查 / 不定期跟踪检查 / 专项检查. Never mixed up: each has its own duty (S-4.2.2a, S-4.1.2c, A-7 …).</summary>
internal enum InspectionKind { Patrol, FollowUp, Special }

/// <summary>按计划检查 / 日常工作中发现 (随手记, S-4.2.2b).</summary>
internal enum InspectionSource { Planned, OrdinaryWork }

/// <summary>合格 / 不合格 / 不适用.</summary>
internal enum ItemOutcome { Passed, Failed, NotApplicable }

/// <summary>轻微 / 一般 / 严重. A serious one is due on the same day, others within three.</summary>
internal enum Severity { Slight, Ordinary, Serious }

/// <summary>待整改 / 已下通知 / 待验证 / 已关闭 / 重新整改 / 已作废.</summary>
internal enum NonconformityState { Raised, Notified, Corrected, Closed, Reopened, Void }

internal enum NonconformityAct { Assign, Notify, Correct, Verify, Reject, Reopen, Remark, Withdraw }

/// <summary>草稿 / 已发布 / 已替换.</summary>
internal enum StandardState { Draft, Issued, Replaced }

/// <summary>告知 / 整改通知单 (检查记录，处理方式).</summary>
internal enum NoticeWay { Told, Paper }

/// <summary>未通知 / 已发通知 / 电话告知 / 上门告知 / 未联系上.</summary>
internal enum Told { Not, Sent, Phone, Door, Missed }
