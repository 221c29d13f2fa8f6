-- What the bank says: statements, their lines, what was open when the first statement began, and which lines are which
-- vouchers. Nothing is overwritten: an undone match stays, with who undid it.

-- next_day is the day after to_day, on which a statement begins that leaves no gap. is_first marks the statement that the
-- proof of the account begins with; known_seq is the last voucher that was posted when it was recorded.
CREATE TABLE bank_statement (
    entity          varchar(32)    NOT NULL,
    statement       varchar(32)    NOT NULL,
    bank            varchar(32)    NOT NULL,
    from_day        date           NOT NULL,
    to_day          date           NOT NULL,
    next_day        date           NOT NULL,
    opening_fen     bigint         NOT NULL,
    closing_fen     bigint         NOT NULL,
    file_hash       varchar(64)    NOT NULL,
    format          varchar(20)    NOT NULL,
    line_count      int            NOT NULL,
    new_count       int            NOT NULL,
    is_first        int            NOT NULL,
    known_seq       bigint         NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_bank_statement PRIMARY KEY (entity, statement),
    CONSTRAINT fk_bank_statement_bank FOREIGN KEY (entity, bank) REFERENCES bank_account (entity, bank)
);

CREATE INDEX ix_bank_statement_bank ON bank_statement (entity, bank, from_day);
CREATE UNIQUE INDEX uq_bank_statement_first ON bank_statement (entity, bank) WHERE is_first = 1;

-- A line is kept once, under its key. amount_fen is above zero for what the bank received for us; balance_fen counts if
-- has_balance is 1. statement is the one that brought the line first, line_no its place there.
CREATE TABLE bank_line (
    entity          varchar(32)    NOT NULL,
    bank            varchar(32)    NOT NULL,
    line_key        varchar(40)    NOT NULL,
    statement       varchar(32)    NOT NULL,
    line_no         int            NOT NULL,
    value_day       date           NOT NULL,
    amount_fen      bigint         NOT NULL,
    balance_fen     bigint         NOT NULL,
    has_balance     int            NOT NULL,
    serial          nvarchar(60)   NOT NULL,
    summary         nvarchar(200)  NOT NULL,
    counterparty    nvarchar(100)  NOT NULL,
    counterparty_account nvarchar(40) NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_bank_line PRIMARY KEY (entity, bank, line_key),
    CONSTRAINT fk_bank_line_statement FOREIGN KEY (entity, statement) REFERENCES bank_statement (entity, statement)
);

CREATE INDEX ix_bank_line_day ON bank_line (entity, bank, value_day);
CREATE INDEX ix_bank_line_statement ON bank_line (entity, statement, line_no);

-- What was open when the first statement began: item_side is BOOK for what the books had and the bank had not, BANK for the other way round.
CREATE TABLE bank_opening_item (
    entity          varchar(32)    NOT NULL,
    bank            varchar(32)    NOT NULL,
    item            varchar(32)    NOT NULL,
    item_side       varchar(8)     NOT NULL,
    item_day        date           NOT NULL,
    amount_fen      bigint         NOT NULL,
    note            nvarchar(200)  NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_bank_opening_item PRIMARY KEY (entity, bank, item),
    CONSTRAINT fk_bank_opening_item_bank FOREIGN KEY (entity, bank) REFERENCES bank_account (entity, bank)
);

CREATE TABLE bank_match (
    entity          varchar(32)    NOT NULL,
    match_code      varchar(32)    NOT NULL,
    bank            varchar(32)    NOT NULL,
    match_rule      varchar(20)    NOT NULL,
    matched_by      nvarchar(40)   NOT NULL,
    matched_on      date           NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_bank_match PRIMARY KEY (entity, match_code),
    CONSTRAINT fk_bank_match_bank FOREIGN KEY (entity, bank) REFERENCES bank_account (entity, bank)
);

CREATE INDEX ix_bank_match_bank ON bank_match (entity, bank);

CREATE TABLE bank_match_undone (
    entity          varchar(32)    NOT NULL,
    match_code      varchar(32)    NOT NULL,
    undone_by       nvarchar(40)   NOT NULL,
    undone_on       date           NOT NULL,
    reason          nvarchar(100)  NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_bank_match_undone PRIMARY KEY (entity, match_code),
    CONSTRAINT fk_bank_match_undone_match FOREIGN KEY (entity, match_code) REFERENCES bank_match (entity, match_code)
);

CREATE TABLE bank_match_line (
    entity          varchar(32)    NOT NULL,
    match_code      varchar(32)    NOT NULL,
    bank            varchar(32)    NOT NULL,
    line_key        varchar(40)    NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_bank_match_line PRIMARY KEY (entity, match_code, line_key),
    CONSTRAINT fk_bank_match_line_match FOREIGN KEY (entity, match_code) REFERENCES bank_match (entity, match_code),
    CONSTRAINT fk_bank_match_line_line FOREIGN KEY (entity, bank, line_key) REFERENCES bank_line (entity, bank, line_key)
);

CREATE INDEX ix_bank_match_line_line ON bank_match_line (entity, bank, line_key);

-- A voucher stands for what it moves on this bank account, all its lines there together.
CREATE TABLE bank_match_voucher (
    entity          varchar(32)    NOT NULL,
    match_code      varchar(32)    NOT NULL,
    bank            varchar(32)    NOT NULL,
    voucher_seq     bigint         NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_bank_match_voucher PRIMARY KEY (entity, match_code, voucher_seq),
    CONSTRAINT fk_bank_match_voucher_match FOREIGN KEY (entity, match_code) REFERENCES bank_match (entity, match_code),
    CONSTRAINT fk_bank_match_voucher_voucher FOREIGN KEY (entity, voucher_seq) REFERENCES voucher (entity, seq)
);

CREATE INDEX ix_bank_match_voucher_voucher ON bank_match_voucher (entity, bank, voucher_seq);

CREATE TABLE bank_match_item (
    entity          varchar(32)    NOT NULL,
    match_code      varchar(32)    NOT NULL,
    bank            varchar(32)    NOT NULL,
    item            varchar(32)    NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_bank_match_item PRIMARY KEY (entity, match_code, item),
    CONSTRAINT fk_bank_match_item_match FOREIGN KEY (entity, match_code) REFERENCES bank_match (entity, match_code),
    CONSTRAINT fk_bank_match_item_item FOREIGN KEY (entity, bank, item) REFERENCES bank_opening_item (entity, bank, item)
);

CREATE INDEX ix_bank_match_item_item ON bank_match_item (entity, bank, item);
