using FundLedger.Ledger;

namespace FundLedger.Litigation.Events;

[Command("personRegistered", "登记人员", "Register a person", "",
    """{"type":"personRegistered","key":"2024-01-01-personRegistered","date":"2024-01-01","by":"钱主管","person":"周出纳","position":"财务处出纳"}""")]
[SentBy(Duty.Chief)]
public sealed record PersonRegistered : Command
{
    [Means("姓名，与签名一致", "The name as it signs")] public required string Person { get; init; }
    [Means("职务", "Position")] public string? Position { get; init; }

    public override Decision Decide(Facts facts) => facts.Organisations.Persons.Contains(Person)
        ? Decision.Refuse(RejectionReason.CodeTaken, new Phrase("人员", "Person"), Person)
        : Decision.Keep(new Person(Person, Position ?? "", Date));
}

[Command("dutyGiven", "分派职责", "Give a person a duty", "",
    """{"type":"dutyGiven","key":"2024-01-01-dutyGiven","date":"2024-01-01","by":"钱主管","person":"周出纳","duty":"CASHIER","from":"2024-01-01","document":"岗位分工表"}""")]
[SentBy(Duty.Chief)]
public sealed record DutyGivenTo : Command
{
    [Means("姓名", "Name")] public required string Person { get; init; }
    [Means("职责", "Duty")] public required Duty Duty { get; init; }
    [Means("起", "From")] public required DateOnly From { get; init; }
    [Means("止；不填则不定期", "To; without end if left out")] public DateOnly? To { get; init; }
    [Means("依据文件", "The paper that gives it")] public string? Document { get; init; }

    public override Decision Decide(Facts facts)
    {
        var given = new DutyGiven(Person, Duty, From, To ?? DateOnly.MaxValue, Document ?? "", facts.NextOrdinal);
        var clash = facts.Organisations.Duties.FirstOrDefault(other => other.Person == Person && Duties.AreIncompatible(Duty, other.Duty) && other.Overlaps(given));
        var refusals = Ask.All(
            facts.Organisations.Persons.Contains(Person) ? null : new(RejectionReason.UnknownPerson, Person) { Field = "person" },
            Ask.NotBefore(given.To, From, new("起始日", "its first day")),
            clash is not null ? new(RejectionReason.DutiesIncompatible, Person, Terms.Of(Duty), Terms.Of(clash.Duty)) : null);
        return refusals.Count > 0 ? Decision.Refuse(refusals) : Decision.Keep(given);
    }
}

[Command("dutyEnded", "解除职责", "End a duty", "",
    """{"type":"dutyEnded","key":"2024-09-01-dutyEnded","date":"2024-09-01","by":"钱主管","person":"周出纳","duty":"CASHIER"}""")]
[SentBy(Duty.Chief)]
public sealed record DutyEnded : Command
{
    [Means("姓名", "Name")] public required string Person { get; init; }
    [Means("职责，自业务日期起不再承担", "The duty, no longer held from the business date on")] public required Duty Duty { get; init; }

    public override Decision Decide(Facts facts) => facts.Organisations.Duties.FirstOrDefault(given => given.Person == Person && given.Duty == Duty && given.EndedOn is null && given.IsHeldOn(Date)) is { } held
        ? Decision.Keep(new DutyEnd(held.Ordinal, Date))
        : Decision.Refuse(RejectionReason.DutyNotHeld, Person, Date, Terms.Of(Duty));
}
