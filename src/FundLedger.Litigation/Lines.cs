using FundLedger.Ledger;
using FundLedger.Litigation.Events;

namespace FundLedger.Litigation;

/// <summary>The words in which recipes are written: Dr this, Cr that.</summary>
internal static class Lines
{
    public static VoucherLine Dr(string account, string fund, Money amount) => new(account, fund, Side.Debit, amount);
    public static VoucherLine Cr(string account, string fund, Money amount) => new(account, fund, Side.Credit, amount);

    /// <summary>Money in: Dr the bank account's own account.</summary>
    public static VoucherLine In(BankAccount bank, string fund, Money amount, string payee = "") =>
        Dr(bank.Account, fund, amount) with { Bank = bank.Code, Payee = payee };

    /// <summary>Money out.</summary>
    public static VoucherLine Out(BankAccount bank, string fund, Money amount, string payee = "") =>
        Cr(bank.Account, fund, amount) with { Bank = bank.Code, Payee = payee };

    /// <summary>Dr 资金结存 / Cr an income of book B; nothing for money held for others.</summary>
    public static IEnumerable<VoucherLine> BudgetIncome(BankAccount bank, string fund, Money amount, string income, string source = "") =>
        bank.BudgetAccount is not { } money ? [] : [Dr(money, fund, amount), Cr(income, fund, amount) with { Source = source }];

    /// <summary>Dr the expenditure of book B / Cr 资金结存.</summary>
    public static IEnumerable<VoucherLine> BudgetSpending(Facts facts, string money, string fund, Money amount, string source = "") =>
        [Dr(Expenditure(facts), fund, amount) with { Source = source }, Cr(money, fund, amount)];

    /// <summary>7101 行政支出 or 7201 事业支出.</summary>
    public static string Expenditure(Facts facts) => facts.IsInstitution ? "7201" : "7101";

    /// <summary>Where a definitive loss stands in book B (domain.md R21, R21b).</summary>
    public static string LossExpenditure(Facts facts) => facts.IsInstitution && facts.Policy.LossExpenditure == Litigation.LossExpenditure.Other ? "7901" : Expenditure(facts);

    /// <summary>A promise made: Dr 9001 / Cr 9002.</summary>
    public static IEnumerable<VoucherLine> Promise(VoucherLine reference, Money amount) =>
        [Memo(reference, "9001", Side.Debit, amount), Memo(reference, "9002", Side.Credit, amount)];

    /// <summary>A promise kept or given up: Dr 9002 / Cr 9001.</summary>
    public static IEnumerable<VoucherLine> Release(VoucherLine reference, Money amount) =>
        [Memo(reference, "9002", Side.Debit, amount), Memo(reference, "9001", Side.Credit, amount)];

    private static VoucherLine Memo(VoucherLine reference, string account, Side side, Money amount) =>
        reference with { Account = account, Side = side, Amount = amount };

    /// <summary>The auxiliaries of an advance: fund, case and number.</summary>
    public static VoucherLine For(Advance advance) => Dr("9001", advance.Fund, Money.Zero) with { Case = advance.Case, Advance = advance.Code };

    /// <summary>The auxiliaries of an order or contract.</summary>
    public static VoucherLine For(Order order) => Dr("9001", order.Fund, Money.Zero) with { Case = order.Case, Order = order.Code };

    /// <summary>A claim of an advance against a party.</summary>
    public static VoucherLine Claim(Side side, string account, Advance advance, string party, Money amount) =>
        new(account, advance.Fund, side, amount) { Case = advance.Case, Advance = advance.Code, Party = party };
}

/// <summary>Questions that several events ask.</summary>
internal static class Ask
{
    /// <summary>The account holds money of the fund, and of the kind the event needs.</summary>
    public static Rejection? Bank(Facts facts, string bank, string fund, params ReadOnlySpan<BankKind> kinds)
    {
        var account = facts.Banks[bank];
        if (!account.Funds.Contains(fund)) return new(RejectionReason.BankNotOfFund, bank, fund);
        if (kinds.Length > 0 && !kinds.Contains(account.Kind)) return new(RejectionReason.WrongBankKind, bank, Terms.Of(account.Kind), Terms.Of(kinds[0]));
        return null;
    }

    public static Rejection? Kind(Facts facts, string party, params ReadOnlySpan<PartyKind> kinds)
    {
        var known = facts.Parties[party];
        foreach (var kind in kinds)
            if (known.Is(kind)) return null;
        return new(RejectionReason.WrongPartyKind, party, Terms.Of(known.Kind), Terms.Of(kinds[0]));
    }

    public static Rejection? Purpose(Facts facts, string fund, Purpose purpose)
    {
        if (Purposes.NeedsNoList(purpose)) return null;
        if (Purposes.NeverFor(facts.Funds[fund].Kind, purpose) is { } never) return new(RejectionReason.PurposeNotAllowed, fund, Terms.Of(purpose), never);
        if (facts.Funds[fund].Purposes.Contains(purpose)) return null;
        return new(RejectionReason.PurposeNotAllowed, fund, Terms.Of(purpose), facts.Funds[fund].Kind == FundKind.Damages
            ? new Phrase("环境损害赔偿金只能用于修复环境、修复生态、维护环境公共利益；法释〔2015〕1号第24条第2款所列费用须经法院准许，且不含律师费",
                "damages serve restoration only; the costs of 法释〔2015〕1号 art. 24 ¶2 need a court's permission and lawyer fees are not among them")
            : new Phrase("不在该基金的用途清单内", "it is not on the fund's list of purposes"));
    }

    /// <summary>The fund takes money from this source by its rule of the day.</summary>
    public static Rejection? Source(Facts facts, string fund, Events.MoneySource source) =>
        facts.Funds[fund].Sources is { Count: > 0 } sources && !sources.Contains(source)
            ? new(RejectionReason.SourceNotAllowed, fund, Catalogue.CodeOf(source), string.Join(", ", sources.Select(one => Catalogue.CodeOf(one)))) : null;

    /// <summary>A list of purposes holds none that this kind of fund never pays for.</summary>
    public static IEnumerable<Rejection> NeverPurposes(FundKind kind, IEnumerable<Purpose> purposes) => purposes.Distinct()
        .Select(purpose => (purpose, Why: Purposes.NeverFor(kind, purpose)))
        .Where(judged => judged.Why is not null)
        .Select(judged => new Rejection(RejectionReason.PurposeNeverAllowed, Terms.Of(judged.purpose), Terms.Of(kind), judged.Why!));

    public static Rejection? NotBefore(DateOnly date, DateOnly cause, Phrase what) =>
        date < cause ? new(RejectionReason.DateBeforeCause, date, cause, what) : null;

    /// <summary>Approved by someone else than the one who asked, at the level the amount needs, on a basis that stands, and if
    /// on another's behalf then by his delegation (domain.md D.4, A14).</summary>
    /// <param name="fund">The fund whose own limits count before those of the policy.</param>
    public static Rejection? Approval(Facts facts, string asked, string approvedBy, Money amount, ApprovalLevel level, string? basis,
        string fund = "", DecisionKind kind = DecisionKind.Other, string? onBehalfOf = null)
    {
        if (asked == approvedBy || asked == onBehalfOf) return new(RejectionReason.SelfApproval, asked);
        var needed = Approvals.LevelFor(facts, fund, amount);
        if (level < needed) return new(RejectionReason.ApprovalLevelTooLow, amount, Terms.Of(needed));
        if (level == ApprovalLevel.Meeting && string.IsNullOrEmpty(basis)) return new(RejectionReason.BasisMissing);
        return Approvals.OnBehalf(facts, approvedBy, onBehalfOf, level) ?? Approvals.Basis(facts, basis, kind);
    }

    /// <summary>Nothing speaks against the organisation today, and its credit code does not wait for a second person.</summary>
    public static Rejection? Eligible(Facts facts, string organisation, string legalCase)
    {
        var obstacle = Eligibility.Obstacle(facts.Organisations.Papers.Where(paper => paper.Organisation == organisation), facts.Organisations.Today,
            facts.Cases[legalCase].RegisteredOn, facts.Policy.EligibilityFile == EligibilityFile.Full);
        if (obstacle is not null) return new(RejectionReason.IneligibleOrganisation, organisation, obstacle);
        return Confirmed(facts, organisation);
    }

    /// <summary>The party's credit code does not wait for a second person.</summary>
    public static Rejection? Confirmed(Facts facts, string party) =>
        facts.Organisations.Doubts.Any(doubt => doubt.Party == party) ? new(RejectionReason.CreditCodeUnconfirmed, party) : null;

    /// <summary>The panel entry runs on the command's day and is neither suspended nor removed.</summary>
    public static Rejection? OnPanel(Facts facts, string panelEntry)
    {
        var entry = facts.Organisations.Panel[panelEntry];
        var status = facts.Organisations.StatusOf(panelEntry);
        var inForce = entry.From <= facts.Organisations.Today && facts.Organisations.Today <= entry.To && status == PanelStatus.Active;
        return inForce ? null : new(RejectionReason.PanelNotInForce, panelEntry, entry.From, entry.To, Terms.Of(status));
    }

    /// <summary>A list of texts that is kept as one has at most 2,000 characters.</summary>
    public static Rejection? Joined(string field, IReadOnlyList<string> texts) =>
        texts.Sum(text => text.Length + 1) <= 2_000 ? null : new(RejectionReason.TextTooLong, field, 2_000) { Field = field };

    public static Rejection? Score(int score) => score <= 100 ? null : new(RejectionReason.BadValue, "score", score, "0 … 100") { Field = "score" };

    /// <summary>The refusals that were found; the decision goes on only when there is none.</summary>
    public static IReadOnlyList<Rejection> All(params Rejection?[] answers) => [.. answers.OfType<Rejection>()];
}

/// <summary>Who approves: 处长, 分管厅领导, or 厅长办公会/联席会议 with minutes.</summary>
public enum ApprovalLevel { Section, Deputy, Meeting }

/// <summary>The terms of the registers in both languages.</summary>
public static class Terms
{
    public static Phrase Of(Enum member) => member switch
    {
        BankKind.Own => new("本单位账户", "an own account"),
        BankKind.Entrusted => new("受托代理资金账户", "an entrusted account"),
        BankKind.Pending => new("待缴财政账户", "a pending account"),
        BankKind.ZeroBalance => new("零余额账户", "a zero-balance account"),
        PartyKind.Organisation => new("社会组织", "an organisation"),
        PartyKind.Appraiser => new("鉴定评估机构", "an appraiser"),
        PartyKind.LawFirm => new("律师事务所", "a law firm"),
        PartyKind.Restorer => new("修复单位", "a restorer"),
        PartyKind.Defendant => new("被告", "a defendant"),
        PartyKind.Court => new("法院", "a court"),
        PartyKind.Other => new("其他", "another party"),
        CostKind.Investigation or Purpose.Investigation => new("调查费用", "investigation"),
        CostKind.Appraisal or Purpose.Appraisal => new("鉴定费用", "appraisal"),
        CostKind.Assessment or Purpose.Assessment => new("评估费用", "assessment"),
        CostKind.Lawyer or Purpose.Lawyer => new("律师费用", "lawyer fees"),
        CostKind.CourtFee or Purpose.CourtFee => new("案件受理费", "court fees"),
        CostKind.Other or Purpose.Other => new("其他合理费用", "other reasonable costs"),
        CostKind.ExpertConsultation or Purpose.ExpertConsultation => new("专家咨询费用", "expert consultation"),
        CostKind.Inspection or Purpose.Inspection => new("检验费用", "inspection"),
        CostKind.Monitoring or Purpose.Monitoring => new("取样监测费用", "sampling and monitoring"),
        Purpose.Reward => new("奖励", "rewards"),
        Purpose.Restoration => new("修复环境", "restoring the environment"),
        Purpose.EcologicalRepair => new("修复生态", "repairing the ecology"),
        Purpose.PublicInterest => new("维护环境公共利益", "keeping up the public interest"),
        Purpose.LegalService => new("购买法律服务", "legal services"),
        Purpose.BankFee => new("银行手续费", "bank fees"),
        Purpose.Training => new("培训", "training"),
        Purpose.Publicity => new("宣传", "publicity"),
        Purpose.OperatingCosts => new("部门运行经费", "the department's running costs"),
        Purpose.Return => new("退还", "giving back"),
        Purpose.Treasury => new("上缴财政", "payment to the treasury"),
        Purpose.Internal => new("内部划转", "transfer within the government"),
        Purpose.LosingPlaintiff => new("败诉原告的必要费用", "necessary costs of a losing plaintiff"),
        ApprovalLevel.Section => new("处长", "a section head"),
        ApprovalLevel.Deputy => new("分管厅领导", "a deputy director"),
        ApprovalLevel.Meeting => new("厅长办公会或联席会议（注明纪要编号）", "a meeting, with the number of its minutes"),
        AllocationHead.ExecutionCost => new("实现债权的费用", "execution costs"),
        AllocationHead.GeneralInterest => new("一般利息", "general interest"),
        AllocationHead.Principal => new("本金", "principal"),
        AllocationHead.DelayInterest => new("加倍部分债务利息", "delay interest"),
        AllocationHead.Surplus => new("暂收待退", "held for return"),
        FundKind.Advance => new("垫付基金", "advances"),
        FundKind.Reward => new("奖励基金", "rewards"),
        FundKind.Damages => new("损害赔偿金", "damages"),
        FundKind.Services => new("法律服务经费", "legal services"),
        FundKind.PublicInterest => new("环境公益基金", "public interest"),
        UnitLevel.Province => new("省级", "province"),
        UnitLevel.City => new("市（州）级", "city"),
        UnitLevel.County => new("县（市、区）级", "county"),
        EntityKind.Administrative => new("行政单位", "administrative unit"),
        EntityKind.Institution => new("事业单位", "public institution"),
        PlaintiffKind.Organisation => new("社会组织", "organisation"),
        PlaintiffKind.Procuratorate => new("检察机关", "procuratorate"),
        PlaintiffKind.Government => new("政府", "government"),
        RegistrationLevel.None => new("无", "none"),
        RegistrationLevel.County => new("县级", "county"),
        RegistrationLevel.City => new("设区的市级", "city with districts"),
        RegistrationLevel.Province => new("省级", "province"),
        RegistrationLevel.State => new("国家级", "state"),
        Events.TreasuryMoney.Fine => new("罚没款", "a fine"),
        Events.TreasuryMoney.NonTax => new("非税收入", "non-tax revenue"),
        Events.TreasuryMoney.Interest => new("应缴利息", "interest due to the treasury"),
        Events.WithdrawalReason.Fulfilled => new("诉讼请求已实现", "the claims were fulfilled"),
        Events.WithdrawalReason.Settlement => new("达成和解", "a settlement"),
        Events.WithdrawalReason.Choice => new("原告自愿", "the plaintiff's choice"),
        Events.OrganisationDebt.Assignment => new("费用判归社会组织", "costs awarded to the organisation"),
        Events.OrganisationDebt.Breach => new("违反垫付协议", "breach of the agreement"),
        Events.ReceiptKind.Recovery => new("追偿款", "a recovery"),
        Events.ReceiptKind.Damages => new("环境损害赔偿金", "damages"),
        Events.ReceiptKind.Treasury => new("应缴财政款", "money for the treasury"),
        Events.BudgetMoney.None => new("不涉及预算资金", "no budget money"),
        Events.BudgetMoney.Fiscal => new("财政拨款资金", "appropriations"),
        Events.BudgetMoney.NonFiscal => new("非财政资金", "other money"),
        MoneyOwner.Fund => new("基金", "the fund"),
        MoneyOwner.Treasury => new("财政", "the treasury"),
        CaseState.Open => new("审理中", "pending"),
        CaseState.Judged => new("一审已判", "judged in first instance"),
        CaseState.Appealed => new("上诉中", "appealed"),
        CaseState.Final => new("判决已生效", "finally judged"),
        CaseState.Lost => new("已败诉", "lost"),
        CaseState.Settled or CaseStep.Settled => new("已调解", "settled"),
        CaseState.Withdrawn or CaseStep.Withdrawn => new("已撤诉", "withdrawn"),
        CaseState.Retrial or CaseStep.RetrialOrdered => new("再审中", "in retrial"),
        CaseState.Closed or CaseStep.Closed => new("已办结", "closed"),
        CaseStep.Noted => new("备注", "note"),
        CaseStep.Filed => new("立案", "filed"),
        CaseStep.Judged => new("一审判决", "judged in first instance"),
        CaseStep.Appealed => new("上诉", "appealed"),
        CaseStep.Final => new("判决生效", "finally judged"),
        CaseStep.SettlementAnnounced => new("调解公告", "settlement announced"),
        CaseStep.Revoked => new("原判决撤销", "judgment revoked"),
        CaseStep.EnforcementApplied => new("申请执行", "enforcement applied for"),
        CaseStep.LimitationInterrupted => new("执行时效中断", "time limit interrupted"),
        CaseStep.InterestSuspended => new("停止计算利息", "interest stopped"),
        CaseStep.InterestResumed => new("恢复计算利息", "interest runs again"),
        CaseStep.ModeAgreed => new("商定交付使用方式", "mode of delivery agreed"),
        CaseStep.DirectlyPaid => new("被告直付修复单位", "paid to the restorer directly"),
        CaseStep.SelfRestored => new("自行修复验收", "own restoration accepted"),
        CaseOutcome.Won => new("胜诉", "won"),
        CaseOutcome.PartlyWon => new("部分胜诉", "partly won"),
        CaseOutcome.Lost => new("败诉", "lost"),
        DeliveryMode.Custody => new("代管", "custody"),
        DeliveryMode.Treasury => new("上缴财政", "treasury"),
        DeliveryMode.Direct => new("直付修复单位", "direct to the restorer"),
        DeliveryMode.SelfRestore => new("自行修复", "self-restoration"),
        FileVerdict.Active or PanelStatus.Active or OrganisationStatus.Active => new("正常", "active"),
        FileVerdict.Suspended or PanelStatus.Suspended or OrganisationStatus.Suspended => new("暂停", "suspended"),
        FileVerdict.Deregistered or OrganisationStatus.Deregistered => new("注销", "deregistered"),
        PanelStatus.Removed => new("移出名录", "removed"),
        FileVerdict.Passed or CheckVerdict.Passed => new("通过", "passed"),
        FileVerdict.Failed or CheckVerdict.Failed => new("未通过", "failed"),
        PanelChoice.Recommended => new("推荐", "recommended"),
        PanelChoice.Tender => new("招投标", "by tender"),
        ServiceKind.CourtGuidance => new("引导进入司法程序", "guidance into court"),
        ServiceKind.PolicyAndMediation => new("政策讲解与调解", "explaining policy and mediating"),
        ServiceKind.DocumentReview => new("文书审查与分类", "reviewing and sorting documents"),
        ServiceKind.Other => new("协议约定的其他服务", "another agreed service"),
        DecisionKind.Advance => new("垫付", "advances"),
        DecisionKind.Mode => new("交付使用方式", "the mode of delivery"),
        DecisionKind.Reward => new("奖励", "rewards"),
        DecisionKind.WriteOff => new("核销", "write-offs"),
        DecisionKind.Limit => new("审批限额", "approval limits"),
        DecisionKind.Other => new("其他事项", "other matters"),
        Role.Clerk => new("制单", "clerk"),
        Role.Approver => new("审批", "approver"),
        Role.Cashier => new("出纳", "cashier"),
        Role.Reviewer => new("审核", "reviewer"),
        Role.Auditor => new("审计", "auditor"),
        Role.Manager => new("领导", "manager"),
        Role.SystemAdministrator => new("系统管理员", "system administrator"),
        Role.SecurityAdministrator => new("安全管理员", "security administrator"),
        Role.AuditAdministrator => new("审计管理员", "audit administrator"),
        Role.Program => new("接口", "program"),
        Signature.By => new("制单", "maker"),
        Signature.ApprovedBy => new("批准", "approver"),
        Signature.Reviewer => new("审核", "reviewer"),
        Signature.Cashier => new("出纳", "cashier"),
        Duty.CaseOfficer => new("案件承办", "case officer"),
        Duty.Finance => new("会计（制单）", "accountant"),
        Duty.Reviewer => new("稽核", "reviewer"),
        Duty.Cashier => new("出纳", "cashier"),
        Duty.Chief => new("会计主管", "chief accountant"),
        Duty.Archivist => new("会计档案保管", "keeper of the archives"),
        Duty.SectionHead => new("处长", "section head"),
        Duty.Leader => new("分管领导", "leader"),
        Duty.Legal => new("法规", "legal section"),
        Duty.Office => new("办公室", "office"),
        Duty.Auditor => new("审计", "auditor"),
        EvidenceKind.Invoice => new("发票", "invoice"),
        EvidenceKind.Contract => new("合同", "contract"),
        EvidenceKind.CourtPaper => new("裁判文书", "court paper"),
        EvidenceKind.BankSlip => new("银行回单", "bank slip"),
        EvidenceKind.BankStatement => new("银行对账单", "bank statement"),
        EvidenceKind.Minutes => new("会议纪要", "minutes"),
        EvidenceKind.AppraisalOpinion => new("鉴定意见", "appraisal opinion"),
        EvidenceKind.Other => new("其他", "other paper"),
        RetentionClass.Voucher => new("会计凭证（30年）", "vouchers (30 years)"),
        RetentionClass.Ledger => new("会计账簿（30年）", "ledgers (30 years)"),
        RetentionClass.PeriodReport => new("月、季度报表（10年）", "monthly and quarterly reports (10 years)"),
        RetentionClass.Reconciliation => new("银行存款余额调节表（10年）", "bank reconciliations (10 years)"),
        RetentionClass.BankStatement => new("银行对账单（10年）", "bank statements (10 years)"),
        RetentionClass.TransferList => new("移交清册（30年）", "lists of transfer (30 years)"),
        RetentionClass.FinalAccounts => new("决算和财务报告（永久）", "final accounts (for ever)"),
        RetentionClass.ArchiveList => new("保管、销毁清册和鉴定意见书（永久）", "lists of archives and appraisals (for ever)"),
        SharedList.Organisations => new("适格社会组织名单", "list of organisations"),
        SharedList.LawFirms => new("律师团队名单", "list of law firms"),
        SharedList.Cases => new("案件清单", "list of cases"),
        WorkState.Waiting => new("待签", "waiting"),
        WorkState.Returned or WorkAct.Returned => new("已退回", "returned"),
        WorkState.Recorded => new("已记账", "recorded"),
        WorkState.Withdrawn or WorkAct.Withdrawn => new("已撤回", "withdrawn"),
        WorkAct.Submitted => new("提交", "submitted"),
        WorkAct.Resubmitted => new("修改后重新提交", "edited and submitted again"),
        WorkAct.Signed => new("签名", "signed"),
        FollowUpState.Open => new("办理中", "under way"),
        FollowUpState.Done => new("已办结", "done"),
        FollowUpState.Dropped => new("不再办理", "dropped"),
        OrderKind.Service => new("服务订单", "service order"),
        OrderKind.Restoration => new("修复合同", "restoration contract"),
        Side.Debit => new("借", "debit"),
        Side.Credit => new("贷", "credit"),
        Events.MoneySource.Gov => new("政府出资", "the government's own money"),
        Events.MoneySource.Sanction => new("与经济制裁挂钩的拨款", "an appropriation tied to sanctions"),
        ReconciliationState.Open => new("编制中", "being prepared"),
        ReconciliationState.Finished => new("已完成", "finished"),
        ReconciliationState.Abandoned => new("已放弃", "given up"),
        StatementFormat.Table => new("表格", "table"),
        StatementFormat.Mt940 => new("MT940 报文", "MT940 message"),
        StatementFormat.Camt053 => new("camt.053 报文", "camt.053 message"),
        OpenSide.Book => new("单位", "the books"),
        OpenSide.Bank => new("银行", "the bank"),
        AmountSign.ReceivedPositive => new("收入为正", "received is positive"),
        AmountSign.PaidPositive => new("支出为正", "paid is positive"),
        AmountSign.Marked => new("看借贷标志", "a mark tells"),
        MatchRule.Exact => new("金额、日期和对方一致，且唯一", "same amount, near in time, no other candidate"),
        MatchRule.Correction => new("原凭证、注销和订正合计", "a voucher with its cancellation and correction"),
        MatchRule.RedPair => new("原凭证与红字相抵", "a voucher and its cancellation"),
        MatchRule.Vouchers => new("一笔流水对多张凭证", "one line, several vouchers"),
        MatchRule.Lines => new("多笔流水对一张凭证", "several lines, one voucher"),
        MatchRule.Returned => new("银行退回的付款", "a payment that the bank sent back"),
        ProposalReason.SeveralCandidates => new("金额相同，有多个候选", "the same amount, and several candidates"),
        ProposalReason.OutsideWindow => new("金额相同，日期超出窗口", "the same amount, too far apart in time"),
        ProposalReason.OtherCounterpart => new("金额相同，对方不同", "the same amount, another counterpart"),
        ProposalReason.SumOfVouchers => new("多张凭证合计", "several vouchers come to it"),
        ProposalReason.SumOfLines => new("多笔流水合计", "several lines come to it"),
        ProposalReason.ReturnedByBank => new("银行付出后退回", "paid and sent back by the bank"),
        MatchRule.ByHand => new("人工匹配", "by hand"),
        _ => new(member.ToString(), member.ToString()),
    };
}
