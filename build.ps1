# One verb, one dotnet line; run it in this folder. Everything here is also a plain command in README.md.
param(
    [Parameter(Position = 0)]
    [ValidateSet('run', 'test', 'bench', 'publish')]
    [string] $Verb = 'run',

    [Parameter(ValueFromRemainingArguments)]
    [string[]] $Rest = @()
)

$ErrorActionPreference = 'Stop'

switch ($Verb) {
    'run' { dotnet run --project src/FundLedger.Web '--' @Rest }
    'test' { dotnet test @Rest }
    'bench' { dotnet run --project tests/FundLedger.Benchmarks --configuration Release '--' @Rest }
    'publish' { dotnet publish src/FundLedger.Web --configuration Release @Rest }
}

exit $LASTEXITCODE
