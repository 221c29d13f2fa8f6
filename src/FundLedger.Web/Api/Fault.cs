using System.Reflection;
using FundLedger.Ledger;

namespace FundLedger.Web.Api;

/// <summary>The status and sentence of a fault.</summary>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class FaultAttribute(int status, string zh, string en) : Attribute
{
    public int Status => status;
    public Phrase Title => new(zh, en);
}

/// <summary>What can be wrong with a request beside what the books refuse. Closed, as <see cref="RejectionReason"/> is.</summary>
internal enum Fault
{
    [Fault(400, "请求不完整或无法读取", "The request is incomplete or cannot be read")] UnreadableRequest,
    [Fault(400, "本站不以此名称提供服务", "This site does not answer to that name")] ForeignHost,
    [Fault(401, "请先登录或出示接口密钥", "Sign in first, or show the key of a program")] NotSignedIn,
    [Fault(403, "您的角色不含此操作", "Your roles do not include this")] NotPermitted,
    [Fault(400, "请求缺少本站页面的防伪标记", "The request lacks the token of a page of this site")] TokenMissing,
    [Fault(403, "不接受来自其他网站的请求", "Requests that start from another site are not taken")] CrossSite,
    [Fault(404, "此地址没有内容", "There is nothing at this address")] NothingHere,
    [Fault(405, "此地址不支持该方法", "This address does not take that method")] MethodNotAllowed,
    [Fault(406, "没有所要求的格式", "There is no such format")] NotAcceptable,
    [Fault(413, "请求内容过大", "The body is too large")] BodyTooLarge,
    [Fault(415, "请求内容的类型不受支持", "A body of this type is not taken")] UnsupportedMediaType,
    [Fault(422, "导入被拒绝，未记任何一行", "The import was refused; not one line was recorded")] ImportRefused,
    [Fault(500, "程序出错，未记账；请将 traceId 告知管理员", "The program failed and nothing was recorded; give the traceId to whoever runs it")] InternalError,
    [Fault(503, "账簿正被占用，请稍后再试", "The books are in use; try again later")] StorageBusy,
    [Fault(503, "存储空间已满，未记账", "The storage is full; nothing was recorded")] StorageFull,
    [Fault(503, "存储设备读写失败，须重新启动", "The storage failed; the program must be restarted")] StorageFailed,
}

internal static class Faults
{
    public static FaultAttribute Entry(this Fault fault) => typeof(Fault).GetField(fault.ToString())!.GetCustomAttribute<FaultAttribute>()!;

    /// <summary>The fault that a bare status stands for.</summary>
    public static Fault OfStatus(int status) => status switch
    {
        401 => Fault.NotSignedIn,
        403 => Fault.NotPermitted,
        404 => Fault.NothingHere,
        405 => Fault.MethodNotAllowed,
        406 => Fault.NotAcceptable,
        413 => Fault.BodyTooLarge,
        415 => Fault.UnsupportedMediaType,
        >= 500 => Fault.InternalError,
        _ => Fault.UnreadableRequest,
    };
}
