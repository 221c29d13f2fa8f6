-- What the engine itself refuses, whoever asks. Registers and vouchers only grow: no row of theirs is changed or taken away.
-- Balances, counters and heads move on, but none of their rows goes away. SQLite would keep any value in any column, so
-- each value must have the type of its column, and days and instants the one form that sorts (reliability.md F5).

CREATE TRIGGER tr_installation_not_changed BEFORE UPDATE ON installation
BEGIN SELECT RAISE(ABORT, 'installation 只增不改 / installation only grows: its rows are never changed'); END;
CREATE TRIGGER tr_installation_not_deleted BEFORE DELETE ON installation
BEGIN SELECT RAISE(ABORT, 'installation 只增不删 / installation only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_account_not_changed BEFORE UPDATE ON account
BEGIN SELECT RAISE(ABORT, 'account 只增不改 / account only grows: its rows are never changed'); END;
CREATE TRIGGER tr_account_not_deleted BEFORE DELETE ON account
BEGIN SELECT RAISE(ABORT, 'account 只增不删 / account only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_entity_not_changed BEFORE UPDATE ON entity
BEGIN SELECT RAISE(ABORT, 'entity 只增不改 / entity only grows: its rows are never changed'); END;
CREATE TRIGGER tr_entity_not_deleted BEFORE DELETE ON entity
BEGIN SELECT RAISE(ABORT, 'entity 只增不删 / entity only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_command_not_changed BEFORE UPDATE ON command
BEGIN SELECT RAISE(ABORT, 'command 只增不改 / command only grows: its rows are never changed'); END;
CREATE TRIGGER tr_command_not_deleted BEFORE DELETE ON command
BEGIN SELECT RAISE(ABORT, 'command 只增不删 / command only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_command_more_not_changed BEFORE UPDATE ON command_more
BEGIN SELECT RAISE(ABORT, 'command_more 只增不改 / command_more only grows: its rows are never changed'); END;
CREATE TRIGGER tr_command_more_not_deleted BEFORE DELETE ON command_more
BEGIN SELECT RAISE(ABORT, 'command_more 只增不删 / command_more only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_fund_not_changed BEFORE UPDATE ON fund
BEGIN SELECT RAISE(ABORT, 'fund 只增不改 / fund only grows: its rows are never changed'); END;
CREATE TRIGGER tr_fund_not_deleted BEFORE DELETE ON fund
BEGIN SELECT RAISE(ABORT, 'fund 只增不删 / fund only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_bank_account_not_changed BEFORE UPDATE ON bank_account
BEGIN SELECT RAISE(ABORT, 'bank_account 只增不改 / bank_account only grows: its rows are never changed'); END;
CREATE TRIGGER tr_bank_account_not_deleted BEFORE DELETE ON bank_account
BEGIN SELECT RAISE(ABORT, 'bank_account 只增不删 / bank_account only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_party_not_changed BEFORE UPDATE ON party
BEGIN SELECT RAISE(ABORT, 'party 只增不改 / party only grows: its rows are never changed'); END;
CREATE TRIGGER tr_party_not_deleted BEFORE DELETE ON party
BEGIN SELECT RAISE(ABORT, 'party 只增不删 / party only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_legal_case_not_changed BEFORE UPDATE ON legal_case
BEGIN SELECT RAISE(ABORT, 'legal_case 只增不改 / legal_case only grows: its rows are never changed'); END;
CREATE TRIGGER tr_legal_case_not_deleted BEFORE DELETE ON legal_case
BEGIN SELECT RAISE(ABORT, 'legal_case 只增不删 / legal_case only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_advance_not_changed BEFORE UPDATE ON advance
BEGIN SELECT RAISE(ABORT, 'advance 只增不改 / advance only grows: its rows are never changed'); END;
CREATE TRIGGER tr_advance_not_deleted BEFORE DELETE ON advance
BEGIN SELECT RAISE(ABORT, 'advance 只增不删 / advance only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_judgment_item_not_changed BEFORE UPDATE ON judgment_item
BEGIN SELECT RAISE(ABORT, 'judgment_item 只增不改 / judgment_item only grows: its rows are never changed'); END;
CREATE TRIGGER tr_judgment_item_not_deleted BEFORE DELETE ON judgment_item
BEGIN SELECT RAISE(ABORT, 'judgment_item 只增不删 / judgment_item only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_recovery_allocation_not_changed BEFORE UPDATE ON recovery_allocation
BEGIN SELECT RAISE(ABORT, 'recovery_allocation 只增不改 / recovery_allocation only grows: its rows are never changed'); END;
CREATE TRIGGER tr_recovery_allocation_not_deleted BEFORE DELETE ON recovery_allocation
BEGIN SELECT RAISE(ABORT, 'recovery_allocation 只增不删 / recovery_allocation only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_service_agreement_not_changed BEFORE UPDATE ON service_agreement
BEGIN SELECT RAISE(ABORT, 'service_agreement 只增不改 / service_agreement only grows: its rows are never changed'); END;
CREATE TRIGGER tr_service_agreement_not_deleted BEFORE DELETE ON service_agreement
BEGIN SELECT RAISE(ABORT, 'service_agreement 只增不删 / service_agreement only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_service_order_not_changed BEFORE UPDATE ON service_order
BEGIN SELECT RAISE(ABORT, 'service_order 只增不改 / service_order only grows: its rows are never changed'); END;
CREATE TRIGGER tr_service_order_not_deleted BEFORE DELETE ON service_order
BEGIN SELECT RAISE(ABORT, 'service_order 只增不删 / service_order only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_policy_value_not_changed BEFORE UPDATE ON policy_value
BEGIN SELECT RAISE(ABORT, 'policy_value 只增不改 / policy_value only grows: its rows are never changed'); END;
CREATE TRIGGER tr_policy_value_not_deleted BEFORE DELETE ON policy_value
BEGIN SELECT RAISE(ABORT, 'policy_value 只增不删 / policy_value only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_period_opened_not_changed BEFORE UPDATE ON period_opened
BEGIN SELECT RAISE(ABORT, 'period_opened 只增不改 / period_opened only grows: its rows are never changed'); END;
CREATE TRIGGER tr_period_opened_not_deleted BEFORE DELETE ON period_opened
BEGIN SELECT RAISE(ABORT, 'period_opened 只增不删 / period_opened only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_period_closed_not_changed BEFORE UPDATE ON period_closed
BEGIN SELECT RAISE(ABORT, 'period_closed 只增不改 / period_closed only grows: its rows are never changed'); END;
CREATE TRIGGER tr_period_closed_not_deleted BEFORE DELETE ON period_closed
BEGIN SELECT RAISE(ABORT, 'period_closed 只增不删 / period_closed only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_draft_not_changed BEFORE UPDATE ON draft
BEGIN SELECT RAISE(ABORT, 'draft 只增不改 / draft only grows: its rows are never changed'); END;
CREATE TRIGGER tr_draft_not_deleted BEFORE DELETE ON draft
BEGIN SELECT RAISE(ABORT, 'draft 只增不删 / draft only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_draft_settled_not_changed BEFORE UPDATE ON draft_settled
BEGIN SELECT RAISE(ABORT, 'draft_settled 只增不改 / draft_settled only grows: its rows are never changed'); END;
CREATE TRIGGER tr_draft_settled_not_deleted BEFORE DELETE ON draft_settled
BEGIN SELECT RAISE(ABORT, 'draft_settled 只增不删 / draft_settled only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_voucher_not_changed BEFORE UPDATE ON voucher
BEGIN SELECT RAISE(ABORT, 'voucher 只增不改 / voucher only grows: its rows are never changed'); END;
CREATE TRIGGER tr_voucher_not_deleted BEFORE DELETE ON voucher
BEGIN SELECT RAISE(ABORT, 'voucher 只增不删 / voucher only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_voucher_line_not_changed BEFORE UPDATE ON voucher_line
BEGIN SELECT RAISE(ABORT, 'voucher_line 只增不改 / voucher_line only grows: its rows are never changed'); END;
CREATE TRIGGER tr_voucher_line_not_deleted BEFORE DELETE ON voucher_line
BEGIN SELECT RAISE(ABORT, 'voucher_line 只增不删 / voucher_line only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_fund_balance_not_deleted BEFORE DELETE ON fund_balance
BEGIN SELECT RAISE(ABORT, 'fund_balance 不得删除 / the rows of fund_balance are never deleted'); END;

CREATE TRIGGER tr_period_balance_not_deleted BEFORE DELETE ON period_balance
BEGIN SELECT RAISE(ABORT, 'period_balance 不得删除 / the rows of period_balance are never deleted'); END;

CREATE TRIGGER tr_voucher_counter_not_deleted BEFORE DELETE ON voucher_counter
BEGIN SELECT RAISE(ABORT, 'voucher_counter 不得删除 / the rows of voucher_counter are never deleted'); END;

CREATE TRIGGER tr_entity_head_not_deleted BEFORE DELETE ON entity_head
BEGIN SELECT RAISE(ABORT, 'entity_head 不得删除 / the rows of entity_head are never deleted'); END;

CREATE TRIGGER tr_installation_typed BEFORE INSERT ON installation
    WHEN NOT (typeof(NEW.id) = 'text' AND NEW.created_at IS strftime('%Y-%m-%d %H:%M:%f', NEW.created_at))
BEGIN SELECT RAISE(ABORT, 'installation 的值类型不符 / a value of installation is not of its column''s type'); END;

CREATE TRIGGER tr_account_typed BEFORE INSERT ON account
    WHEN NOT (typeof(NEW.account) = 'text' AND typeof(NEW.name) = 'text' AND typeof(NEW.name_en) = 'text'
              AND typeof(NEW.book) = 'text' AND typeof(NEW.normal_side) = 'text')
BEGIN SELECT RAISE(ABORT, 'account 的值类型不符 / a value of account is not of its column''s type'); END;

CREATE TRIGGER tr_entity_typed BEFORE INSERT ON entity
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.name) = 'text' AND typeof(NEW.kind) = 'text'
              AND typeof(NEW.first_year) = 'integer' AND typeof(NEW.parent) = 'text'
              AND NEW.opened_at IS strftime('%Y-%m-%d %H:%M:%f', NEW.opened_at) AND typeof(NEW.genesis) = 'text'
              AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'entity 的值类型不符 / a value of entity is not of its column''s type'); END;

CREATE TRIGGER tr_command_typed BEFORE INSERT ON command
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.ordinal) = 'integer' AND typeof(NEW.command_key) = 'text'
              AND typeof(NEW.type) = 'text' AND typeof(NEW.fingerprint) = 'text' AND typeof(NEW.body) = 'text'
              AND typeof(NEW.answer) = 'text' AND typeof(NEW.registers_hash) = 'text' AND typeof(NEW.recorded_by) = 'text'
              AND NEW.recorded_at IS strftime('%Y-%m-%d %H:%M:%f', NEW.recorded_at) AND typeof(NEW.previous_seal) = 'text'
              AND typeof(NEW.seal) = 'text')
BEGIN SELECT RAISE(ABORT, 'command 的值类型不符 / a value of command is not of its column''s type'); END;

CREATE TRIGGER tr_command_more_typed BEFORE INSERT ON command_more
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.ordinal) = 'integer' AND typeof(NEW.field) = 'text'
              AND typeof(NEW.part) = 'integer' AND typeof(NEW.text) = 'text')
BEGIN SELECT RAISE(ABORT, 'command_more 的值类型不符 / a value of command_more is not of its column''s type'); END;

CREATE TRIGGER tr_fund_typed BEFORE INSERT ON fund
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.fund) = 'text' AND typeof(NEW.name) = 'text' AND typeof(NEW.kind) = 'text'
              AND typeof(NEW.restricted) = 'integer' AND typeof(NEW.purposes) = 'text' AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'fund 的值类型不符 / a value of fund is not of its column''s type'); END;

CREATE TRIGGER tr_bank_account_typed BEFORE INSERT ON bank_account
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.bank) = 'text' AND typeof(NEW.name) = 'text' AND typeof(NEW.kind) = 'text'
              AND typeof(NEW.account_number) = 'text' AND typeof(NEW.funds) = 'text' AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'bank_account 的值类型不符 / a value of bank_account is not of its column''s type'); END;

CREATE TRIGGER tr_party_typed BEFORE INSERT ON party
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.party) = 'text' AND typeof(NEW.name) = 'text' AND typeof(NEW.kind) = 'text'
              AND typeof(NEW.credit_code) = 'text' AND typeof(NEW.registration) = 'text' AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'party 的值类型不符 / a value of party is not of its column''s type'); END;

CREATE TRIGGER tr_legal_case_typed BEFORE INSERT ON legal_case
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.case_code) = 'text' AND typeof(NEW.case_number) = 'text'
              AND typeof(NEW.plaintiff_kind) = 'text' AND typeof(NEW.plaintiff) = 'text' AND typeof(NEW.defendants) = 'text'
              AND NEW.registered_on IS date(NEW.registered_on) AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'legal_case 的值类型不符 / a value of legal_case is not of its column''s type'); END;

CREATE TRIGGER tr_advance_typed BEFORE INSERT ON advance
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.advance) = 'text' AND typeof(NEW.fund) = 'text'
              AND typeof(NEW.case_code) = 'text' AND typeof(NEW.organisation) = 'text' AND typeof(NEW.cost_kind) = 'text'
              AND typeof(NEW.requested_fen) = 'integer' AND typeof(NEW.requested_by) = 'text'
              AND NEW.requested_on IS date(NEW.requested_on) AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'advance 的值类型不符 / a value of advance is not of its column''s type'); END;

CREATE TRIGGER tr_judgment_item_typed BEFORE INSERT ON judgment_item
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.judgment) = 'text' AND typeof(NEW.item_no) = 'integer'
              AND typeof(NEW.case_code) = 'text' AND typeof(NEW.advance) = 'text' AND typeof(NEW.defendant) = 'text'
              AND typeof(NEW.amount_fen) = 'integer' AND NEW.effective_on IS date(NEW.effective_on)
              AND NEW.due_on IS date(NEW.due_on) AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'judgment_item 的值类型不符 / a value of judgment_item is not of its column''s type'); END;

CREATE TRIGGER tr_recovery_allocation_typed BEFORE INSERT ON recovery_allocation
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.receipt) = 'text' AND typeof(NEW.row_no) = 'integer'
              AND NEW.received_on IS date(NEW.received_on) AND typeof(NEW.case_code) = 'text' AND typeof(NEW.defendant) = 'text'
              AND typeof(NEW.head) = 'text' AND typeof(NEW.advance) = 'text' AND typeof(NEW.amount_fen) = 'integer'
              AND typeof(NEW.rule_no) = 'integer' AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'recovery_allocation 的值类型不符 / a value of recovery_allocation is not of its column''s type'); END;

CREATE TRIGGER tr_service_agreement_typed BEFORE INSERT ON service_agreement
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.agreement) = 'text' AND typeof(NEW.party) = 'text'
              AND typeof(NEW.ceiling_fen) = 'integer' AND NEW.from_day IS date(NEW.from_day) AND NEW.to_day IS date(NEW.to_day)
              AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'service_agreement 的值类型不符 / a value of service_agreement is not of its column''s type'); END;

CREATE TRIGGER tr_service_order_typed BEFORE INSERT ON service_order
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.order_code) = 'text' AND typeof(NEW.kind) = 'text'
              AND typeof(NEW.fund) = 'text' AND typeof(NEW.case_code) = 'text' AND typeof(NEW.agreement) = 'text'
              AND typeof(NEW.party) = 'text' AND typeof(NEW.amount_fen) = 'integer' AND NEW.placed_on IS date(NEW.placed_on)
              AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'service_order 的值类型不符 / a value of service_order is not of its column''s type'); END;

CREATE TRIGGER tr_policy_value_typed BEFORE INSERT ON policy_value
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.name) = 'text' AND typeof(NEW.value) = 'text'
              AND NEW.from_day IS date(NEW.from_day) AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'policy_value 的值类型不符 / a value of policy_value is not of its column''s type'); END;

CREATE TRIGGER tr_period_opened_typed BEFORE INSERT ON period_opened
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.period) = 'integer' AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'period_opened 的值类型不符 / a value of period_opened is not of its column''s type'); END;

CREATE TRIGGER tr_period_closed_typed BEFORE INSERT ON period_closed
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.period) = 'integer' AND typeof(NEW.closed_by) = 'text'
              AND NEW.closed_at IS strftime('%Y-%m-%d %H:%M:%f', NEW.closed_at) AND typeof(NEW.last_seq) = 'integer'
              AND typeof(NEW.head_seal) = 'text' AND typeof(NEW.balance_hash) = 'text' AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'period_closed 的值类型不符 / a value of period_closed is not of its column''s type'); END;

CREATE TRIGGER tr_draft_typed BEFORE INSERT ON draft
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.draft) = 'text' AND NEW.voucher_date IS date(NEW.voucher_date)
              AND typeof(NEW.period) = 'integer' AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'draft 的值类型不符 / a value of draft is not of its column''s type'); END;

CREATE TRIGGER tr_draft_settled_typed BEFORE INSERT ON draft_settled
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.draft) = 'text' AND typeof(NEW.posted) = 'integer'
              AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'draft_settled 的值类型不符 / a value of draft_settled is not of its column''s type'); END;

CREATE TRIGGER tr_voucher_typed BEFORE INSERT ON voucher
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.seq) = 'integer' AND typeof(NEW.format) = 'text'
              AND typeof(NEW.kind) = 'text' AND typeof(NEW.series) = 'text' AND typeof(NEW.period) = 'integer'
              AND typeof(NEW.slot) = 'integer' AND typeof(NEW.number) = 'integer' AND typeof(NEW.voucher_no) = 'text'
              AND NEW.voucher_date IS date(NEW.voucher_date) AND NEW.posted_at IS strftime('%Y-%m-%d %H:%M:%f', NEW.posted_at)
              AND typeof(NEW.recipe) = 'text' AND typeof(NEW.summary) = 'text' AND typeof(NEW.attachments) = 'integer'
              AND typeof(NEW.maker) = 'text' AND typeof(NEW.reviewer) = 'text' AND typeof(NEW.cashier) = 'text'
              AND typeof(NEW.poster) = 'text' AND typeof(NEW.command_key) = 'text' AND typeof(NEW.reverses) = 'integer'
              AND typeof(NEW.corrects) = 'integer' AND typeof(NEW.total_fen) = 'integer' AND typeof(NEW.line_count) = 'integer'
              AND typeof(NEW.previous_seal) = 'text' AND typeof(NEW.seal) = 'text')
BEGIN SELECT RAISE(ABORT, 'voucher 的值类型不符 / a value of voucher is not of its column''s type'); END;

CREATE TRIGGER tr_voucher_line_typed BEFORE INSERT ON voucher_line
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.seq) = 'integer' AND typeof(NEW.line_no) = 'integer'
              AND typeof(NEW.slot) = 'integer' AND NEW.voucher_date IS date(NEW.voucher_date) AND typeof(NEW.account) = 'text'
              AND typeof(NEW.account_name) = 'text' AND typeof(NEW.book) = 'text' AND typeof(NEW.fund) = 'text'
              AND typeof(NEW.side) = 'text' AND typeof(NEW.amount_fen) = 'integer' AND typeof(NEW.case_code) = 'text'
              AND typeof(NEW.advance) = 'text' AND typeof(NEW.party) = 'text' AND typeof(NEW.order_code) = 'text'
              AND typeof(NEW.bank) = 'text' AND typeof(NEW.payee) = 'text' AND typeof(NEW.source) = 'text'
              AND typeof(NEW.line_text) = 'text')
BEGIN SELECT RAISE(ABORT, 'voucher_line 的值类型不符 / a value of voucher_line is not of its column''s type'); END;

CREATE TRIGGER tr_fund_balance_typed BEFORE INSERT ON fund_balance
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.fund) = 'text' AND typeof(NEW.account) = 'text'
              AND typeof(NEW.bank) = 'text' AND typeof(NEW.slot) = 'integer' AND typeof(NEW.debit_fen) = 'integer'
              AND typeof(NEW.credit_fen) = 'integer')
BEGIN SELECT RAISE(ABORT, 'fund_balance 的值类型不符 / a value of fund_balance is not of its column''s type'); END;

CREATE TRIGGER tr_fund_balance_typed_still BEFORE UPDATE ON fund_balance
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.fund) = 'text' AND typeof(NEW.account) = 'text'
              AND typeof(NEW.bank) = 'text' AND typeof(NEW.slot) = 'integer' AND typeof(NEW.debit_fen) = 'integer'
              AND typeof(NEW.credit_fen) = 'integer')
BEGIN SELECT RAISE(ABORT, 'fund_balance 的值类型不符 / a value of fund_balance is not of its column''s type'); END;

CREATE TRIGGER tr_period_balance_typed BEFORE INSERT ON period_balance
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.account) = 'text' AND typeof(NEW.fund) = 'text'
              AND typeof(NEW.case_code) = 'text' AND typeof(NEW.advance) = 'text' AND typeof(NEW.party) = 'text'
              AND typeof(NEW.order_code) = 'text' AND typeof(NEW.bank) = 'text' AND typeof(NEW.slot) = 'integer'
              AND typeof(NEW.debit_fen) = 'integer' AND typeof(NEW.credit_fen) = 'integer')
BEGIN SELECT RAISE(ABORT, 'period_balance 的值类型不符 / a value of period_balance is not of its column''s type'); END;

CREATE TRIGGER tr_period_balance_typed_still BEFORE UPDATE ON period_balance
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.account) = 'text' AND typeof(NEW.fund) = 'text'
              AND typeof(NEW.case_code) = 'text' AND typeof(NEW.advance) = 'text' AND typeof(NEW.party) = 'text'
              AND typeof(NEW.order_code) = 'text' AND typeof(NEW.bank) = 'text' AND typeof(NEW.slot) = 'integer'
              AND typeof(NEW.debit_fen) = 'integer' AND typeof(NEW.credit_fen) = 'integer')
BEGIN SELECT RAISE(ABORT, 'period_balance 的值类型不符 / a value of period_balance is not of its column''s type'); END;

CREATE TRIGGER tr_voucher_counter_typed BEFORE INSERT ON voucher_counter
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.series) = 'text' AND typeof(NEW.period) = 'integer'
              AND typeof(NEW.last_number) = 'integer')
BEGIN SELECT RAISE(ABORT, 'voucher_counter 的值类型不符 / a value of voucher_counter is not of its column''s type'); END;

CREATE TRIGGER tr_voucher_counter_typed_still BEFORE UPDATE ON voucher_counter
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.series) = 'text' AND typeof(NEW.period) = 'integer'
              AND typeof(NEW.last_number) = 'integer')
BEGIN SELECT RAISE(ABORT, 'voucher_counter 的值类型不符 / a value of voucher_counter is not of its column''s type'); END;

CREATE TRIGGER tr_entity_head_typed BEFORE INSERT ON entity_head
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.last_seq) = 'integer' AND typeof(NEW.voucher_seal) = 'text'
              AND typeof(NEW.last_ordinal) = 'integer' AND typeof(NEW.command_seal) = 'text')
BEGIN SELECT RAISE(ABORT, 'entity_head 的值类型不符 / a value of entity_head is not of its column''s type'); END;

CREATE TRIGGER tr_entity_head_typed_still BEFORE UPDATE ON entity_head
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.last_seq) = 'integer' AND typeof(NEW.voucher_seal) = 'text'
              AND typeof(NEW.last_ordinal) = 'integer' AND typeof(NEW.command_seal) = 'text')
BEGIN SELECT RAISE(ABORT, 'entity_head 的值类型不符 / a value of entity_head is not of its column''s type'); END;
