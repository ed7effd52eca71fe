using System.Text.Json;
using Anju.Kernel.Data;

namespace Anju.Kernel.Outbox;

internal sealed class OutboxWriter(AppDb db) : IOutbox
{
    private static readonly JsonSerializerOptions Json = Strict();

    public void Mail(string to, string subject, string text) => Add(Channels.Mail, to, subject, text);

    public void Webhook(string kind, object payload) => Add(Channels.Webhook, kind, kind, JsonSerializer.Serialize(payload, Json));

    private void Add(string channel, string target, string subject, string body)
    {
        var now = db.Now;
        db.Add(new OutboxMessage { Channel = channel, Target = target, Subject = subject.ReplaceLineEndings(" "), Body = body, CreatedAt = now, NextAt = now });
    }

    private static JsonSerializerOptions Strict()
    {
        var json = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        ModuleSetup.Strict(json);
        return json;
    }
}
