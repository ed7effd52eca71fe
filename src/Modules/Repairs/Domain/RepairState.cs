namespace Anju.Repairs.Domain;

/// <summary>The states of 《用户报修处理规程》, in the order of the work. What may follow what stands in <see cref="Steps"/> alone.</summary>
internal enum RepairState
{
    Registered, Dispatched, Accepted, OnSite, Quoted, ConsentGiven, ConsentRefused, Working, Suspended, Done, OwnerConfirmed, FollowedUp, Closed,
    Cancelled, RefusedPrice, Transferred, Reopened,
}

/// <summary>Columns of the board: 待派工 / 已派已接 / 施工中 / 暂停 / 待验收待回访 / 已结束.</summary>
internal enum Lane { Waiting, Sent, Working, Suspended, ToConfirm, Ended }

/// <summary>Everything that can be done with a repair after it was registered.</summary>
internal enum RepairAct
{
    Dispatch, Reassign, Accept, Arrive, Quote, Consent, RefuseConsent, RefusePrice, Start, Suspend, Resume, AddMaterial, Finish,
    ConfirmOwner, FailedTry, FollowUp, Close, ReagreeTime, ChangeClass, Remark, Transfer, Cancel, Reopen, CloseAfterwards,
}

/// <summary>Why the clock may stand still, and nothing else (规程：暂停计时).</summary>
internal enum PauseReason { OwnerTime, OwnerConsent, Material, Outside }

/// <summary>Who bears the cost: not settled yet / 有偿 / 无偿.</summary>
internal enum Charge { Open, Paid, Free }

/// <summary>Frozen when a limit is met, so that later edits of calendar or procedure rewrite nothing.</summary>
internal enum Verdict { InTime, Late }

/// <summary>Which limit <c>DueAt</c> speaks of.</summary>
internal enum DueKind { None, Respond, Arrive, Finish, Pause, Note }

/// <summary>Work that needs a certificate of special work and a safety checklist before the start (M-4a, M-4c).</summary>
[Flags]
internal enum Risk { None = 0, Electric = 1, Height = 2, Welding = 4 }

/// <summary>签名 / 拒签有见证 / 电话验证码.</summary>
internal enum ConsentWay { Signed, RefusedToSign, Code }

internal enum LineKind { Labour, Material }
