using System.Text;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Web.Access;
using FundLedger.Web.Banking;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages.Access;

/// <summary>The door: login and password, then the code of the second factor; in a demonstration one click a person. What somebody had typed
/// before he had to come here travels along.</summary>
[AllowAnonymous]
public sealed class SignInModel(Database books, Settings settings, IServiceProvider services, HeldForms held, Staging staging, UserManager<Login> logins) : BooksPage(books)
{
    // What single sign-on says in the address when it let nobody in.
    private static readonly Dictionary<string, Phrase> Refusals = new(StringComparer.Ordinal)
    {
        ["provider"] = new("单点登录未完成。请再试一次；仍不行请找系统管理员。", "Single sign-on did not come to an end. Try again; if that fails, see the system administrator."),
        ["unlinked"] = new("此单点登录账号未与任何账号关联，或账号已停用。请用密码登录后在“我的账号”中关联。", "This account of single sign-on is linked with no login, or the login is disabled. Sign in with your password and link it on your account's page."),
        ["weak"] = new("您的角色须有第二因素，单点登录未出示。请在单点登录处启用第二因素。", "Your roles need a second factor, and single sign-on showed none. Turn it on there."),
        ["another"] = new("单点登录的是另一个人，或等候过久。请再来一次。", "Single sign-on named somebody else, or it took too long. Start again."),
        ["stale"] = new("单点登录没有重新核实身份。请再来一次。", "Single sign-on did not ask anew who you are. Start again."),
        ["taken"] = new("此单点登录账号已与另一账号关联。", "This account of single sign-on is linked with another login already."),
    };

    private readonly Database books = books;

    private SignInDesk Desk => services.GetRequiredService<SignInDesk>();

    public override bool WorksWithoutBooks => true;

    [BindProperty(SupportsGet = true)] public string? Back { get; set; }
    [BindProperty] public string? Name { get; set; }

    /// <summary>What was typed before, protected, or empty.</summary>
    [BindProperty] public string? Held { get; set; }

    /// <summary>Stands for the login whose code is awaited, or empty.</summary>
    [BindProperty] public string? Stage { get; set; }

    /// <summary>What was typed before: it can be sent now.</summary>
    public HeldForm? Kept { get; private set; }

    /// <summary>What was typed before were passwords or codes, which are typed again.</summary>
    public bool HadSecrets { get; private set; }

    public Phrase? Refusal { get; private set; }

    /// <summary>The way to single sign-on, with what was typed before; null where there is none.</summary>
    public string? SingleAddress { get; private set; }

    public bool IsDemo => settings.IsDemo;

    /// <summary>Those who are let in by one click, desk by desk.</summary>
    public IReadOnlyList<DemoPerson> DemoPersons => settings.IsDemo ? DemoPerson.All : [];

    /// <param name="refused">Why single sign-on let nobody in.</param>
    /// <param name="kept">The ticket of a form that waited while somebody was at single sign-on.</param>
    public async Task<IActionResult> OnGetAsync(string? refused, string? kept)
    {
        if (Me.IsSignedIn && await WaitingAsync(kept) is { } waited)
        {
            (Kept, ViewData["Continue"]) = (waited, true);
            return Page();
        }
        Refusal = Refusals.GetValueOrDefault(refused ?? "");
        var cameByForm = HttpContext.Items.TryGetValue(typeof(HeldForm), out var found);
        if (found is HeldForm form) (Held, Kept) = (form.IsLost ? null : held.Write(form), form);
        if (cameByForm) Response.StatusCode = StatusCodes.Status401Unauthorized;
        HadSecrets = cameByForm && Kept is null;
        if (!cameByForm && Refusal is null && Me.IsSignedIn && !settings.IsDemo) return LocalRedirect("/");
        SingleAddress = await SingleSignOn.AddressAsync(settings, staging, Back, Held, HttpContext.RequestAborted);
        return await IsEmptyAsync() ? LocalRedirect("/set-up") : Page();
    }

    /// <summary>Goes to single sign-on. Somebody who is signed in proves there who he is.</summary>
    public IActionResult OnGetSingle(string? kept)
    {
        if (settings.SignOn is null) return NotFound();
        return Challenge(SingleSignOn.Properties(Url.IsLocalUrl(Back) ? Back! : "/", kept, link: null, isProof: Me.IsSignedIn), SingleSignOn.Scheme);
    }

    [AsksNothing]
    public async Task<IActionResult> OnPostAsync(string? password)
    {
        var (result, stage) = await Desk.PasswordAsync(Name ?? "", password ?? "");
        Stage = stage;
        return Next(result);
    }

    [AsksNothing]
    public async Task<IActionResult> OnPostCodeAsync(string? code)
    {
        var result = await Desk.CodeAsync(Stage ?? "", code ?? "");
        return Next(result);
    }

    /// <summary>One click in a demonstration, which is served to this machine only.</summary>
    [AsksNothing]
    public async Task<IActionResult> OnPostDemoAsync()
    {
        if (!settings.IsDemo || HttpContext.Connection.RemoteIpAddress is not { } address || !System.Net.IPAddress.IsLoopback(address)) return NotFound();
        if (DemoPerson.All.FirstOrDefault(person => person.Login == Name) is not { } chosen || await logins.FindByNameAsync(chosen.Login) is not { } login) return NotFound();
        await Desk.StartAsync(login);
        Back ??= chosen.Home;
        return Next(SignInOutcome.SignedIn);
    }

    private IActionResult Next(SignInOutcome result)
    {
        if (result == SignInOutcome.SignedIn) return Continue();
        Refusal = result switch
        {
            SignInOutcome.Wrong when !string.IsNullOrEmpty(Stage) => new("验证码不对，或已用过。请等下一个再试。", "The code is wrong or was used already. Wait for the next one."),
            SignInOutcome.Wrong => new("账号或密码不对，或账号已停用、暂时锁定。请再试一次；仍不行请找系统管理员。", "The login or the password is wrong, or the login is disabled or locked for now. Try again; if that fails, see the system administrator."),
            SignInOutcome.TooMany => new("尝试次数过多，请 15 分钟后再试。", "Too many tries; come back in 15 minutes."),
            _ => null,
        };
        if (Refusal is not null) Response.StatusCode = result == SignInOutcome.TooMany ? StatusCodes.Status429TooManyRequests : StatusCodes.Status400BadRequest;
        Kept = held.Read(Held);
        return Page();
    }

    private IActionResult Continue()
    {
        if (held.Read(Held) is { } form)
        {
            Kept = form;
            ViewData["Continue"] = true;
            return Page();
        }
        return LocalRedirect(Address(Back));
    }

    /// <summary>The form that waits under a ticket; null if there is none.</summary>
    private async Task<HeldForm?> WaitingAsync(string? ticket) =>
        await staging.FindAsync(ticket, HttpContext.RequestAborted, SingleSignOn.Shelf) is { } bytes ? held.Read(Encoding.UTF8.GetString(bytes)) : null;

    private Task<bool> IsEmptyAsync() => books.ReadAsync(async session => !await Logins.AnyAsync(session), HttpContext.RequestAborted);
}
