using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Web.Pages.Commands;

/// <summary>Commands that belong together, in the order in which an entity meets them.</summary>
public sealed record CommandArea(string Name, Phrase Title, IReadOnlyList<CommandAttribute> Commands)
{
    private static readonly (string Name, Phrase Title)[] Known =
    [
        ("Registering", new("主体、基金、账户与登记", "Entity, funds, accounts and registers")),
        ("Levels", new("上下级与内部往来", "Levels and internal items")),
        ("Duties", new("人员与职责", "Persons and duties")),
        ("MasterData", new("往来方与案件资料的变更", "Changes of parties and cases")),
        ("Organisations", new("社会组织档案", "Files of organisations")),
        ("Panel", new("律师团队与专家名录", "Panel of law firms and experts")),
        ("Meetings", new("联席会议与授权", "Joint meetings and delegation")),
        ("FundRules", new("基金规则", "Fund rules")),
        ("Budgets", new("预算", "Budgets")),
        ("Funding", new("资金收入、额度与利息", "Money in, quotas and interest")),
        ("TreasuryMoney", new("财政资金", "Treasury money")),
        ("BetweenFunds", new("基金之间", "Between funds")),
        ("Advancing", new("垫付", "Advances")),
        ("CaseSteps", new("案件进程", "Steps of a case")),
        ("Judging", new("判决、调解与撤诉", "Judgments, settlements and withdrawals")),
        ("Recovering", new("追偿", "Recovery")),
        ("Identifying", new("待查收款", "Unidentified receipts")),
        ("WritingOff", new("核销与坏账", "Write-offs and bad debts")),
        ("Damages", new("环境损害赔偿金", "Damages")),
        ("Rewards", new("奖励", "Rewards")),
        ("Services", new("法律服务", "Legal services")),
        ("Sharing", new("信息共享", "Shared lists")),
        ("Correcting", new("更正与手工凭证", "Corrections and vouchers by hand")),
        ("PriorYears", new("以前年度差错", "Errors of earlier years")),
        ("BankStatements", new("银行对账单", "Bank statements")),
        ("BankMappings", new("对账单格式", "Forms of bank statements")),
        ("BankMatches", new("银行流水匹配", "Matching bank lines")),
        ("Reconciling", new("银行存款余额调节表", "Bank reconciliation")),
        ("Evidence", new("附件", "Evidence")),
        ("Closing", new("结账", "Closing")),
        ("Archives", new("会计档案销毁", "Destruction of archives")),
    ];

    /// <summary>All areas that have commands.</summary>
    public static IReadOnlyList<CommandArea> All { get; } =
    [
        .. Catalogue.All.Select(entry => entry.Command).GroupBy(command => command.Area)
            .OrderBy(area => PlaceOf(area.Key)).ThenBy(area => area.Key, StringComparer.Ordinal)
            .Select(area => new CommandArea(area.Key, TitleOf(area.Key), [.. area.OrderBy(command => command.Place)])),
    ];

    private static int PlaceOf(string name)
    {
        var place = Array.FindIndex(Known, known => known.Name == name);
        return place < 0 ? Known.Length : place;
    }

    private static Phrase TitleOf(string name) => PlaceOf(name) is var place && place < Known.Length ? Known[place].Title : new("其他", "Others");
}
