namespace FundLedger.Web.Access;

/// <summary>The permission that a handler of a page asks for which changes something. The permission to read the page is not enough, so
/// each says its own; one that says nothing does not run.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AsksAttribute(Permission permission) : Attribute
{
    public Permission Permission => permission;
}

/// <summary>The handler is open to whoever comes: sign-in and set-up.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AsksNothingAttribute : Attribute;
