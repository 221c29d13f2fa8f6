-- The books: entities, registers, vouchers, balances. Registers and vouchers only grow; balances and counters are the
-- only tables with updates, and db/checks proves them from the lines.
-- A varchar or char column holds a code, an nvarchar column holds prose; both are compared byte by byte. Unused codes are ''.

CREATE TABLE installation (
    id              char(36)       NOT NULL,
    created_at      datetime2(3)   NOT NULL,
    CONSTRAINT pk_installation PRIMARY KEY (id)
);

CREATE TABLE account (
    account         varchar(12)    NOT NULL,
    name            nvarchar(60)   NOT NULL,
    name_en         nvarchar(80)   NOT NULL,
    book            char(1)        NOT NULL,
    normal_side     char(1)        NOT NULL,
    CONSTRAINT pk_account PRIMARY KEY (account),
    CONSTRAINT ck_account_book CHECK (book IN ('F', 'B', 'C')),
    CONSTRAINT ck_account_side CHECK (normal_side IN ('D', 'C'))
);

CREATE TABLE entity (
    entity          varchar(32)    NOT NULL,
    name            nvarchar(100)  NOT NULL,
    kind            varchar(20)    NOT NULL,
    first_year      int            NOT NULL,
    parent          varchar(32)    NOT NULL,
    opened_at       datetime2(3)   NOT NULL,
    genesis         char(64)       NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_entity PRIMARY KEY (entity),
    CONSTRAINT ck_entity_kind CHECK (kind IN ('ADMINISTRATIVE', 'INSTITUTION'))
);

-- Every command that was recorded: its key, what was sent, what was answered, and the hash of the rows it added to the
-- registers. A chain of its own, the audit trail.
-- Text beyond 4,000 characters goes on in command_more.
CREATE TABLE command (
    entity          varchar(32)    NOT NULL,
    ordinal         bigint         NOT NULL,
    command_key     varchar(64)    NOT NULL,
    type            varchar(40)    NOT NULL,
    fingerprint     char(64)       NOT NULL,
    body            nvarchar(4000) NOT NULL,
    answer          nvarchar(4000) NOT NULL,
    registers_hash  varchar(64)    NOT NULL,
    recorded_by     nvarchar(40)   NOT NULL,
    recorded_at     datetime2(3)   NOT NULL,
    previous_seal   char(64)       NOT NULL,
    seal            char(64)       NOT NULL,
    CONSTRAINT pk_command PRIMARY KEY (entity, ordinal),
    CONSTRAINT uq_command_key UNIQUE (entity, command_key)
);

CREATE TABLE command_more (
    entity          varchar(32)    NOT NULL,
    ordinal         bigint         NOT NULL,
    field           varchar(8)     NOT NULL,
    part            int            NOT NULL,
    text            nvarchar(4000) NOT NULL,
    CONSTRAINT pk_command_more PRIMARY KEY (entity, ordinal, field, part),
    CONSTRAINT fk_command_more_command FOREIGN KEY (entity, ordinal) REFERENCES command (entity, ordinal)
);

CREATE TABLE fund (
    entity          varchar(32)    NOT NULL,
    fund            varchar(32)    NOT NULL,
    name            nvarchar(100)  NOT NULL,
    kind            varchar(20)    NOT NULL,
    restricted      int            NOT NULL,
    purposes        varchar(400)   NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_fund PRIMARY KEY (entity, fund),
    CONSTRAINT fk_fund_entity FOREIGN KEY (entity) REFERENCES entity (entity)
);

CREATE TABLE bank_account (
    entity          varchar(32)    NOT NULL,
    bank            varchar(32)    NOT NULL,
    name            nvarchar(100)  NOT NULL,
    kind            varchar(20)    NOT NULL,
    account_number  varchar(40)    NOT NULL,
    funds           varchar(400)   NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_bank_account PRIMARY KEY (entity, bank),
    CONSTRAINT fk_bank_account_entity FOREIGN KEY (entity) REFERENCES entity (entity)
);

CREATE TABLE party (
    entity          varchar(32)    NOT NULL,
    party           varchar(32)    NOT NULL,
    name            nvarchar(100)  NOT NULL,
    kind            varchar(20)    NOT NULL,
    credit_code     varchar(18)    NOT NULL,
    registration    varchar(20)    NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_party PRIMARY KEY (entity, party),
    CONSTRAINT fk_party_entity FOREIGN KEY (entity) REFERENCES entity (entity)
);

CREATE TABLE legal_case (
    entity          varchar(32)    NOT NULL,
    case_code       varchar(32)    NOT NULL,
    case_number     nvarchar(60)   NOT NULL,
    plaintiff_kind  varchar(20)    NOT NULL,
    plaintiff       varchar(32)    NOT NULL,
    defendants      varchar(700)   NOT NULL,
    registered_on   date           NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_legal_case PRIMARY KEY (entity, case_code),
    CONSTRAINT fk_legal_case_entity FOREIGN KEY (entity) REFERENCES entity (entity)
);

CREATE TABLE advance (
    entity          varchar(32)    NOT NULL,
    advance         varchar(32)    NOT NULL,
    fund            varchar(32)    NOT NULL,
    case_code       varchar(32)    NOT NULL,
    organisation    varchar(32)    NOT NULL,
    cost_kind       varchar(20)    NOT NULL,
    requested_fen   bigint         NOT NULL,
    requested_by    nvarchar(40)   NOT NULL,
    requested_on    date           NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_advance PRIMARY KEY (entity, advance),
    CONSTRAINT fk_advance_case FOREIGN KEY (entity, case_code) REFERENCES legal_case (entity, case_code),
    CONSTRAINT fk_advance_fund FOREIGN KEY (entity, fund) REFERENCES fund (entity, fund),
    CONSTRAINT fk_advance_organisation FOREIGN KEY (entity, organisation) REFERENCES party (entity, party)
);

CREATE INDEX ix_advance_case ON advance (entity, case_code);

CREATE TABLE judgment_item (
    entity          varchar(32)    NOT NULL,
    judgment        varchar(32)    NOT NULL,
    item_no         int            NOT NULL,
    case_code       varchar(32)    NOT NULL,
    advance         varchar(32)    NOT NULL,
    defendant       varchar(32)    NOT NULL,
    amount_fen      bigint         NOT NULL,
    effective_on    date           NOT NULL,
    due_on          date           NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_judgment_item PRIMARY KEY (entity, command_ordinal, item_no),
    CONSTRAINT fk_judgment_item_advance FOREIGN KEY (entity, advance) REFERENCES advance (entity, advance)
);

CREATE INDEX ix_judgment_item_case ON judgment_item (entity, case_code);

CREATE TABLE recovery_allocation (
    entity          varchar(32)    NOT NULL,
    receipt         varchar(64)    NOT NULL,
    row_no          int            NOT NULL,
    received_on     date           NOT NULL,
    case_code       varchar(32)    NOT NULL,
    defendant       varchar(32)    NOT NULL,
    head            varchar(20)    NOT NULL,
    advance         varchar(32)    NOT NULL,
    amount_fen      bigint         NOT NULL,
    rule_no         int            NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_recovery_allocation PRIMARY KEY (entity, receipt, row_no)
);

CREATE INDEX ix_recovery_allocation_case ON recovery_allocation (entity, case_code);

CREATE TABLE service_agreement (
    entity          varchar(32)    NOT NULL,
    agreement       varchar(32)    NOT NULL,
    party           varchar(32)    NOT NULL,
    ceiling_fen     bigint         NOT NULL,
    from_day        date           NOT NULL,
    to_day          date           NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_service_agreement PRIMARY KEY (entity, agreement),
    CONSTRAINT fk_service_agreement_party FOREIGN KEY (entity, party) REFERENCES party (entity, party)
);

CREATE TABLE service_order (
    entity          varchar(32)    NOT NULL,
    order_code      varchar(32)    NOT NULL,
    kind            varchar(20)    NOT NULL,
    fund            varchar(32)    NOT NULL,
    case_code       varchar(32)    NOT NULL,
    agreement       varchar(32)    NOT NULL,
    party           varchar(32)    NOT NULL,
    amount_fen      bigint         NOT NULL,
    placed_on       date           NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_service_order PRIMARY KEY (entity, order_code),
    CONSTRAINT fk_service_order_fund FOREIGN KEY (entity, fund) REFERENCES fund (entity, fund),
    CONSTRAINT fk_service_order_party FOREIGN KEY (entity, party) REFERENCES party (entity, party)
);

CREATE INDEX ix_service_order_agreement ON service_order (entity, agreement);

CREATE TABLE policy_value (
    entity          varchar(32)    NOT NULL,
    name            varchar(40)    NOT NULL,
    value           nvarchar(100)  NOT NULL,
    from_day        date           NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_policy_value PRIMARY KEY (entity, name, from_day, command_ordinal)
);

CREATE TABLE period_opened (
    entity          varchar(32)    NOT NULL,
    period          int            NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_period_opened PRIMARY KEY (entity, period),
    CONSTRAINT fk_period_opened_entity FOREIGN KEY (entity) REFERENCES entity (entity)
);

-- A closed month with the hash of its trial balance as it stood (E.8.13).
CREATE TABLE period_closed (
    entity          varchar(32)    NOT NULL,
    period          int            NOT NULL,
    closed_by       nvarchar(40)   NOT NULL,
    closed_at       datetime2(3)   NOT NULL,
    last_seq        bigint         NOT NULL,
    head_seal       char(64)       NOT NULL,
    balance_hash    char(64)       NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_period_closed PRIMARY KEY (entity, period),
    CONSTRAINT fk_period_closed_opened FOREIGN KEY (entity, period) REFERENCES period_opened (entity, period)
);

-- A voucher drawn up by hand that waits for its reviewer; its lines travel in the command that made it.
CREATE TABLE draft (
    entity          varchar(32)    NOT NULL,
    draft           varchar(32)    NOT NULL,
    voucher_date    date           NOT NULL,
    period          int            NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_draft PRIMARY KEY (entity, draft)
);

CREATE TABLE draft_settled (
    entity          varchar(32)    NOT NULL,
    draft           varchar(32)    NOT NULL,
    posted          int            NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_draft_settled PRIMARY KEY (entity, draft),
    CONSTRAINT fk_draft_settled_draft FOREIGN KEY (entity, draft) REFERENCES draft (entity, draft)
);

CREATE TABLE voucher (
    entity          varchar(32)    NOT NULL,
    seq             bigint         NOT NULL,
    format          varchar(8)     NOT NULL,
    kind            varchar(8)     NOT NULL,
    series          nvarchar(4)    NOT NULL,
    period          int            NOT NULL,
    slot            int            NOT NULL,
    number          int            NOT NULL,
    voucher_no      nvarchar(24)   NOT NULL,
    voucher_date    date           NOT NULL,
    posted_at       datetime2(3)   NOT NULL,
    recipe          varchar(8)     NOT NULL,
    summary         nvarchar(200)  NOT NULL,
    attachments     int            NOT NULL,
    maker           nvarchar(40)   NOT NULL,
    reviewer        nvarchar(40)   NOT NULL,
    cashier         nvarchar(40)   NOT NULL,
    poster          nvarchar(40)   NOT NULL,
    command_key     varchar(64)    NOT NULL,
    reverses        bigint         NOT NULL,
    corrects        bigint         NOT NULL,
    total_fen       bigint         NOT NULL,
    line_count      int            NOT NULL,
    previous_seal   char(64)       NOT NULL,
    seal            char(64)       NOT NULL,
    CONSTRAINT pk_voucher PRIMARY KEY (entity, seq),
    CONSTRAINT uq_voucher_place UNIQUE (entity, seq, slot, voucher_date),
    CONSTRAINT ck_voucher_kind CHECK (kind IN ('OPENING', 'NORMAL', 'CLOSING')),
    CONSTRAINT ck_voucher_maker CHECK (maker <> reviewer),
    CONSTRAINT ck_voucher_cashier CHECK (cashier = '' OR (cashier <> maker AND cashier <> reviewer))
);

CREATE UNIQUE INDEX uq_voucher_number ON voucher (entity, series, period, number) WHERE number <> 0;
CREATE UNIQUE INDEX uq_voucher_reverses ON voucher (entity, reverses) WHERE reverses <> 0;
CREATE UNIQUE INDEX uq_voucher_corrects ON voucher (entity, corrects) WHERE corrects <> 0;
CREATE INDEX ix_voucher_date ON voucher (entity, voucher_date, seq);
CREATE INDEX ix_voucher_no ON voucher (entity, voucher_no);
CREATE INDEX ix_voucher_command ON voucher (entity, command_key);

-- slot and voucher_date are the voucher's own; the foreign key keeps them equal, and reports need no join to sum.
CREATE TABLE voucher_line (
    entity          varchar(32)    NOT NULL,
    seq             bigint         NOT NULL,
    line_no         int            NOT NULL,
    slot            int            NOT NULL,
    voucher_date    date           NOT NULL,
    account         varchar(12)    NOT NULL,
    account_name    nvarchar(60)   NOT NULL,
    book            char(1)        NOT NULL,
    fund            varchar(32)    NOT NULL,
    side            char(1)        NOT NULL,
    amount_fen      bigint         NOT NULL,
    case_code       varchar(32)    NOT NULL,
    advance         varchar(32)    NOT NULL,
    party           varchar(32)    NOT NULL,
    order_code      varchar(32)    NOT NULL,
    bank            varchar(32)    NOT NULL,
    payee           varchar(32)    NOT NULL,
    source          varchar(20)    NOT NULL,
    line_text       nvarchar(200)  NOT NULL,
    CONSTRAINT pk_voucher_line PRIMARY KEY (entity, seq, line_no),
    CONSTRAINT ck_voucher_line_book CHECK (book IN ('F', 'B', 'C')),
    CONSTRAINT ck_voucher_line_side CHECK (side IN ('D', 'C')),
    CONSTRAINT ck_voucher_line_amount CHECK (amount_fen <> 0 AND amount_fen BETWEEN -10000000000000 AND 10000000000000),
    CONSTRAINT fk_voucher_line_voucher FOREIGN KEY (entity, seq, slot, voucher_date) REFERENCES voucher (entity, seq, slot, voucher_date),
    CONSTRAINT fk_voucher_line_account FOREIGN KEY (account) REFERENCES account (account),
    CONSTRAINT fk_voucher_line_fund FOREIGN KEY (entity, fund) REFERENCES fund (entity, fund)
);

CREATE INDEX ix_voucher_line_account ON voucher_line (entity, account, voucher_date, seq);
CREATE INDEX ix_voucher_line_case ON voucher_line (entity, case_code, account) WHERE case_code <> '';
CREATE INDEX ix_voucher_line_order ON voucher_line (entity, order_code, account) WHERE order_code <> '';

CREATE INDEX ix_voucher_line_source ON voucher_line (entity, source, fund) WHERE source <> '';

-- Kept in the posting transaction: what each account of each fund moved in each month (slot: 00 opening, 13 closing) ...
CREATE TABLE fund_balance (
    entity          varchar(32)    NOT NULL,
    fund            varchar(32)    NOT NULL,
    account         varchar(12)    NOT NULL,
    bank            varchar(32)    NOT NULL,
    slot            int            NOT NULL,
    debit_fen       bigint         NOT NULL,
    credit_fen      bigint         NOT NULL,
    CONSTRAINT pk_fund_balance PRIMARY KEY (entity, fund, account, bank, slot)
);

-- ... and the same parted by all auxiliaries.
CREATE TABLE period_balance (
    entity          varchar(32)    NOT NULL,
    account         varchar(12)    NOT NULL,
    fund            varchar(32)    NOT NULL,
    case_code       varchar(32)    NOT NULL,
    advance         varchar(32)    NOT NULL,
    party           varchar(32)    NOT NULL,
    order_code      varchar(32)    NOT NULL,
    bank            varchar(32)    NOT NULL,
    slot            int            NOT NULL,
    debit_fen       bigint         NOT NULL,
    credit_fen      bigint         NOT NULL,
    CONSTRAINT pk_period_balance PRIMARY KEY (entity, account, fund, case_code, advance, party, order_code, bank, slot)
);

CREATE INDEX ix_period_balance_case ON period_balance (entity, case_code, account) WHERE case_code <> '';

-- The next number of each series and month, and the head of both chains: one row each, taken inside the posting transaction.
CREATE TABLE voucher_counter (
    entity          varchar(32)    NOT NULL,
    series          nvarchar(4)    NOT NULL,
    period          int            NOT NULL,
    last_number     int            NOT NULL,
    CONSTRAINT pk_voucher_counter PRIMARY KEY (entity, series, period)
);

CREATE TABLE entity_head (
    entity          varchar(32)    NOT NULL,
    last_seq        bigint         NOT NULL,
    voucher_seal    char(64)       NOT NULL,
    last_ordinal    bigint         NOT NULL,
    command_seal    char(64)       NOT NULL,
    CONSTRAINT pk_entity_head PRIMARY KEY (entity),
    CONSTRAINT fk_entity_head_entity FOREIGN KEY (entity) REFERENCES entity (entity)
);
