-- What becomes of cases: every step with its paper, what judgments award beside principal, who owes jointly, receipts whose
-- payer is unknown, loans between funds, milestones of restoration contracts, and what was recognised as budget expenditure.

-- until_on is the last day of a time limit that the step sets running; the day itself if it sets none.
CREATE TABLE case_event (
    entity          varchar(32)    NOT NULL,
    row_no          int            NOT NULL,
    case_code       varchar(32)    NOT NULL,
    kind            varchar(32)    NOT NULL,
    detail          varchar(32)    NOT NULL,
    party           varchar(32)    NOT NULL,
    happened_on     date           NOT NULL,
    until_on        date           NOT NULL,
    amount_fen      bigint         NOT NULL,
    paper           nvarchar(100)  NOT NULL,
    note            nvarchar(200)  NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_case_event PRIMARY KEY (entity, command_ordinal, row_no),
    CONSTRAINT fk_case_event_case FOREIGN KEY (entity, case_code) REFERENCES legal_case (entity, case_code)
);

CREATE INDEX ix_case_event_case ON case_event (entity, case_code);

-- Heads that a judgment awards beside principal: execution costs (of an advance) and general interest (of none).
CREATE TABLE judgment_head (
    entity          varchar(32)    NOT NULL,
    row_no          int            NOT NULL,
    judgment        varchar(32)    NOT NULL,
    case_code       varchar(32)    NOT NULL,
    defendant       varchar(32)    NOT NULL,
    head            varchar(20)    NOT NULL,
    advance         varchar(32)    NOT NULL,
    amount_fen      bigint         NOT NULL,
    due_on          date           NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_judgment_head PRIMARY KEY (entity, command_ordinal, row_no),
    CONSTRAINT fk_judgment_head_case FOREIGN KEY (entity, case_code) REFERENCES legal_case (entity, case_code)
);

CREATE INDEX ix_judgment_head_case ON judgment_head (entity, case_code);

-- Debtors who owe one receivable together 连带; it stands in the name of one of them.
CREATE TABLE joint_debtor (
    entity          varchar(32)    NOT NULL,
    row_no          int            NOT NULL,
    judgment        varchar(32)    NOT NULL,
    case_code       varchar(32)    NOT NULL,
    named           varchar(32)    NOT NULL,
    debtor          varchar(32)    NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_joint_debtor PRIMARY KEY (entity, command_ordinal, row_no),
    CONSTRAINT fk_joint_debtor_case FOREIGN KEY (entity, case_code) REFERENCES legal_case (entity, case_code)
);

CREATE INDEX ix_joint_debtor_case ON joint_debtor (entity, case_code);

CREATE TABLE pending_receipt (
    entity          varchar(32)    NOT NULL,
    receipt         varchar(32)    NOT NULL,
    fund            varchar(32)    NOT NULL,
    bank            varchar(32)    NOT NULL,
    amount_fen      bigint         NOT NULL,
    received_on     date           NOT NULL,
    remitter        nvarchar(100)  NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_pending_receipt PRIMARY KEY (entity, receipt),
    CONSTRAINT fk_pending_receipt_fund FOREIGN KEY (entity, fund) REFERENCES fund (entity, fund)
);

CREATE TABLE fund_loan (
    entity          varchar(32)    NOT NULL,
    loan            varchar(32)    NOT NULL,
    lender          varchar(32)    NOT NULL,
    borrower        varchar(32)    NOT NULL,
    amount_fen      bigint         NOT NULL,
    lent_on         date           NOT NULL,
    due_on          date           NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_fund_loan PRIMARY KEY (entity, loan),
    CONSTRAINT fk_fund_loan_lender FOREIGN KEY (entity, lender) REFERENCES fund (entity, fund),
    CONSTRAINT fk_fund_loan_borrower FOREIGN KEY (entity, borrower) REFERENCES fund (entity, fund)
);

CREATE TABLE milestone (
    entity          varchar(32)    NOT NULL,
    contract        varchar(32)    NOT NULL,
    milestone_no    int            NOT NULL,
    name            nvarchar(100)  NOT NULL,
    amount_fen      bigint         NOT NULL,
    due_on          date           NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_milestone PRIMARY KEY (entity, contract, milestone_no),
    CONSTRAINT fk_milestone_contract FOREIGN KEY (entity, contract) REFERENCES service_order (entity, order_code)
);

-- The acceptance 验收 of a milestone, or of the whole contract as number 0.
CREATE TABLE acceptance (
    entity          varchar(32)    NOT NULL,
    contract        varchar(32)    NOT NULL,
    milestone_no    int            NOT NULL,
    accepted_on     date           NOT NULL,
    report          nvarchar(100)  NOT NULL,
    accepted_by     nvarchar(40)   NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_acceptance PRIMARY KEY (entity, contract, milestone_no),
    CONSTRAINT fk_acceptance_contract FOREIGN KEY (entity, contract) REFERENCES service_order (entity, order_code)
);

-- What of an advance became budget expenditure before it came back or was given up; money that comes back takes it away again.
CREATE TABLE recognition (
    entity          varchar(32)    NOT NULL,
    row_no          int            NOT NULL,
    advance         varchar(32)    NOT NULL,
    fund            varchar(32)    NOT NULL,
    recognised_on   date           NOT NULL,
    amount_fen      bigint         NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_recognition PRIMARY KEY (entity, command_ordinal, row_no),
    CONSTRAINT fk_recognition_advance FOREIGN KEY (entity, advance) REFERENCES advance (entity, advance)
);

CREATE INDEX ix_recognition_advance ON recognition (entity, advance);
