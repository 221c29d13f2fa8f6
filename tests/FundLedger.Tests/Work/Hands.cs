using Microsoft.Playwright;

namespace FundLedger.Tests.Work;

/// <summary>How somebody uses a page: with the mouse, or with nothing but the keyboard.</summary>
internal sealed class Hands(IPage page, bool keyboardOnly)
{
    /// <summary>Where to give up: no page has so many places to stop at.</summary>
    private const int MostStops = 600;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public IPage Page => page;

    /// <summary>Follows the first link to an address, whatever more it asks there.</summary>
    public Task FollowAsync(string address) => UseAsync($":is(a[href=\"{address}\"], a[href^=\"{address}?\"], a[href^=\"{address}&\"]):not([hreflang])");

    /// <summary>Presses a button, which sends its form.</summary>
    public Task PressAsync(string button) => UseAsync(button);

    /// <summary>Fills in a field, whatever kind it is; dates as 2024-02-05.</summary>
    public async Task FillAsync(string name, string value)
    {
        var field = page.Locator($"main [name=\"{name}\"]:not([type=hidden])").First;
        var kind = await field.EvaluateAsync<string>("field => field.tagName === 'SELECT' ? 'select' : field.type");
        if (!keyboardOnly) await (kind == "select" ? field.SelectOptionAsync(value) : field.FillAsync(value));
        else
        {
            await ReachAsync($"main [name=\"{name}\"]:not([type=hidden])");
            if (kind == "select") await ChooseAsync(value);
            else if (kind is "date" or "month") await TypeDayAsync(value);
            else await TypeAsync(value);
        }
        (await field.InputValueAsync()).ShouldBe(value, name);
    }

    /// <summary>Hands in a file through a field.</summary>
    public async Task AttachAsync(string name, FilePayload file)
    {
        var field = $"main input[type=file][name=\"{name}\"]";
        if (!keyboardOnly)
        {
            await page.SetInputFilesAsync(field, file);
            return;
        }
        // Whoever listens early is listened to: the browser is told of it while the focus is on its way.
        void Ignore(object? sender, IFileChooser opened) { }
        page.FileChooser += Ignore;
        await ReachAsync(field);
        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.Keyboard.PressAsync("Enter"));
        await chooser.SetFilesAsync(file);
        page.FileChooser -= Ignore;
    }

    /// <summary>Follows a link that leads to a file, and gives its bytes.</summary>
    public async Task<byte[]> DownloadAsync(string address)
    {
        var link = $"a[href*=\"{address}\"]";
        if (keyboardOnly) await ReachAsync(link);
        var download = await page.RunAndWaitForDownloadAsync(() => keyboardOnly ? page.Keyboard.PressAsync("Enter") : page.ClickAsync(link));
        return await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
    }

    private async Task UseAsync(string target)
    {
        (await page.Locator(target).CountAsync()).ShouldBeGreaterThan(0, $"{target} on {page.Url}:\n{await page.InnerTextAsync("main")}");
        if (keyboardOnly) await ReachAsync(target);
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Arrive(object? sender, IPage there) => arrived.TrySetResult();
        page.DOMContentLoaded += Arrive;
        await (keyboardOnly ? page.Keyboard.PressAsync("Enter") : page.Locator(target).First.ClickAsync());
        await arrived.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        page.DOMContentLoaded -= Arrive;
    }

    /// <summary>Goes on from stop to stop until the focus is there. What cannot be reached so is a fault of the page.</summary>
    private async Task ReachAsync(string target)
    {
        for (var stop = 0; stop < MostStops; stop++)
        {
            if (await page.EvaluateAsync<bool>("target => document.activeElement.matches(target)", target)) return;
            await page.Keyboard.PressAsync("Tab");
        }
        throw new InvalidOperationException($"The keyboard does not reach {target} on {page.Url}.");
    }

    private async Task TypeAsync(string value)
    {
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.PressAsync("Delete");
        await page.Keyboard.InsertTextAsync(value);
    }

    private async Task ChooseAsync(string value)
    {
        await page.Keyboard.PressAsync("Home");
        for (var option = 0; option < MostStops && await page.EvaluateAsync<string>("() => document.activeElement.value") != value; option++) await page.Keyboard.PressAsync("ArrowDown");
    }

    /// <summary>A browser asks for the parts of a day in the order that it was installed for: one sees it and types so.</summary>
    private async Task TypeDayAsync(string value)
    {
        var parts = value.Split('-');
        foreach (var order in new[] { [.. parts.Skip(1), parts[0]], parts })
        {
            for (var part = 0; part < parts.Length; part++) await page.Keyboard.PressAsync("ArrowLeft");
            foreach (var part in order)
            {
                await page.Keyboard.TypeAsync(part);
                if (part.Length == 4 && part != order[^1]) await page.Keyboard.PressAsync("ArrowRight");
            }
            if (await page.EvaluateAsync<string>("() => document.activeElement.value") == value) return;
        }
    }
}
