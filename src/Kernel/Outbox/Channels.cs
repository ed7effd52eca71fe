using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Configuration;
using MimeKit;

namespace Anju.Kernel.Outbox;

internal static class Channels
{
    public const string Mail = "mail", Webhook = "webhook";
}

/// <summary>A way out of the house. Throws when it did not work.</summary>
internal interface IChannel
{
    string Name { get; }

    /// <summary>Without settings nothing is sent and messages wait.</summary>
    bool IsConfigured { get; }
    Task Send(OutboxMessage message, CancellationToken ct);
}

/// <summary><c>Mail:Host</c>, <c>Mail:Port</c> (465), <c>Mail:User</c>, <c>Mail:Password</c>, <c>Mail:From</c>. Encrypted unless <c>Mail:Plain</c> is true.</summary>
internal sealed class SmtpChannel(IConfiguration configuration) : IChannel
{
    private const int TlsPort = 465;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly IConfigurationSection mail = configuration.GetSection("Mail");

    public string Name => Channels.Mail;
    public bool IsConfigured => !string.IsNullOrEmpty(mail["Host"]) && !string.IsNullOrEmpty(mail["From"]);

    public async Task Send(OutboxMessage message, CancellationToken ct)
    {
        using var letter = new MimeMessage { Subject = message.Subject, Body = new TextPart("plain") { Text = message.Body } };
        letter.From.Add(MailboxAddress.Parse(mail["From"]!));
        letter.To.Add(MailboxAddress.Parse(message.Target));
        letter.MessageId = $"{message.Id.Value:N}@anju";
        using var smtp = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        var port = mail.GetValue("Port", TlsPort);
        await smtp.ConnectAsync(mail["Host"]!, port, mail.GetValue("Plain", false) ? SecureSocketOptions.None : port == TlsPort ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTls, ct);
        if (mail["User"] is { Length: > 0 } user)
            await smtp.AuthenticateAsync(user, mail["Password"] ?? "", ct);
        await smtp.SendAsync(letter, ct);
        await smtp.DisconnectAsync(true, ct);
    }
}

/// <summary>
/// POST to <c>Webhook:Url</c>. <c>X-Anju-Signature</c> is the HMAC-SHA256 of "id.time.body" under <c>Webhook:Secret</c>, in hex;
/// the receiver checks it, refuses old times and drops an id it has seen.
/// </summary>
internal sealed class WebhookChannel(IConfiguration configuration, IHttpClientFactory clients, TimeProvider clock) : IChannel
{
    private readonly IConfigurationSection webhook = configuration.GetSection("Webhook");

    public string Name => Channels.Webhook;
    public bool IsConfigured => !string.IsNullOrEmpty(webhook["Url"]) && !string.IsNullOrEmpty(webhook["Secret"]);

    public async Task Send(OutboxMessage message, CancellationToken ct)
    {
        var (id, time) = (message.Id.Value.ToString("N"), clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        using var content = new StringContent(message.Body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook["Url"]) { Content = content };
        request.Headers.Add("X-Anju-Event", message.Target);
        request.Headers.Add("X-Anju-Id", id);
        request.Headers.Add("X-Anju-Time", time);
        request.Headers.Add("X-Anju-Signature", Sign(webhook["Secret"]!, $"{id}.{time}.{message.Body}"));
        using var client = clients.CreateClient(Name);
        using var answer = await client.SendAsync(request, ct);
        answer.EnsureSuccessStatusCode();
    }

    internal static string Sign(string secret, string text) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));
}
