using FundLedger.Web;

var settings = new Settings(Settings.DefaultDataFolder, null, [new Uri(Settings.DefaultUrl)]);
await using var books = settings.Books(TimeProvider.System);
await books.MigrateAsync(CancellationToken.None);
await using var site = Site.Build(settings, books);
await site.RunAsync();
return 0;
