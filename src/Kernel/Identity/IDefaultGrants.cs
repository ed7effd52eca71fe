namespace Anju.Kernel.Identity;

/// <summary>What each post of a new company may do in this module, until the administrator changes it. Whatever is not granted is refused.</summary>
public interface IDefaultGrants
{
    /// <summary>Post by its Chinese name (总经理 主任 管理员 收费员 前台 维修工 电工 财务 仓管 档案 系统管理员) and permission.</summary>
    IEnumerable<(string Post, string Permission)> Grants { get; }
}
