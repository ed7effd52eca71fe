using System.ComponentModel.DataAnnotations;
using Anju.Complaints.Desk;
using Anju.Complaints.Domain;

namespace Anju.Complaints.Telling;

/// <summary>Who was told, when, how, and what he said to it.</summary>
internal abstract record TellingInput : OnComplaint
{
    [Required(ErrorMessage = "请写明告知了谁"), StringLength(60, ErrorMessage = "姓名最多 60 字")]
    public string To { get; set; } = "";

    public TellWay Way { get; set; }

    /// <summary>Now when left out; without an offset it is the wall clock in China.</summary>
    public DateTime? At { get; set; }

    [Required(ErrorMessage = "请写明告知的内容"), StringLength(1000, ErrorMessage = "内容最多 1000 字")]
    public string Words { get; set; } = "";

    [StringLength(500, ErrorMessage = "对方意见最多 500 字")]
    public string Answer { get; set; } = "";
}
