using FundLedger.Data;
using FundLedger.Web.Access;

namespace FundLedger.Web.Pages.Admin;

/// <summary>The audit administrator reads who came in, what was denied and who gave whom which role.</summary>
[Permits(Permission.ReadAccessTrail)]
public sealed class AccessTrailModel(Database books) : TrailPage(books)
{
    public override bool WorksWithoutBooks => true;

    protected override string Chain => Trail.Installation;
}
