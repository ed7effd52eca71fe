namespace Anju.Complaints.Domain;

/// <summary>The states of 《顾客投诉管理规程》, in the order of the work. What may follow what stands in <see cref="Steps"/> alone.</summary>
internal enum ComplaintState
{
    Registered, Acknowledged, Judged, Investigating, Planned, Acting, Handled, ToFollowUp, FollowedUp, Closed, Reopened,
    Invalid, Explained, Withdrawn, MovedToRepair, Merged,
}

/// <summary>Columns of the board: 待答复待判定 / 调查处理 / 待告知 / 待回访待关闭 / 已结束.</summary>
internal enum Lane { Waiting, Working, ToTell, ToFollowUp, Ended }

/// <summary>Everything that can be done with a complaint after it was registered.</summary>
internal enum ComplaintAct
{
    Acknowledge, JudgeValid, JudgeInvalid, Assign, ChangeClass, Investigate, AgreePlan, AgreeAgain, TakeMeasure, Finish, TellDepartment, TellUser, PlanFollowUp, AskAgain, FollowUp, Close, Reopen,
    Explain, EndExplained, Merge, MoveToRepair, Withdraw, Remark, Age,
}

/// <summary>有效 / 无效, once it was judged.</summary>
internal enum Validity { Open, Valid, Invalid }

/// <summary>Frozen when a limit is met, so that later edits of calendar or procedure rewrite nothing.</summary>
internal enum Verdict { InTime, Late }

/// <summary>Which limit <c>DueAt</c> speaks of.</summary>
internal enum DueKind { None, Reply, Plan, Solve, Promised, TellUser, FollowUp }

/// <summary>部门已告知 / 用户已告知 / 向用户解释.</summary>
internal enum TellKind { Department, User, Explained }

/// <summary>电话 / 当面 / 书面 / 微信短信.</summary>
internal enum TellWay { Phone, InPerson, Written, Message }
