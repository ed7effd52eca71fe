using Microsoft.AspNetCore.Identity;
using Anju.Kernel.UseCases;
using Anju.People.Domain;

namespace Anju.People.SignIn;

/// <summary>Length is what counts; what everybody tries first is refused.</summary>
internal sealed class PasswordRules : IPasswordValidator<Login>
{
    public const int Shortest = 8, Longest = 100;
    public const string Sentence = "密码至少 8 位，不要用账号、生日或连续、重复的字符";

    private static readonly string[] Known =
        ["12345678", "123456789", "1234567890", "87654321", "password", "password1", "qwertyui", "qwerty123", "1q2w3e4r", "abcd1234", "abc12345", "a1234567", "aa123456", "woaini1314", "88888888", "iloveyou", "admin123", "administrator"];

    public Task<IdentityResult> ValidateAsync(UserManager<Login> manager, Login user, string? password) =>
        Task.FromResult(Weakness(password ?? "", user.Account) is { } why ? IdentityResult.Failed(new IdentityError { Code = "Password", Description = why }) : IdentityResult.Success);

    /// <summary>Null when it will do.</summary>
    public static string? Weakness(string password, string account)
    {
        if (password.Length is < Shortest or > Longest)
            return "密码应为 8 到 100 位";
        if (account.Length >= 3 && password.Contains(account, StringComparison.OrdinalIgnoreCase))
            return "密码里不要含有账号";
        if (Known.Contains(password, StringComparer.OrdinalIgnoreCase) || password.Distinct().Count() < 4)
            return "这个密码太容易被猜到，请换一个";
        return null;
    }

    /// <summary>Identity's refusal as one of ours, beside the field.</summary>
    public static Problem? Problem(IdentityResult result, string field) =>
        result.Succeeded ? null : Kernel.UseCases.Problem.Invalid(field, result.Errors.First() is { Code: "Password" } own ? own.Description
            : result.Errors.First().Code == nameof(IdentityErrorDescriber.PasswordMismatch) ? "原密码不对"
            : result.Errors.First().Code == nameof(IdentityErrorDescriber.DuplicateUserName) ? "这个账号已被使用" : "账号刚被别人改动，请再试一次");
}
