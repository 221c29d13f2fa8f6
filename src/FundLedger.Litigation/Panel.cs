namespace FundLedger.Litigation;

/// <summary>How a firm came onto the panel (founding notice 二(三): 推荐 or 招投标).</summary>
public enum PanelChoice { Recommended, Tender }

/// <summary>A firm's place on the panel 推荐名录 for a time.</summary>
/// <param name="Tender">The number of the tender; empty for a recommendation.</param>
/// <param name="Bidders">Those who bid, in one text.</param>
public sealed record PanelEntry(string Code, string Party, PanelChoice ChosenBy, string Tender, DateOnly TenderOn, string Bidders, string Document,
    DateOnly From, DateOnly To) : Entry;

public enum PanelEventKind { Status, Training }

public enum PanelStatus { Active, Suspended, Removed }

/// <summary>A change of a firm's status on the panel, or a training it took part in.</summary>
/// <param name="Score">0 to 100; 0 where none was given.</param>
public sealed record PanelEvent(string Entry, PanelEventKind Kind, PanelStatus Status, DateOnly On, string Note, int Hours, int Score, string Document) : Entry;

/// <summary>The legal services of the founding notice 二(三).</summary>
public enum ServiceKind { CourtGuidance, PolicyAndMediation, DocumentReview, Other }

/// <summary>What a framework agreement says beyond ceiling and term.</summary>
/// <param name="Panel">The panel entry by which the firm was chosen, or empty.</param>
/// <param name="Services">What may be ordered; anything if empty.</param>
public sealed record AgreementTerms(string Agreement, string Panel, IReadOnlyList<ServiceKind> Services, string PriceRule, string Document) : Entry;

/// <summary>Which service an order is for, and for which petition 信访件.</summary>
public sealed record OrderedService(string Order, ServiceKind Service, string Petition) : Entry;

public enum ServiceRecordKind { Delivered, Evaluated }

/// <summary>A delivery under an order, or its evaluation.</summary>
/// <param name="Score">0 to 100; 0 for a delivery.</param>
public sealed record ServiceRecord(string Order, ServiceRecordKind Kind, DateOnly On, string Petition, string Note, int Score, string Document, string RecordedBy) : Entry;
