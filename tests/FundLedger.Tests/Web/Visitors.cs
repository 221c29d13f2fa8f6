using System.Text.RegularExpressions;
using FundLedger.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace FundLedger.Tests.Web;

/// <summary>How tests come in: people by the one click of a demonstration, programs by a key.</summary>
internal static partial class Visitors
{
    /// <summary>Whose roles read every page of the books: 审核.</summary>
    public const string Reader = "li";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Gives a site its people and a program that may do everything a program may, and returns the program's key.</summary>
    public static async Task<string> InviteAsync(WebApplication site)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var desk = scope.ServiceProvider.GetRequiredService<LoginDesk>();
        await desk.AddDemoAsync();
        return await desk.AddProgramAsync("program", "接口", FundLedger.Data.RoleGrant.Everywhere, FundLedger.Data.Actor.Console);
    }

    /// <summary>The cookies of a session of a person, as a browser sends them.</summary>
    public static async Task<string> SignInAsync(Uri site, string login)
    {
        var jar = new System.Net.CookieContainer();
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = jar }) { BaseAddress = site };
        await SignInAsync(client, login);
        return jar.GetCookieHeader(site);
    }

    /// <summary>A window of a browser with the cookies of a session.</summary>
    public static async Task<IBrowserContext> SignedInAsync(IBrowserContext window, Uri site, string cookies)
    {
        await window.AddCookiesAsync(cookies.Split("; ").Select(cookie => cookie.Split('=', 2)).Select(parts => new Cookie { Name = parts[0], Value = parts[1], Url = site.ToString() }));
        return window;
    }

    /// <summary>Signs a client in that keeps cookies.</summary>
    public static async Task SignInAsync(HttpClient client, string login)
    {
        var page = await client.GetStringAsync(new Uri("/sign-in", UriKind.Relative), Stop);
        using var form = new FormUrlEncodedContent([new("Name", login), new("__RequestVerificationToken", TokenIn(page))]);
        using var answer = await client.PostAsync(new Uri("/sign-in?handler=Demo", UriKind.Relative), form, Stop);
        ((int)answer.StatusCode).ShouldBe(302, login);
    }

    /// <summary>The token that a page of the site puts into its forms.</summary>
    public static string TokenIn(string page) => Token().Match(page).Groups[1].Value;

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
