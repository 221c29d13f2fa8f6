using FundLedger.Tests.Support;

namespace FundLedger.Tests.Work;

public sealed class KilledSiteTests
{
    [Fact]
    public async Task A_site_that_is_started_by_a_test_answers()
    {
        if (KilledSite.Told is { } told)
        {
            await KilledSite.ServeAsync(told.Books, told.Address);
            return;
        }
        await using var books = await PlayedBooks.FundedAsync();
        await using var site = await KilledSite.StartAsync(books);
        using var client = new HttpClient { BaseAddress = site.Address };
        (await client.GetStringAsync(new Uri("/sign-in", UriKind.Relative), TestContext.Current.CancellationToken)).ShouldContain("陈会计");
    }
}
