using System.Globalization;
using System.Reflection;

namespace FundLedger.Ledger;

/// <summary>What a refusal says, in Chinese first; <c>{0}</c>, <c>{1}</c> ... are filled with the facts of the case.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class SaysAttribute(string zh, string en) : Attribute
{
    public string Zh => zh;
    public string En => en;
}

/// <summary>Why a command or voucher is refused. The list is closed and its order is the order of the checks: of several
/// reasons the earlier one is told. A new member gets one sentence in each language and one test.</summary>
public enum RejectionReason
{
    // The form of what was sent.
    [Says("不是有效的 JSON：{0}", "Not valid JSON: {0}")] MalformedJson,
    [Says("不是有效的 CSV：{0}", "Not valid CSV: {0}")] MalformedCsv,
    [Says("未知的命令“{0}”", "There is no command “{0}”")] UnknownCommand,
    [Says("命令 {1} 没有字段“{0}”", "The command {1} has no field “{0}”")] UnknownField,
    [Says("缺少字段“{0}”", "The field “{0}” is missing")] MissingField,
    [Says("字段“{0}”的值“{1}”不是金额：应为如 33218.45 的字符串，至多两位小数", "“{1}” in “{0}” is not an amount: write a string such as 33218.45 with at most two decimals")] BadAmount,
    [Says("字段“{0}”的金额 {1} 必须大于零", "The amount {1} in “{0}” must be above zero")] AmountNotPositive,
    [Says("字段“{0}”的值“{1}”不是存在的日期：应为 yyyy-MM-dd", "“{1}” in “{0}” is not a date that exists: write yyyy-MM-dd")] BadDate,
    [Says("字段“{0}”的值“{1}”不是代码：限 1 至 32 个字母、数字、点、下划线或连字符", "“{1}” in “{0}” is not a code: use 1 to 32 letters, digits, dots, underscores or hyphens")] BadCode,
    [Says("字段“{0}”的值“{1}”不在允许的值之列：{2}", "“{1}” in “{0}” is not one of: {2}")] BadValue,
    [Says("字段“{0}”含有不允许的字符（{1}）", "The field “{0}” holds a character that is not allowed ({1})")] BadText,
    [Says("字段“{0}”超过 {1} 个字", "The field “{0}” is longer than {1} characters")] TextTooLong,
    [Says("缺少幂等键（Idempotency-Key 或字段 key）", "The idempotency key is missing (header Idempotency-Key or field key)")] KeyMissing,
    [Says("请求头的幂等键“{0}”与字段 key 的“{1}”不同", "The idempotency key in the header, “{0}”, is not the one in the field key, “{1}”")] KeyMismatch,
    [Says("幂等键“{0}”已用于另一内容的命令", "The idempotency key “{0}” was used before with other content")] KeyReused,
    [Says("幂等键“{0}”的命令已在在办事项 W-{1} 中", "The command of the idempotency key “{0}” is part of work item W-{1} already")] KeyInWork,
    [Says("命令写的是会计主体 {0}，却发给了 {1}", "The command names entity {0} but was sent to {1}")] EntityMismatch,

    // Files that people send.
    [Says("文件过大：{0}，上限为 {1}", "The file is too large: {0}; the limit is {1}")] ReadingLimitExceeded,
    [Says("从第 {0} 个字节起不是 UTF-8、UTF-16 或 GB18030 文本：{1}", "From byte {0} on this is no text in UTF-8, UTF-16 or GB18030: {1}")] FileNotText,
    [Says("文件已损坏或不完整：{0}", "The file is damaged or incomplete: {0}")] FileDamaged,
    [Says("文件含有不接受的内容：{0}", "The file holds what is not taken: {0}")] FileContentForbidden,
    [Says("{0} 是公式：只接受数值，请粘贴为数值后再上传", "{0} is a formula: only values are taken, so paste it as a value first")] FormulaCell,
    [Says("{0} 的值“{1}”不是{2}", "{0}: “{1}” is not {2}")] BadCell,
    [Says("{0} 的币种是 {1}：只接受人民币（CNY）", "{0} is in {1}: only CNY is taken")] ForeignCurrency,
    [Says("表头无法识别：{0}", "The headings are not understood: {0}")] ColumnsUnknown,
    [Says("{0}：{1}", "{0}: {1}")] StatementUnclear,

    // What a report is asked.
    [Says("没有报表“{0}”", "There is no report “{0}”")] UnknownReport,
    [Says("{1} 没有参数“{0}”", "{1} has no parameter “{0}”")] UnknownParameter,
    [Says("缺少参数“{0}”", "The parameter “{0}” is missing")] MissingParameter,
    [Says("参数“{0}”的值“{1}”不可用：应为{2}", "“{1}” for the parameter “{0}” will not do: write {2}")] BadParameter,
    [Says("参数“{0}”的期间 {1} 晚于截止日 {2}", "The month {1} of the parameter “{0}” lies after {2}, the as-of date")] PeriodAfterAsOf,
    [Says("记账序号 {0} 尚未出现：目前至 {1}", "There is no posting {0} yet: the last is {1}")] PostingNotYet,

    // What the command refers to.
    [Says("会计主体 {0} 不存在", "There is no entity {0}")] UnknownEntity,
    [Says("{0} {1} 已存在", "{0} {1} exists already")] CodeTaken,
    [Says("科目 {0} 不存在或不可记账", "There is no account {0} to post to")] UnknownAccount,
    [Says("基金 {0} 不存在", "There is no fund {0}")] UnknownFund,
    [Says("银行账户 {0} 不存在", "There is no bank account {0}")] UnknownBank,
    [Says("往来方 {0} 不存在", "There is no party {0}")] UnknownParty,
    [Says("案件 {0} 不存在", "There is no case {0}")] UnknownCase,
    [Says("垫付单 {0} 不存在", "There is no advance {0}")] UnknownAdvance,
    [Says("协议 {0} 不存在", "There is no agreement {0}")] UnknownAgreement,
    [Says("订单或合同 {0} 不存在", "There is no order or contract {0}")] UnknownOrder,
    [Says("凭证 {0} 不存在", "There is no voucher {0}")] UnknownVoucher,
    [Says("未记账凭证 {0} 不存在或已处理", "There is no open draft {0}")] UnknownDraft,
    [Says("待查收款 {0} 不存在", "There is no unidentified receipt {0}")] UnknownReceipt,
    [Says("内部借款 {0} 不存在", "There is no loan {0} between funds")] UnknownLoan,
    [Says("名录条目 {0} 不存在", "There is no panel entry {0}")] UnknownPanel,
    [Says("人员 {0} 未登记", "The person {0} is not registered")] UnknownPerson,
    [Says("账户变更 {0} 不存在", "There is no change of account {0}")] UnknownAccountChange,
    [Says("文件 {0} 未上传", "There is no file {0}: upload it first")] UnknownFile,
    [Says("销毁清册 {0} 不存在", "There is no list of destruction {0}")] UnknownDestruction,
    [Says("没有在办事项 W-{0}", "There is no work item W-{0}")] UnknownWorkItem,
    [Says("没有序号为 {0} 的业务", "There is no recorded command {0}")] UnknownOrdinal,
    [Says("垫付单 {0} 属于案件 {1}，不属于 {2}", "Advance {0} belongs to case {1}, not to {2}")] AdvanceOfOtherCase,
    [Says("往来方 {0} 是{1}，此处须为{2}", "Party {0} is {1}; here it must be {2}")] WrongPartyKind,
    [Says("{0} 不是案件 {1} 的被告", "{0} is not a defendant of case {1}")] NotADefendant,
    [Says("{0} 不是{1}的当事人：应为 {2}", "{0} is not the party of {1}: that is {2}")] WrongParty,

    // Who acts.
    [Says("缺少签名：{0}", "A signature is missing: {0}")] SignatureMissing,
    [Says("{0} 是申请人，不得批准自己的申请", "{0} asked for this and may not approve it")] SelfApproval,
    [Says("{0} 是制单人，不得审核同一凭证", "{0} drew this voucher up and may not review it")] MakerIsReviewer,
    [Says("出纳 {0} 不得兼任制单或审核（会计基础工作规范第十二条）", "The cashier {0} may not also draw up or review (会计基础工作规范 §12)")] CashierNotSeparate,

    [Says("{0} 在 {1} 不任{2}", "{0} does not act as {2} on {1}")] DutyNotHeld,
    [Says("{0} 不得兼任{1}和{2}（会计基础工作规范第十二条）", "{0} may not be {1} and {2} at once (会计基础工作规范 §12)")] DutiesIncompatible,
    [Says("{0} 在 {2} 没有委托 {1} 以{3}身份审批", "On {2}, {0} had not delegated the approval as {3} to {1}")] DelegationMissing,
    [Says("{0} 委托 {1} 会形成循环委托", "For {0} to delegate to {1} would close a circle")] DelegationCyclic,
    [Says("{0} 已登记该信用代码，须由另一人确认", "{0} entered this credit code; another person must confirm it")] SecondPersonMissing,

    // Work that waits for signatures.
    [Says("{0} 的岗位不能提交“{1}”", "{0} holds no role that submits “{1}”")] CommandNotYours,
    [Says("签名须由本人登录后作出，不能代填：{0}“{1}”", "Signatures are given by signing in and are not filled in for others: {0} “{1}”")] SignatureTyped,
    [Says("在办事项 W-{0} 已改为第 {1} 版，您看到的是第 {2} 版：请重新查看", "Work item W-{0} is at version {1} by now and you saw version {2}: look at it again")] WorkItemChanged,
    [Says("在办事项 W-{0} 现为“{1}”，不能{2}", "Work item W-{0} is {1} and can no longer be {2}")] WorkItemElsewhere,
    [Says("在办事项 W-{0} 由 {1} 提交，只能由其本人修改或撤回", "Work item W-{0} was submitted by {1}, who alone edits or withdraws it")] NotSubmitter,
    [Says("在办事项 W-{0} 待{1}签名，{2} 现在不能以{3}签名", "Work item W-{0} waits for the {1}; {2} cannot sign as {3} now")] NotYourTurn,
    [Says("{0} 提交或修改过在办事项 W-{1}，不得再以{2}签名", "{0} submitted or edited work item W-{1} and may not sign it as {2}")] SignerTookPart,
    [Says("{0} 是收款人，不得以{1}签名", "{0} is to be paid and may not sign as {1}")] SignerIsPayee,

    // When.
    [Says("会计期间 {0} 未启用", "The period {0} has not been opened")] PeriodNotOpened,
    [Says("会计期间 {0} 已结账，任何渠道和角色都不得再记账", "The period {0} is closed; nothing can be posted to it, by any way or role")] PeriodClosed,
    [Says("会计期间 {0} 尚未结账", "The earlier period {0} is still open")] EarlierPeriodOpen,
    [Says("期间内有 {0} 张未记账凭证：{1}", "{0} vouchers of the period are not posted: {1}")] UnpostedVouchers,
    [Says("十二月随年度结账：请用 yearClosed", "December is closed with the year: use yearClosed")] YearCloseRequired,
    [Says("年终检查未通过：{0}", "The year-end check failed: {0}")] YearEndCheckFailed,
    [Says("日期 {0} 早于其前提（{2}）的日期 {1}", "The date {0} lies before {1}, the date of what it rests on ({2})")] DateBeforeCause,
    [Says("期初余额只能在启用年度一月、尚无凭证时录入", "Opening balances are taken only in the first year, before any other voucher")] OpeningTooLate,
    [Says("政策参数不得追溯到已结账期间 {0}", "A policy cannot reach back into the closed period {0}")] PolicyIntoClosedPeriod,

    // Purposes, approval and eligibility.
    [Says("基金 {0} 不得用于{1}：{2}", "Fund {0} may not pay for {1}: {2}")] PurposeNotAllowed,
    [Says("银行账户 {0} 不属于基金 {1}", "Bank account {0} does not hold money of fund {1}")] BankNotOfFund,
    [Says("银行账户 {0} 是{1}，此业务须用{2}", "Bank account {0} is {1}; this event needs {2}")] WrongBankKind,
    [Says("{0} 不是适格的社会组织：{1}", "{0} is not an eligible organisation: {1}")] IneligibleOrganisation,
    [Says("{0} 元须由{1}批准", "{0} yuan must be approved by {1}")] ApprovalLevelTooLow,
    [Says("须注明批准依据（会议纪要或文件号）", "The basis of the approval (minutes or document number) is missing")] BasisMissing,

    // Advances.
    [Says("垫付单 {0} 已批准过", "Advance {0} has been approved already")] AlreadyApproved,
    [Says("批准额 {0} 超过申请额 {1}", "The approved amount {0} is above the {1} asked for")] ApprovedAboveRequested,
    [Says("垫付单 {0} 尚未批准", "Advance {0} has not been approved")] NotApproved,
    [Says("垫付单 {0} 批准 {1}，已付 {2}，再付 {3} 超出批准额", "Advance {0}: approved {1}, paid {2}; a further {3} exceeds the approval")] PaymentAboveApproved,
    [Says("垫付单 {0} 未结算余额 {1}，不能结算 {2}", "Advance {0}: unsettled {1}, cannot settle {2}")] SettlementAbovePaid,
    [Says("垫付单 {0} 未结算余额 {1}，不能退回 {2}", "Advance {0}: unsettled {1}, cannot take back {2}")] RefundAboveUnsettled,
    [Says("{0} 未付承诺 {1}，不能释放 {2}", "{0}: unpaid commitment {1}, cannot release {2}")] ReleaseAboveCommitment,
    [Says("垫付单 {0} 可核销余额 {1}，不能核销 {2}", "Advance {0}: {1} can be written off, not {2}")] WriteOffAboveOutstanding,
    [Says("本会计主体（事业单位）的核销须走坏账准备", "An institution writes off through its provision for bad debts")] NotForThisEntityKind,

    // Judgment and recovery.
    [Says("垫付单 {0} 已结算待追偿 {1}，判决确认额 {2} 超出", "Advance {0}: settled and unclaimed {1}; the judgment's {2} is above it")] JudgedAboveSettled,
    [Says("案件 {0} 对 {1} 没有应收款", "Nothing is receivable in case {0} from {1}")] NothingReceivable,
    [Says("指定清偿 {0} {1}，而未收余额仅 {2}：多收部分应入暂收待退", "{1} is designated to {0}, of which only {2} is outstanding: a surplus is held for return, a receivable never turns negative")] DesignationAboveOutstanding,
    [Says("指定的金额合计 {0} 超过收款额 {1}", "What is designated, {0}, is more than the {1} received")] DesignationAboveReceipt,
    [Says("暂收待退余额 {0}，不能退还 {1}", "{0} is held for return, not {1}")] OverpaymentAboveHeld,

    // Damages, rewards, services.
    [Says("案件 {0} 代管 {1}，未付承诺 {2}，不足以再承诺 {3}", "Case {0}: {1} in custody, {2} committed; not enough for {3}")] CustodyExceeded,
    [Says("{0} 未付承诺 {1}，不能支付 {2}", "{0}: unpaid commitment {1}, cannot pay {2}")] PaymentAboveCommitment,
    [Says("案件 {0} 已奖励 {1}", "{1} has been rewarded for case {0} already")] AlreadyRewarded,
    [Says("应付余额 {0}，不能支付 {1}", "{0} is payable, not {1}")] PaymentAbovePayable,
    [Says("资金来源 {0} 余额 {1}，不足 {2}", "Source {0} has {1}, less than {2}")] SourceExhausted,
    [Says("协议 {0} 有效期 {1} 至 {2}", "Agreement {0} is in force from {1} to {2}")] AgreementNotInForce,
    [Says("协议 {0} 上限 {1}，已下单 {2}，剩余 {3}，不足 {4}", "Agreement {0}: ceiling {1}, ordered {2}, left {3}; not enough for {4}")] CeilingExceeded,
    [Says("订单 {0} 金额 {1}，已开票 {2}，不能再入账 {3}", "Order {0}: amount {1}, invoiced {2}; cannot take a further {3}")] InvoiceAboveOrder,
    [Says("账户 {0} 在 {1} 没有余额可分摊利息", "Account {0} has no balance on {1} to share interest by")] NoBalanceToShare,
    [Says("额度余额 {0}，不等于注销额 {1}", "The quota is {0}, not the {1} to be cancelled")] QuotaDiffers,
    [Says("基金 {0} 可用余额 {1}，不足 {2}", "Fund {0} has {1} available, less than {2}")] FundNotAvailable,

    // Corrections.
    [Says("凭证 {0} 不能注销：{1}", "Voucher {0} cannot be cancelled: {1}")] NotReversible,
    [Says("凭证 {0} 已由 {1} 注销", "Voucher {0} was cancelled already by {1}")] AlreadyReversed,
    [Says("凭证 {0} 是注销凭证，不得再注销", "Voucher {0} is itself a cancellation and cannot be cancelled")] ReversalOfReversal,
    [Says("红字凭证须在原凭证同一年度", "A red-letter voucher stands in the year of the original")] ReversalOutsideYear,
    [Says("凭证 {0} 尚未注销，不能订正", "Voucher {0} has not been cancelled and cannot be corrected")] NotReversed,
    [Says("凭证 {0} 已由 {1} 订正", "Voucher {0} was corrected already by {1}")] AlreadyCorrected,
    [Says("订正内容须为只产生一张凭证的业务：{0}", "The replacement must be an event that makes one voucher: {0}")] NotACorrection,

    // Cases and their outcomes.
    [Says("案件 {0} {1}，不得{2}：{3}", "Case {0} is {1} and cannot {2}: {3}")] CaseStateForbids,
    [Says("案件 {0} 已于 {2} {1}", "Case {0}: {1} on {2} already")] StepTaken,
    [Says("案件 {0} 的调解或和解协议未经公告（法释〔2015〕1号第25条）", "The settlement of case {0} was not announced (法释〔2015〕1号 art. 25)")] NotAnnounced,
    [Says("案件 {0} 的公告期至 {1}，不少于三十日（法释〔2015〕1号第25条）", "The announcement in case {0} runs until {1}, thirty days at least (法释〔2015〕1号 art. 25)")] AnnouncementRunning,
    [Says("案件 {0} 不得撤诉：{1}", "Case {0} cannot be withdrawn: {1}")] WithdrawalForbidden,
    [Says("案件 {0} 对 {1} 的申请执行期限已于 {2} 届满（民事诉讼法第250条）", "The time to enforce in case {0} against {1} ended on {2} (民事诉讼法 art. 250)")] EnforcementTooLate,
    [Says("{0} 的迟延履行利息：{1}", "Interest for the delay of {0}: {1}")] InterestPauseUnclear,
    [Says("案件 {0} 尚未结清：{1} 余额 {2}", "Case {0} is not settled up: {1} has {2}")] CaseNotSettledUp,
    [Says("须写明一名被告（可附连带责任人），或各被告份额（大于零、不重复），二者取一", "Name one defendant, with joint debtors if any, or the shares of several (above zero, each once)")] DebtorsUnclear,
    [Says("{0} 是{1}的垫付单，不是受理费", "{0} is an advance for {1}, not for a court fee")] NotACourtFee,
    [Says("垫付单 {0} 减半退还至多 {1}，不能退 {2}", "Advance {0}: half, {1}, is refunded at most, not {2}")] RefundAboveHalf,
    [Says("{0} 的垫付款属下一年度预算，须在下一年度结算（政府会计制度解释第1号 三（二））", "Advance {0} belongs to next year's budget and is settled next year (政府会计制度解释第1号 三（二）)")] SettledNextYear,
    [Says("垫付单 {0} 已核销未收回 {1}，不能收回 {2}", "Advance {0}: {1} is written off and not recovered, cannot take {2}")] RecoveryAboveWrittenOff,
    [Says("基金 {0} 坏账准备 {1}，不足核销 {2}：须先计提", "Fund {0} has provided {1} for bad debts, less than {2}: provide first")] ProvisionTooSmall,
    [Says("扣留的执行费用 {0} 超过执行款 {1}", "The costs kept, {0}, are above the proceeds of {1}")] FeeAboveProceeds,
    [Says("待查收款 {0} 余额 {1}，不能处理 {2}", "Unidentified receipt {0} holds {1}, not {2}")] IdentifiedAboveHeld,
    [Says("案件 {0} 的赔偿金交付使用方式是“{1}”", "The damages of case {0} are delivered by: {1}")] DeliveryModeForbids,
    [Says("案件 {0} 已按“{1}”收到赔偿金，方式不再变更", "Damages of case {0} came in by {1}; the mode stays")] ModeAfterReceipt,
    [Says("各期合计 {0} 不等于合同金额 {1}", "The milestones add up to {0}, not to the contract's {1}")] MilestonesDiffer,
    [Says("合同 {0} 没有第 {1} 期", "Contract {0} has no milestone {1}")] UnknownMilestone,
    [Says("合同 {0} 已于 {1} 验收", "Contract {0} was accepted on {1}")] AcceptedAlready,
    [Says("合同 {0} 已验收 {1}，累计付款将达 {2}：须先验收", "Contract {0}: {1} was accepted, {2} would be paid: acceptance comes first")] NotAccepted,
    [Says("{0} 的赔偿金不能支付本案费用", "The damages of {0} do not pay costs of the same case")] SameCase,
    [Says("{0}不在法释〔2015〕1号第24条第2款所列费用（调查取证、专家咨询、检验、鉴定）之内", "{0} is not on the list of 法释〔2015〕1号 art. 24 ¶2 (investigation, expert consultation, inspection, appraisal)")] CostKindNotListed,

    // Treasury, loans and prior years.
    [Says("支付方式为 {0}，不用{1}", "Payments go by {0}; {1} is not used")] ChannelNotUsed,
    [Says("转出和转入同为基金 {0}", "Fund {0} is on both sides")] SameFund,
    [Says("基金 {0} 专款专用，不得调剂或出借", "Fund {0} is restricted and neither transfers nor lends")] FundRestricted,
    [Says("借款 {0} 未还 {1}，不能归还 {2}", "Loan {0}: {1} is outstanding, cannot repay {2}")] RepaymentAboveLoan,
    [Says("凭证 {0} 不能用差额凭证更正：{1}", "Voucher {0} cannot be corrected by a difference: {1}")] NotAdjustable,
    [Says("科目 {0} 不能直接更正：应为资产、负债类且非业务事件专用", "Account {0} cannot be corrected this way: name an asset or liability that events do not own")] NotABalanceAccount,
    [Says("金额 {0} 超过重要性水平 {1}，须通过以前年度盈余调整", "{0} is above the materiality of {1} and goes through prior-year adjustments")] AboveMateriality,

    // Organisations, panels, meetings and duties.
    [Says("统一社会信用代码 {0} 校验不符：须说明理由，并由第二人确认", "The check of the credit code {0} fails: give a reason and let a second person confirm it")] CreditCodeReasonMissing,
    [Says("{0} 的统一社会信用代码待第二人确认，暂不得付款", "The credit code of {0} waits for a second person; until then nothing is paid")] CreditCodeUnconfirmed,
    [Says("{0} 没有待确认的统一社会信用代码", "{0} has no credit code that waits to be confirmed")] NothingToConfirm,
    [Says("招投标方式列入名录 {0} 须记录招标编号、开标日期和投标人", "A tender needs its number, its day and its bidders to put {0} on the panel")] TenderRecordMissing,
    [Says("名录条目 {0} 有效期 {1} 至 {2}，状态：{3}", "The panel entry {0} runs from {1} to {2}; its status: {3}")] PanelNotInForce,
    [Says("“{0}”不在协议 {1} 的服务清单内：{2}", "“{0}” is not on the list of services of the agreement {1}: {2}")] ServiceOutsideAgreement,
    [Says("订单 {0} 尚无交付记录，不能评价", "Nothing was delivered under the order {0}, so it cannot be evaluated")] NothingDelivered,
    [Says("预付款余额 {0}，不足 {1}", "{0} of the prepayment is left, less than {1}")] PrepaymentAboveLeft,
    [Says("发票 {0}（销售方 {1}）已用于 {2}", "The invoice {0} of {1} was accepted for {2} already")] InvoiceRepeated,
    [Says("发票合计 {0}，不足入账额 {1}", "The invoices come to {0}, less than the {1} to be accepted")] InvoicesBelowAmount,
    [Says("各方份额合计 {0}，不等于奖励总额 {1}", "The shares come to {0}, not to the reward of {1}")] SharesDiffer,
    [Says("{0} 在案件 {1} 中已多得 {2}：不得通过诉讼牟取经济利益（法释〔2015〕1号第34条）", "{0} has {2} too much in case {1}: nobody makes a profit by suing (法释〔2015〕1号 art. 34)")] ProfitFromLitigation,
    [Says("批准额 {0} 低于申请额 {1}：须说明理由", "{0} of the {1} asked for was approved: give the reason")] PartReasonMissing,
    [Says("依据“{0}”不是已登记的会议议定事项（纪要编号#序号）", "The basis “{0}” is not a registered item of a meeting (minutes#number)")] BasisNotRegistered,
    [Says("依据“{0}”是关于{1}的决定，此处须为{2}", "The basis “{0}” decides on {1}; here it must be on {2}")] BasisOfOtherKind,

    // Funds, budgets and levels.
    [Says("{0}不得列入{1}的用途：{2}", "A fund of {1} never pays for {0}: {2}")] PurposeNeverAllowed,
    [Says("从基金 {0} 付款的凭证须注明用途", "A voucher that takes money out of fund {0} names its purpose")] PurposeMissing,
    [Says("基金 {0} 不接受来源为 {1} 的资金，只接受 {2}", "Fund {0} takes no money from {1}, only from {2}")] SourceNotAllowed,
    [Says("基金 {0} 的规则不得追溯到已结账期间 {1}", "A rule of fund {0} cannot reach back into the closed period {1}")] RuleIntoClosedPeriod,
    [Says("经济分类“{0}”不在可用的款级科目之列：{1}", "The economic class “{0}” is not one of: {1}")] UnknownEconomicClass,
    [Says("基金 {0} 的 {1} 年预算已批复，请用 budgetRevised 调整", "The budget of fund {0} for {1} was approved already: use budgetRevised")] BudgetExists,
    [Says("基金 {0} 的 {1} 年预算尚未批复", "The budget of fund {0} for {1} has not been approved")] BudgetMissing,
    [Says("基金 {0} 经济分类 {1} 已支付 {2}，预算不能调减至 {3}", "Fund {0}, class {1}: {2} was paid; the budget cannot be cut to {3}")] BudgetBelowPaid,
    [Says("代码 {0} 不符合{1}单位的编码规则（行政区划代码，或省码两位加字母的项目代码）", "The code {0} is not that of a unit at the level of a {1}: an area code, or two digits of the province and letters")] EntityCodeForm,
    [Says("上级会计主体 {0} 不存在；如随后启用请注明 parentAnnounced", "There is no entity {0} to stand above; say parentAnnounced if it will be opened later")] UnknownParent,
    [Says("{0} 隶属于 {1}，不能作其上级", "{0} stands below {1} and cannot stand above it")] ParentBelow,
    [Says("{0}（{1}）不能隶属于 {2}（{3}）", "{0}, a {1}, cannot stand below {2}, a {3}")] ParentNotAbove,
    [Says("会计主体 {0} 不是 {1} 的上级或下级", "Entity {0} stands neither above nor below {1}")] EntityNotInLine,
    [Says("{0} 的人员不得替会计主体 {1} 记账：上级只能查看和汇总", "Someone of {0} records nothing for entity {1}: an upper level reads and adds up, but never edits")] ActsForAnotherEntity,
    [Says("清单共 {0} 行，不是 {1} 行", "The list has {0} rows, not {1}")] SharedRowsDiffer,

    // Master data.
    [Says("{0} 提出或登记了账户变更 {1}，须由另一人确认", "{0} proposed or recorded the account {1}: another person confirms it")] AccountNeedsSecondPerson,
    [Says("账户变更 {0} 已确认", "The account {0} is confirmed already")] AccountConfirmed,
    [Says("收款方 {0} 没有已确认并生效的账户", "The payee {0} has no account that is confirmed and in force")] PayeeAccountMissing,
    [Says("出纳 {0} 经手过收款方 {1} 的账户变更，不得支付", "The cashier {0} had a hand in the account of the payee {1} and may not pay it")] CashierKeepsAccount,
    [Says("没有写明任何变更", "Nothing is said to have changed")] NothingChanged,

    // Files and evidence.
    [Says("文件 {0} 超过 {1} MiB", "The file {0} is larger than {1} MiB")] FileTooLarge,
    [Says("文件 {0} 不予接收：{1}", "The file {0} is not taken: {1}")] FileNotAllowed,
    [Says("文件 {0} 的内容是 {1}，文件名应以 {2} 结尾", "The content of {0} is {1}; such a file is named {2}")] FileRenamed,
    [Says("文件 {0} 已按清册 {1} 销毁", "The file {0} was destroyed by the list {1}")] FileDestroyed,
    [Says("文件 {0} 重复列出", "The file {0} is listed twice")] FileListedTwice,
    [Says("附件张数 {0} 少于所附文件 {1} 个", "{0} sheets are fewer than the {1} files attached")] AttachmentsBelowFiles,
    [Says("凭证“{0}”没有附件：须上传原始凭证或填写附件张数（结账和更正除外）", "The voucher “{0}” has no paper: attach a file or give the number of sheets (closing and corrections excepted)")] EvidenceMissing,
    [Says("须写明凭证、案件、业务序号之一，且只写一项", "Name one of a voucher, a case and a command, and only one")] EvidenceSubjectUnclear,
    [Says("发票 {0} 入账时为 {1}，不是 {2}", "The invoice {0} was accepted for {1}, not for {2}")] InvoiceDiffers,
    [Says("文件 {0} 保管至 {1} 年末，{2} 不得销毁", "The file {0} is kept to the end of {1} and cannot be destroyed on {2}")] RetentionRunning,
    [Says("文件 {0} 涉及未了事项（{1}），期满也不得销毁（会计档案管理办法第19条）", "The file {0} concerns an unfinished matter ({1}) and is not destroyed even after its time (会计档案管理办法 art. 19)")] FileOnHold,
    [Says("文件 {0} 已列入清册 {1}", "The file {0} stands on the list {1} already")] FileOnOtherList,
    [Says("销毁清册 {0} {1}", "The list of destruction {0}: {1}")] DestructionOutOfOrder,
    [Says("{0} 不得一人担任两项职责", "{0} cannot act in two roles")] ActorsNotApart,

    // Bank statements and matches.
    [Says("对账单的账号 {0} 不是银行账户 {1} 的账号", "The statement names the account {0}, which is not that of {1}")] StatementOfOtherAccount,
    [Says("起始日 {0} 晚于截止日 {1}", "The first day {0} lies after the last, {1}")] StatementDaysReversed,
    [Says("第 {0} 行：收入和支出须且只能填一项", "Line {0}: give what was paid or what was received, and not both")] LineAmountUnclear,
    [Says("第 {0} 行：日期 {1} 不在 {2} 至 {3} 之内", "Line {0}: {1} does not lie between {2} and {3}")] LineOutsideStatement,
    [Says("第 {0} 行：流水号 {1}（{2}，{3}）已用于另一笔流水（{4}，{5}）", "Line {0}: the serial number {1} ({2}, {3}) is that of another line ({4}, {5})")] SerialOfOtherLine,
    [Says("第 {0} 行：余额 {1}，按期初余额和逐笔发生额应为 {2}", "Line {0}: the balance is {1}, and would be {2} by the opening balance and the lines up to here")] RunningBalanceDiffers,
    [Says("期初 {0} 加发生额 {1} 为 {2}，不等于期末 {3}", "The opening balance {0} and the lines of {1} come to {2}, not to the closing balance {3}")] ClosingBalanceDiffers,
    [Says("期初未达账项 {0} 的日期 {1} 不早于首份对账单起始日 {2}", "The opening item {0} of {1} does not lie before the first statement, which begins on {2}")] OpeningItemNotBefore,
    [Says("首份对账单 {0} 期初余额 {1}，账面余额 {2} 加期初未达账项 {3}，相差 {4}：请先登记期初未达账项", "The first statement begins on {0} with {1}; the books have {2} and opening items of {3}, which leaves {4}: record the opening items first")] OpeningNotProved,
    [Says("{0} 早于首份对账单 {1} 的起始日 {2}", "{0} lies before the first statement {1}, which begins on {2}")] StatementBeforeFirst,
    [Says("{0} 日终余额不衔接：已导入对账单为 {1}，本对账单为 {2}，相差 {3}", "The balances at the end of {0} do not join: {1} by what is kept, {2} by this statement, a difference of {3}")] StatementDoesNotJoin,
    [Says("第 {0} 行：{1} 的 {2} 不在已导入的对账单 {3}（{4} 至 {5}）中，而该对账单已证明当日余额", "Line {0}: {2} of {1} is not in the statement {3} ({4} to {5}), which proved the balance of that day")] LineOfProvedDay,
    [Says("银行账户 {0} 已有对账单 {1}，期初未达账项须在首份对账单之前登记", "The account {0} has the statement {1} already; opening items are recorded before the first one")] OpeningItemsTooLate,
    [Says("没有银行流水 {0}", "There is no bank line {0}")] UnknownBankLine,
    [Says("凭证 {0} 在该银行账户没有可匹配的发生额", "The voucher {0} moves nothing on this bank account that could be matched")] UnknownBankEntry,
    [Says("没有期初未达账项 {0}", "There is no opening item {0}")] UnknownOpeningItem,
    [Says("没有匹配 {0}", "There is no match {0}")] UnknownMatch,
    [Says("{0} 已在匹配 {1} 中", "{0} is in the match {1} already")] AlreadyMatched,
    [Says("{0} 在第 {1} 组中重复", "{0} is named once more in group {1}")] MatchedTwice,
    [Says("第 {0} 组是空的", "Group {0} holds nothing at all")] GroupEmpty,
    [Says("第 {0} 组：银行 {1}，账面 {2}，两者不等", "Group {0}: the bank moved {1}, the books {2}")] GroupOutOfBalance,
    [Says("匹配 {0} 已由 {1} 于 {2} 撤销", "The match {0} was undone by {1} on {2}")] MatchAlreadyUndone,
    [Says("匹配 {0} 是已完成的调节表 {1}（{2}）的依据，不得撤销", "The match {0} is what the finished reconciliation {1} as of {2} rests on and is not undone")] MatchProved,

    // Bank reconciliations.
    [Says("没有调节表 {0}", "There is no reconciliation {0}")] UnknownReconciliation,
    [Says("截止日 {0} 晚于业务日期 {1}", "{0} is not over on {1}")] ReconciliationAhead,
    [Says("银行账户 {0} 的调节表 {1}（{2}）尚未完成", "For {0} the reconciliation {1} as of {2} is still open")] ReconciliationStands,
    [Says("银行账户 {0} 已调节至 {1}（{2}）", "{0} was reconciled as of {1} already ({2})")] ReconciledAlready,
    [Says("调节表 {0} {1}，不再变更", "The reconciliation {0} is {1} and stays as it is")] ReconciliationEnded,
    [Says("{0} 在 {1} 不是未达账项", "{0} is not an open item as of {1}")] UnknownOpenItem,
    [Says("编制人 {0} 不得复核自己的调节表", "{0} prepared the reconciliation and may not review it")] PreparerIsReviewer,
    [Says("{0} 是出纳，不得编制银行存款余额调节表", "{0} is the cashier and may not prepare the bank reconciliation")] PreparerIsCashier,
    [Says("银行账户 {0} 没有对账单", "There is no statement of {0}")] StatementMissing,
    [Says("银行账户 {0} 的对账单只连续到 {1}，不能调节至 {2}", "The statements of {0} lead up to {1} without a gap, not to {2}")] StatementsEndBefore,
    [Says("调节后余额不等：单位 {0}，银行 {1}，差额 {2}", "The adjusted balances differ: {0} by the books, {1} by the bank, a difference of {2}")] ReconciliationDiffers,
    [Says("未达账项 {0} 已 {1} 天（超过 {2} 天），须说明原因", "{0} has been open for {1} days, more than {2}: say why")] OpenItemUnexplained,

    // The voucher itself, whatever it came from.
    [Says("凭证至少要有两行分录", "A voucher has at least two lines")] TooFewLines,
    [Says("第 {0} 行金额为零", "Line {0} has no amount")] ZeroAmount,
    [Says("{0}：金额 {1} 超过上限 100,000,000,000.00", "{0}: the amount {1} is above the limit of 100,000,000,000.00")] AmountTooLarge,
    [Says("第 {0} 行为负数：红字只用于注销凭证", "Line {0} is negative: red letters are for cancellations only")] RedAmountOutsideReversal,
    [Says("账簿 {0} 借方 {1} 与贷方 {2} 不平", "Book {0} is out of balance: debit {1}, credit {2}")] BookOutOfBalance,
    [Says("账簿 {0} 基金 {1} 不平：借方 {2}，贷方 {3}（一个基金不能替另一个基金付款）", "Book {0}, fund {1} is out of balance: debit {2}, credit {3} (one fund cannot pay for another)")] FundOutOfBalance,
    [Says("承诺 {0} 不平", "The commitment {0} is out of balance")] ReferenceOutOfBalance,
    [Says("第 {0} 行科目 {1} 缺少辅助核算：{2}", "Line {0}, account {1}, lacks its auxiliary: {2}")] AuxiliaryMissing,
    [Says("第 {0} 行科目 {1} 只能由业务事件记账", "Line {0}: account {1} is posted by business events only")] AccountByEventsOnly,
    [Says("{0} 余额 {1}，记账后将为 {2}：不得透支", "{0} has {1} and would have {2}: it may not be overdrawn")] BalanceOverdrawn,
}

/// <summary>One refusal: the reason, the field it concerns if there is one, and the facts for the sentence.</summary>
public sealed record Rejection(RejectionReason Reason, params object[] Facts)
{
    /// <summary>The command's field, as in <c>items[1].amount</c>; empty when no single field is to blame.</summary>
    public string Field { get; init; } = "";

    /// <summary>The reason's name as programs read it: <c>fundOutOfBalance</c>.</summary>
    public string Name => char.ToLowerInvariant(Reason.ToString()[0]) + Reason.ToString()[1..];

    public string Zh => Fill(Sentence(Reason).Zh, "zh-CN");
    public string En => Fill(Sentence(Reason).En, "en");

    private static readonly Dictionary<RejectionReason, SaysAttribute> Sentences = Enum.GetValues<RejectionReason>()
        .ToDictionary(reason => reason, reason => typeof(RejectionReason).GetField(reason.ToString())!.GetCustomAttribute<SaysAttribute>()!);

    public static SaysAttribute Sentence(RejectionReason reason) => Sentences[reason];

    private string Fill(string sentence, string language) => string.Format(CultureInfo.InvariantCulture, sentence,
        [.. Facts.Select(fact => fact switch
        {
            Money money => money.ToGroupedString(),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Phrase phrase => language == "en" ? phrase.En : phrase.Zh,
            _ => fact,
        })]);

    public override string ToString() => $"{Name}: {En}";
}

/// <summary>A word or sentence in both languages.</summary>
public sealed record Phrase(string Zh, string En)
{
    public override string ToString() => Zh;
}
