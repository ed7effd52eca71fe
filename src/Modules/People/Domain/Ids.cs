using Anju.Kernel;

namespace Anju.People.Domain;

internal readonly record struct PostId(Guid Value) : ITypedId<PostId>;
internal readonly record struct AppointmentId(Guid Value) : ITypedId<AppointmentId>;
internal readonly record struct DeputyshipId(Guid Value) : ITypedId<DeputyshipId>;
internal readonly record struct SkillId(Guid Value) : ITypedId<SkillId>;
internal readonly record struct CertificateId(Guid Value) : ITypedId<CertificateId>;
internal readonly record struct NoticeId(Guid Value) : ITypedId<NoticeId>;
internal readonly record struct LoginId(Guid Value) : ITypedId<LoginId>;
internal readonly record struct ApiKeyId(Guid Value) : ITypedId<ApiKeyId>;
internal readonly record struct LinkId(Guid Value) : ITypedId<LinkId>;
internal readonly record struct AccountEventId(Guid Value) : ITypedId<AccountEventId>;
