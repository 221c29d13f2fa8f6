using FundLedger.Data;
using FundLedger.Web.Access;

namespace FundLedger.Web.Verbs;

/// <summary><c>key</c>: a key by which a program hands in events and reads the books. Whoever can run it has the books' files anyway.</summary>
internal static class KeyVerb
{
    public static Verb Entry { get; } = new("key", "key NAME --entity CODE",
        new("为一个程序建立接口密钥，只显示一次；CODE 写 * 为全部主体", "make a key for a program, shown once; * stands for every entity"), ["entity="], 1, RunAsync);

    private static Task<ExitCode> RunAsync(Call call)
    {
        var (name, entity) = (call.Operands[0], call.Required("entity"));
        if (LoginDesk.Judge(name, name) is [var refusal, ..]) throw new RefusedException(refusal);
        return call.WithBooksAsync(call.Settings(), async books =>
        {
            if (await books.ReadAsync(session => Logins.FindAsync(session, name), call.Stop) is { IsProgram: 0 }) throw new RefusedException(new($"“{name}”是个人账号", $"“{name}” is the login of a person"));
            call.Output.WriteLine(await new LoginDesk(books, Hashing.Passwords).AddProgramAsync(name, name, entity, Actor.Console));
            return ExitCode.Ok;
        });
    }
}

/// <summary><c>login</c>: a first password for a login, made or reset from the console: the way back in when an administrator is locked out.</summary>
internal static class LoginVerb
{
    public static Verb Entry { get; } = new("login", "login NAME",
        new("重置账号：新的初始密码，第二因素须重新设置", "reset a login: a new first password, and its second factor is set up anew"), [], 1, RunAsync);

    private static Task<ExitCode> RunAsync(Call call) => call.WithBooksAsync(call.Settings(), async books =>
    {
        var password = await new LoginDesk(books, Hashing.Passwords).ResetAsync(call.Operands[0], Actor.Console)
            ?? throw new RefusedException(new($"没有账号 {call.Operands[0]}", $"there is no login {call.Operands[0]}"));
        call.Output.WriteLine(password);
        return ExitCode.Ok;
    });
}
