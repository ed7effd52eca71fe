namespace Anju.Kernel.Identity;

/// <summary>How many notices the current user has not read: the number at the bell.</summary>
public interface INoticeCount
{
    Task<int> Unread(CancellationToken ct);
}
