-- The stewardship of funds: what every payment was for, the rules of funds by date, budgets, the levels of entities, money
-- between entities, and the lists that were handed out.

-- What a fund's money went for. A cancelled payment stands once more with a negative amount.
CREATE TABLE spending (
    entity          varchar(32)    NOT NULL,
    row_no          int            NOT NULL,
    fund            varchar(32)    NOT NULL,
    purpose         varchar(20)    NOT NULL,
    economic        varchar(8)     NOT NULL,
    amount_fen      bigint         NOT NULL,
    paid_on         date           NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_spending PRIMARY KEY (entity, command_ordinal, row_no),
    CONSTRAINT fk_spending_fund FOREIGN KEY (entity, fund) REFERENCES fund (entity, fund)
);

CREATE INDEX ix_spending_fund ON spending (entity, fund, paid_on);

CREATE TABLE fund_rule (
    entity          varchar(32)    NOT NULL,
    fund            varchar(32)    NOT NULL,
    from_day        date           NOT NULL,
    purposes        varchar(400)   NOT NULL,
    sources         varchar(100)   NOT NULL,
    decided_by      nvarchar(100)  NOT NULL,
    document        nvarchar(100)  NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_fund_rule PRIMARY KEY (entity, fund, command_ordinal),
    CONSTRAINT fk_fund_rule_fund FOREIGN KEY (entity, fund) REFERENCES fund (entity, fund)
);

-- Budgets as changes: the approval is the first, revisions follow with their reason; the budget is their sum.
CREATE TABLE budget_change (
    entity          varchar(32)    NOT NULL,
    row_no          int            NOT NULL,
    fund            varchar(32)    NOT NULL,
    year            int            NOT NULL,
    economic        varchar(8)     NOT NULL,
    amount_fen      bigint         NOT NULL,
    decided_on      date           NOT NULL,
    document        nvarchar(100)  NOT NULL,
    reason          nvarchar(100)  NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_budget_change PRIMARY KEY (entity, command_ordinal, row_no),
    CONSTRAINT fk_budget_change_fund FOREIGN KEY (entity, fund) REFERENCES fund (entity, fund)
);

CREATE INDEX ix_budget_change_fund ON budget_change (entity, fund, year);

CREATE TABLE entity_level (
    entity          varchar(32)    NOT NULL,
    unit_level      varchar(20)    NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_entity_level PRIMARY KEY (entity),
    CONSTRAINT fk_entity_level_entity FOREIGN KEY (entity) REFERENCES entity (entity)
);

-- Money that one entity of the tree sent to another, as the one or the other recorded it.
CREATE TABLE internal_item (
    entity          varchar(32)    NOT NULL,
    row_no          int            NOT NULL,
    is_sent         int            NOT NULL,
    other           varchar(32)    NOT NULL,
    reference       varchar(32)    NOT NULL,
    fund            varchar(32)    NOT NULL,
    amount_fen      bigint         NOT NULL,
    moved_on        date           NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_internal_item PRIMARY KEY (entity, command_ordinal, row_no),
    CONSTRAINT fk_internal_item_fund FOREIGN KEY (entity, fund) REFERENCES fund (entity, fund)
);

CREATE INDEX ix_internal_item_other ON internal_item (other, reference);

CREATE TABLE shared_list (
    entity          varchar(32)    NOT NULL,
    row_no          int            NOT NULL,
    list            varchar(20)    NOT NULL,
    recipient       nvarchar(100)  NOT NULL,
    row_count       int            NOT NULL,
    digest          varchar(64)    NOT NULL,
    shared_on       date           NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_shared_list PRIMARY KEY (entity, command_ordinal, row_no),
    CONSTRAINT fk_shared_list_entity FOREIGN KEY (entity) REFERENCES entity (entity)
);
