namespace Anju.Casework.Contracts;

/// <summary>What a post may do with the things all cases share.</summary>
public static class CaseworkPermissions
{
    /// <summary>回访: sees the queue, asks customers, writes their answers.</summary>
    public const string FollowUp = "casework.follow-up";

    /// <summary>月度统计: sees and prints all indices of a month.</summary>
    public const string Statistics = "casework.statistics";

    /// <summary>检查签注: marks records of all modules as checked (S-3.1).</summary>
    public const string Check = "casework.check";
}
