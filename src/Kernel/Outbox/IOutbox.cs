namespace Anju.Kernel.Outbox;

/// <summary>
/// Messages that leave the house. They are written in the transaction of the act and sent after it, at least once; a
/// webhook carries its id so that the receiver can drop a repetition.
/// </summary>
public interface IOutbox
{
    /// <summary>A plain-text e-mail by SMTP.</summary>
    void Mail(string to, string subject, string text);

    /// <summary>A JSON call to the configured gateway (short message, WeChat …), signed with HMAC-SHA256.</summary>
    /// <param name="kind">What happened, e.g. <c>repair.finished</c>.</param>
    void Webhook(string kind, object payload);
}
