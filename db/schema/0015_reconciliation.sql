-- 银行存款余额调节表: each bank account proved against the bank as of a day. A finished one is frozen: its figures and its open
-- items are rows of their own, sealed by the command that finished it.

CREATE TABLE reconciliation (
    entity          varchar(32)    NOT NULL,
    reconciliation  varchar(32)    NOT NULL,
    bank            varchar(32)    NOT NULL,
    as_of           date           NOT NULL,
    opened_by       nvarchar(40)   NOT NULL,
    opened_on       date           NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_reconciliation PRIMARY KEY (entity, reconciliation),
    CONSTRAINT fk_reconciliation_bank FOREIGN KEY (entity, bank) REFERENCES bank_account (entity, bank)
);

CREATE INDEX ix_reconciliation_bank ON reconciliation (entity, bank, as_of);

-- Why an item is open; the latest word counts.
CREATE TABLE open_item_explanation (
    entity          varchar(32)    NOT NULL,
    reconciliation  varchar(32)    NOT NULL,
    item            nvarchar(100)  NOT NULL,
    reason          nvarchar(100)  NOT NULL,
    expected_on     date           NULL,
    explained_by    nvarchar(40)   NOT NULL,
    explained_on    date           NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_open_item_explanation PRIMARY KEY (entity, reconciliation, command_ordinal),
    CONSTRAINT fk_open_item_explanation_reconciliation FOREIGN KEY (entity, reconciliation) REFERENCES reconciliation (entity, reconciliation)
);

-- known_seq is the last voucher that was posted when it was finished.
CREATE TABLE reconciliation_result (
    entity          varchar(32)    NOT NULL,
    reconciliation  varchar(32)    NOT NULL,
    books_fen       bigint         NOT NULL,
    received_by_bank_fen  bigint   NOT NULL,
    paid_by_bank_fen      bigint   NOT NULL,
    statement_fen   bigint         NOT NULL,
    received_by_books_fen bigint   NOT NULL,
    paid_by_books_fen     bigint   NOT NULL,
    adjusted_fen    bigint         NOT NULL,
    prepared_by     nvarchar(40)   NOT NULL,
    reviewed_by     nvarchar(40)   NOT NULL,
    finished_on     date           NOT NULL,
    known_seq       bigint         NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_reconciliation_result PRIMARY KEY (entity, reconciliation),
    CONSTRAINT fk_reconciliation_result_reconciliation FOREIGN KEY (entity, reconciliation) REFERENCES reconciliation (entity, reconciliation)
);

CREATE TABLE reconciled_item (
    entity          varchar(32)    NOT NULL,
    reconciliation  varchar(32)    NOT NULL,
    row_no          int            NOT NULL,
    item_side       varchar(8)     NOT NULL,
    item            nvarchar(100)  NOT NULL,
    item_day        date           NOT NULL,
    amount_fen      bigint         NOT NULL,
    item_text       nvarchar(200)  NOT NULL,
    days            int            NOT NULL,
    reason          nvarchar(100)  NOT NULL,
    expected_on     date           NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_reconciled_item PRIMARY KEY (entity, reconciliation, row_no),
    CONSTRAINT fk_reconciled_item_result FOREIGN KEY (entity, reconciliation) REFERENCES reconciliation_result (entity, reconciliation)
);

CREATE TABLE reconciliation_abandoned (
    entity          varchar(32)    NOT NULL,
    reconciliation  varchar(32)    NOT NULL,
    reason          nvarchar(100)  NOT NULL,
    abandoned_by    nvarchar(40)   NOT NULL,
    abandoned_on    date           NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_reconciliation_abandoned PRIMARY KEY (entity, reconciliation),
    CONSTRAINT fk_reconciliation_abandoned_reconciliation FOREIGN KEY (entity, reconciliation) REFERENCES reconciliation (entity, reconciliation)
);
