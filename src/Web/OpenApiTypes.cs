using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Anju.Kernel;
using Anju.Kernel.Web;

namespace Anju.Web;

/// <summary>Typed ids are uuid strings and money is a number with two places, in the document as on the wire.</summary>
internal static class OpenApiTypes
{
    /// <summary>Every act has a Command; in the document it carries the name of its act.</summary>
    public static string? NameOf(JsonTypeInfo type) => OpenApiOptions.CreateDefaultSchemaReferenceId(type) is { } name && type.Type.DeclaringType is { } act ? act.Name + name : OpenApiOptions.CreateDefaultSchemaReferenceId(type);

    public static Task Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type.IsValueType && Array.Exists(type.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITypedId<>)))
            (schema.Type, schema.Format, schema.Properties) = (JsonSchemaType.String, "uuid", null);
        else if (type == typeof(Money))
            (schema.Type, schema.Format, schema.Properties) = (JsonSchemaType.Number, null, null);
        return Task.CompletedTask;
    }

    /// <summary>A question's properties are its query parameters.</summary>
    public static Task DescribeQuestion(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        foreach (var question in context.Description.ActionDescriptor.EndpointMetadata.OfType<QuestionType>())
            foreach (var property in question.Type.GetProperties().Where(p => p.SetMethod is { IsPublic: true }))
                (operation.Parameters ??= []).Add(new OpenApiParameter { Name = char.ToLowerInvariant(property.Name[0]) + property.Name[1..], In = ParameterLocation.Query, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
        return Task.CompletedTask;
    }

    /// <summary>Every route can be refused; the sentence stands in the problem's title.</summary>
    public static Task DescribeRefusals(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var changes = context.Description.HttpMethod != HttpMethods.Get;
        (string Status, string Meaning)[] refusals =
        [
            ("400", "填写有误，逐项说明在 errors"), ("401", "未登录"), ("403", "没有权限"), ("404", "没有这条记录"),
            .. changes ? [("409", "别人刚刚改动，或当前状态不允许"), ("413", "内容太大")] : Array.Empty<(string, string)>(),
        ];
        operation.Responses ??= [];
        foreach (var (status, meaning) in refusals)
            operation.Responses.TryAdd(status, new OpenApiResponse { Description = meaning });
        return Task.CompletedTask;
    }
}
