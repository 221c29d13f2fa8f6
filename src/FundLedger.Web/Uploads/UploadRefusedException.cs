using FundLedger.Ledger;

namespace FundLedger.Web.Uploads;

/// <summary>Reading stops here: the file is refused as a whole.</summary>
internal sealed class UploadRefusedException(Rejection rejection) : Exception(rejection.ToString())
{
    public UploadRefusedException(RejectionReason reason, params object[] facts) : this(new Rejection(reason, [.. facts.Select(fact => fact is Spot place ? place.Said : fact)]))
    {
    }

    public Rejection Rejection => rejection;
}
