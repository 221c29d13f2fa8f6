using FundLedger.Benchmarks;

// Ratios, never absolute figures: each line is measured against its floor in the same run (shared goals: performance in README).
var rounds = args.Length > 0 && int.TryParse(args[0], out var given) ? given : 3;
var what = args.Length > 1 ? args[1] : "";
if (what is "" or "posting") await Posting.RunAsync(rounds);
if (what is "" or "banking") await Banking.RunAsync(rounds);
if (what is "" or "pages") await Pages.RunAsync(rounds);
return 0;
