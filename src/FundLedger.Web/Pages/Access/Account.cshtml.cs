using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Web.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QRCoder;

namespace FundLedger.Web.Pages.Access;

/// <summary>One's own login: password, second factor, sessions.</summary>
[Permits(Permission.Own)]
public sealed class AccountModel(Database books, Settings settings, IServiceProvider services, UserManager<Login> logins, IPasswordHasher<Login> hasher) : BooksPage(books)
{
    private const int RecoveryCodes = 10;
    private readonly Database books = books;

    public override bool WorksWithoutBooks => true;

    public Login Login { get; private set; } = null!;
    public PasswordProfile Profile { get; private set; }
    public IReadOnlyList<LoginSession> Sessions { get; private set; } = [];
    public long CodesLeft { get; private set; }

    /// <summary>The key of the second factor while it is being set up.</summary>
    public string? NewKey { get; private set; }

    /// <summary>The codes that stand in for the second factor, shown once.</summary>
    public IReadOnlyList<string> NewCodes { get; private set; } = [];

    public Phrase? Refusal { get; private set; }
    public Phrase? Done { get; private set; }
    public bool IsDemo => settings.IsDemo;

    /// <summary>There is a single sign-on to link the login with.</summary>
    public bool HasSingle => settings.SignOn is not null;

    private DateTime Now => books.Clock.GetUtcNow().UtcDateTime;

    public Task OnGetAsync() => LoadAsync();

    [Asks(Permission.Own)]
    public async Task<IActionResult> OnPostPasswordAsync(string? current, string? password, string? again)
    {
        await LoadAsync();
        if (settings.IsDemo) return Refuse(new("演示账号不设密码。", "The logins of a demonstration have no password."));
        if (!services.GetRequiredService<SignInLimits>().Take(Login.Name, "password", SignedIn.AddressOf(HttpContext))) return Refuse(new("尝试次数过多，请 15 分钟后再试。", "Too many tries; come back in 15 minutes."));
        if (!await logins.CheckPasswordAsync(Login, current ?? "")) return Refuse(new("现在的密码不对。", "The present password is not right."));
        if (password != again) return Refuse(new("两次输入的新密码不同。", "The two new passwords differ."));
        if (password == current) return Refuse(new("新密码须与现在的不同。", "The new password must be another one."));
        foreach (var validator in logins.PasswordValidators)
            if (await validator.ValidateAsync(logins, Login, password) is { Succeeded: false } refused) return Refuse(new(refused.Errors.First().Description, refused.Errors.First().Code));
        (Login.PasswordHash, Login.PasswordSetAt, Login.MustChange) = (hasher.HashPassword(Login, password!), Now, 0);
        await RenewAsync("password");
        Done = new("密码已更换，其他会话都已结束。", "The password is changed; your other sessions have ended.");
        await LoadAsync();
        return Page();
    }

    /// <summary>Draws a key for the second factor; it counts once a code of it was typed.</summary>
    [Asks(Permission.Own)]
    public async Task<IActionResult> OnPostKeyAsync()
    {
        await LoadAsync();
        if (Login.TotpOn == 1) return Refuse(new("第二因素已启用；更换须由系统管理员先行重置。", "The second factor is on; to change it, have the system administrator reset it first."));
        await logins.ResetAuthenticatorKeyAsync(Login);
        await SignAgainAsync();
        NewKey = await logins.GetAuthenticatorKeyAsync(Login);
        return Page();
    }

    [Asks(Permission.Own)]
    public async Task<IActionResult> OnPostFactorAsync(string? code)
    {
        await LoadAsync();
        if (Login.TotpOn == 1 || await logins.GetAuthenticatorKeyAsync(Login) is not { } key) return Refuse(new("请先生成密钥。", "Draw a key first."));
        var typed = new string([.. (code ?? "").Where(char.IsAsciiDigit)]);
        if (!services.GetRequiredService<SignInLimits>().Take(Login.Name, "factor", SignedIn.AddressOf(HttpContext))) return Refuse(new("尝试次数过多，请 15 分钟后再试。", "Too many tries; come back in 15 minutes."));
        if (SecondFactor.StepOf(key, typed, books.Clock.GetUtcNow()) is not { } step)
        {
            NewKey = key;
            return Refuse(new("验证码不对。请核对手机时间后再试。", "The code is not right. Check the clock of your phone and try again."));
        }
        NewCodes = [.. Enumerable.Range(0, RecoveryCodes).Select(_ => Secrets.Typed(4))];
        Login.TotpOn = 1;
        await RenewAsync("secondFactor", async session =>
        {
            await Logins.TakeCodeAsync(session, Login.Name, step, Now);
            await Logins.ReplaceRecoveryCodesAsync(session, Login.Name, [.. NewCodes.Select(each => Secrets.HashOf(each.Replace("-", "", StringComparison.Ordinal)))], Now);
        });
        Done = new("第二因素已启用。请把备用码抄在纸上保存。", "The second factor is on. Write the spare codes down on paper.");
        await LoadAsync();
        return Page();
    }

    /// <summary>Goes to single sign-on to have the login linked with the account there.</summary>
    public IActionResult OnGetLink()
    {
        if (settings.SignOn is null || Me.Must != FirstDuty.None) return NotFound();
        if (AskForProof() is { } proof) return proof;
        return Challenge(SingleSignOn.Properties("/account", kept: null, link: Me.Login, isProof: false), SingleSignOn.Scheme);
    }

    [Asks(Permission.Own)]
    public async Task<IActionResult> OnPostEndAsync(string? session)
    {
        await LoadAsync();
        if (Sessions.FirstOrDefault(each => SessionEvents.ShortOf(each.Id) == session) is not { } found || found.Id == Me.SessionId) return LocalRedirect("/account");
        await books.WriteAsync("", async write =>
        {
            var ended = await LoginSessions.EndAsync(write, found.Id, Me.Person, Now);
            if (ended) await Trail.AddAsync(write, Trail.Installation, Actor, Now, "sessionEnded", $"{found.Login} {SessionEvents.ShortOf(found.Id)}", TrailResult.Done);
            return new Work<bool>(ended, ended);
        }, HttpContext.RequestAborted);
        return LocalRedirect("/account");
    }

    /// <summary>The key as authenticator programs read it.</summary>
    public string KeyAddress => $"otpauth://totp/{Uri.EscapeDataString($"FundLedger:{Login.Name}")}?secret={NewKey}&issuer=FundLedger&digits=6";

    /// <summary>The same as squares of a QR code: where dark squares stand.</summary>
    public IReadOnlyList<(int X, int Y)> Squares(out int side)
    {
        using var data = QRCodeGenerator.GenerateQrCode(KeyAddress, QRCodeGenerator.ECCLevel.M);
        var matrix = data.ModuleMatrix;
        side = matrix.Count;
        return [.. Enumerable.Range(0, matrix.Count).SelectMany(y => Enumerable.Range(0, matrix.Count).Where(x => matrix[y][x]).Select(x => (x, y)))];
    }

    private PageResult Refuse(Phrase refusal)
    {
        Refusal = refusal;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    /// <summary>Keeps the login with a new stamp: all its sessions end, and this browser gets a new one.</summary>
    private async Task RenewAsync(string what, Func<Session, Task>? more = null)
    {
        Login.Stamp = Secrets.Long();
        await books.WriteAsync("", async session =>
        {
            await Logins.UpdateAsync(session, Login);
            if (more is not null) await more(session);
            await LoginSessions.EndAllAsync(session, Login.Name, Me.SessionId, Me.Person, Now);
            await Trail.AddAsync(session, Trail.Installation, Actor, Now, what, Login.Name, TrailResult.Done);
            return new Work<bool>(true, true);
        }, HttpContext.RequestAborted);
        await SignAgainAsync();
    }

    private Task SignAgainAsync() => services.GetRequiredService<SignInDesk>().StartAsync(Login);

    private async Task LoadAsync()
    {
        Login = await logins.FindByNameAsync(Me.Login) ?? throw new InvalidOperationException($"There is no login {Me.Login}.");
        (Profile, Sessions, CodesLeft) = await ReadAsync(async session => (
            await AccessSettings.PasswordProfileAsync(session),
            (IReadOnlyList<LoginSession>)[.. (await LoginSessions.OpenAsync(session, Login.Name, Now - LoginSession.MostIdle)).Where(each => each.IsOpenAt(Now))],
            await Logins.RecoveryCodesLeftAsync(session, Login.Name)));
    }
}
