using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Web.Access;
using FundLedger.Web.Banking;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages.Access;

/// <summary>Before paying, closing and granting: whoever sits here proves once more who he is, and then goes on where he was.</summary>
[Permits(Permission.Own)]
public sealed class ConfirmModel(Database books, Settings settings, IServiceProvider services, HeldForms held, Staging staging, UserManager<Login> logins) : BooksPage(books)
{
    public override bool WorksWithoutBooks => true;

    [BindProperty(SupportsGet = true)] public string? Back { get; set; }
    [BindProperty] public string? Held { get; set; }

    public HeldForm? Kept { get; private set; }
    public Phrase? Refusal { get; private set; }

    /// <summary>A code is asked for, not the password.</summary>
    public bool AsksForCode { get; private set; }

    public bool IsDemo => settings.IsDemo;

    /// <summary>The way to single sign-on for those who come in by it; null for others.</summary>
    public string? SingleAddress { get; private set; }

    public async Task OnGetAsync()
    {
        if (HttpContext.Items[typeof(HeldForm)] is HeldForm form) (Held, Kept) = (form.IsLost ? null : held.Write(form), form);
        var login = await LoginAsync();
        AsksForCode = login.TotpOn == 1;
        if (login.Subject.Length > 0) SingleAddress = await SingleSignOn.AddressAsync(settings, staging, Back, Held, HttpContext.RequestAborted);
    }

    [Asks(Permission.Own)]
    public async Task<IActionResult> OnPostAsync(string? proof)
    {
        var desk = services.GetRequiredService<SignInDesk>();
        var result = settings.IsDemo ? await StartAsync(desk) : await desk.ProveAsync(Me, proof ?? "");
        Kept = held.Read(Held);
        if (result == SignInOutcome.SignedIn && Kept is null) return LocalRedirect(Address(Back));
        if (result == SignInOutcome.SignedIn) ViewData["Continue"] = true;
        else
        {
            AsksForCode = (await LoginAsync()).TotpOn == 1;
            Response.StatusCode = StatusCodes.Status400BadRequest;
            Refusal = result == SignInOutcome.TooMany
                ? new("尝试次数过多，请 15 分钟后再试。", "Too many tries; come back in 15 minutes.")
                : new("不对，请再试一次。", "That is not right; try again.");
        }
        return Page();
    }

    private async Task<SignInOutcome> StartAsync(SignInDesk desk)
    {
        await desk.StartAsync(await LoginAsync());
        return SignInOutcome.SignedIn;
    }

    private async Task<Login> LoginAsync() => await logins.FindByNameAsync(Me.Login) ?? throw new InvalidOperationException($"There is no login {Me.Login}.");
}
