-- The file of each organisation, panels and what was bought from them, meetings and what they decided, who may approve, and
-- who holds which duty. A day without an end is 9999-12-31.

-- kind: CHECK, ANNUAL_REPORT, STATEMENT, PENALTY, STATUS, GUIDANCE; report_year is 0 but for annual reports.
CREATE TABLE organisation_record (
    entity          varchar(32)    NOT NULL,
    party           varchar(32)    NOT NULL,
    kind            varchar(20)    NOT NULL,
    happened_on     date           NOT NULL,
    report_year     int            NOT NULL,
    valid_until     date           NOT NULL,
    verdict         varchar(20)    NOT NULL,
    paper           nvarchar(100)  NOT NULL,
    sha256          varchar(64)    NOT NULL,
    note            nvarchar(200)  NOT NULL,
    recorded_by     nvarchar(40)   NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_organisation_record PRIMARY KEY (entity, command_ordinal),
    CONSTRAINT fk_organisation_record_party FOREIGN KEY (entity, party) REFERENCES party (entity, party)
);

CREATE INDEX ix_organisation_record_party ON organisation_record (entity, party);

-- A credit code whose check fails was registered with a reason ...
CREATE TABLE credit_code_doubt (
    entity          varchar(32)    NOT NULL,
    party           varchar(32)    NOT NULL,
    credit_code     varchar(18)    NOT NULL,
    reason          nvarchar(200)  NOT NULL,
    recorded_by     nvarchar(40)   NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_credit_code_doubt PRIMARY KEY (entity, party),
    CONSTRAINT fk_credit_code_doubt_party FOREIGN KEY (entity, party) REFERENCES party (entity, party)
);

-- ... and waits for a second person.
CREATE TABLE credit_code_confirmed (
    entity          varchar(32)    NOT NULL,
    party           varchar(32)    NOT NULL,
    confirmed_on    date           NOT NULL,
    confirmed_by    nvarchar(40)   NOT NULL,
    paper           nvarchar(100)  NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_credit_code_confirmed PRIMARY KEY (entity, party),
    CONSTRAINT fk_credit_code_confirmed_doubt FOREIGN KEY (entity, party) REFERENCES credit_code_doubt (entity, party)
);

-- What an organisation spent itself on a case (OWN_COST) and got from a defendant itself (FROM_DEFENDANT), for the no-profit check.
CREATE TABLE organisation_money (
    entity          varchar(32)    NOT NULL,
    case_code       varchar(32)    NOT NULL,
    party           varchar(32)    NOT NULL,
    kind            varchar(20)    NOT NULL,
    payer           varchar(32)    NOT NULL,
    amount_fen      bigint         NOT NULL,
    happened_on     date           NOT NULL,
    paper           nvarchar(100)  NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_organisation_money PRIMARY KEY (entity, command_ordinal),
    CONSTRAINT fk_organisation_money_case FOREIGN KEY (entity, case_code) REFERENCES legal_case (entity, case_code),
    CONSTRAINT fk_organisation_money_party FOREIGN KEY (entity, party) REFERENCES party (entity, party)
);

CREATE INDEX ix_organisation_money_case ON organisation_money (entity, case_code);

-- An invoice is known by its code, its number and its seller; subject is what it was accepted for.
CREATE TABLE invoice (
    entity          varchar(32)    NOT NULL,
    row_no          int            NOT NULL,
    invoice_code    nvarchar(20)   NOT NULL,
    invoice_number  nvarchar(60)   NOT NULL,
    seller          varchar(32)    NOT NULL,
    amount_fen      bigint         NOT NULL,
    subject         varchar(32)    NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_invoice PRIMARY KEY (entity, command_ordinal, row_no),
    CONSTRAINT fk_invoice_seller FOREIGN KEY (entity, seller) REFERENCES party (entity, party)
);

CREATE INDEX ix_invoice_number ON invoice (entity, invoice_number, seller);

-- kind: MONEY or HONOUR; fund is '' for an honour.
CREATE TABLE reward_decision (
    entity          varchar(32)    NOT NULL,
    row_no          int            NOT NULL,
    case_code       varchar(32)    NOT NULL,
    party           varchar(32)    NOT NULL,
    kind            varchar(20)    NOT NULL,
    fund            varchar(32)    NOT NULL,
    amount_fen      bigint         NOT NULL,
    title           nvarchar(100)  NOT NULL,
    basis           nvarchar(100)  NOT NULL,
    tax_note        nvarchar(100)  NOT NULL,
    approved_by     nvarchar(40)   NOT NULL,
    decided_on      date           NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_reward_decision PRIMARY KEY (entity, command_ordinal, row_no),
    CONSTRAINT fk_reward_decision_case FOREIGN KEY (entity, case_code) REFERENCES legal_case (entity, case_code),
    CONSTRAINT fk_reward_decision_party FOREIGN KEY (entity, party) REFERENCES party (entity, party)
);

CREATE INDEX ix_reward_decision_case ON reward_decision (entity, case_code);

-- chosen_by: RECOMMENDED or TENDER; tender_on is the day of the entry where there was no tender.
CREATE TABLE panel_entry (
    entity          varchar(32)    NOT NULL,
    panel_entry     varchar(32)    NOT NULL,
    party           varchar(32)    NOT NULL,
    chosen_by       varchar(20)    NOT NULL,
    tender_number   nvarchar(60)   NOT NULL,
    tender_on       date           NOT NULL,
    bidders         nvarchar(2000) NOT NULL,
    paper           nvarchar(100)  NOT NULL,
    from_day        date           NOT NULL,
    to_day          date           NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_panel_entry PRIMARY KEY (entity, panel_entry),
    CONSTRAINT fk_panel_entry_party FOREIGN KEY (entity, party) REFERENCES party (entity, party)
);

-- kind: STATUS or TRAINING.
CREATE TABLE panel_event (
    entity          varchar(32)    NOT NULL,
    panel_entry     varchar(32)    NOT NULL,
    kind            varchar(20)    NOT NULL,
    status          varchar(20)    NOT NULL,
    happened_on     date           NOT NULL,
    note            nvarchar(200)  NOT NULL,
    hours           int            NOT NULL,
    score           int            NOT NULL,
    paper           nvarchar(100)  NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_panel_event PRIMARY KEY (entity, command_ordinal),
    CONSTRAINT fk_panel_event_entry FOREIGN KEY (entity, panel_entry) REFERENCES panel_entry (entity, panel_entry)
);

CREATE TABLE agreement_terms (
    entity          varchar(32)    NOT NULL,
    agreement       varchar(32)    NOT NULL,
    panel_entry     varchar(32)    NOT NULL,
    services        varchar(200)   NOT NULL,
    price_rule      nvarchar(100)  NOT NULL,
    paper           nvarchar(100)  NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_agreement_terms PRIMARY KEY (entity, agreement),
    CONSTRAINT fk_agreement_terms_agreement FOREIGN KEY (entity, agreement) REFERENCES service_agreement (entity, agreement)
);

CREATE TABLE order_service (
    entity          varchar(32)    NOT NULL,
    order_code      varchar(32)    NOT NULL,
    service         varchar(32)    NOT NULL,
    petition        nvarchar(60)   NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_order_service PRIMARY KEY (entity, order_code),
    CONSTRAINT fk_order_service_order FOREIGN KEY (entity, order_code) REFERENCES service_order (entity, order_code)
);

-- kind: DELIVERED or EVALUATED.
CREATE TABLE service_record (
    entity          varchar(32)    NOT NULL,
    order_code      varchar(32)    NOT NULL,
    kind            varchar(20)    NOT NULL,
    happened_on     date           NOT NULL,
    petition        nvarchar(60)   NOT NULL,
    note            nvarchar(200)  NOT NULL,
    score           int            NOT NULL,
    paper           nvarchar(100)  NOT NULL,
    recorded_by     nvarchar(40)   NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_service_record PRIMARY KEY (entity, command_ordinal),
    CONSTRAINT fk_service_record_order FOREIGN KEY (entity, order_code) REFERENCES service_order (entity, order_code)
);

CREATE INDEX ix_service_record_order ON service_record (entity, order_code);

CREATE TABLE joint_meeting (
    entity          varchar(32)    NOT NULL,
    minutes         nvarchar(60)   NOT NULL,
    held_on         date           NOT NULL,
    participants    nvarchar(2000) NOT NULL,
    paper           nvarchar(100)  NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_joint_meeting PRIMARY KEY (entity, minutes)
);

CREATE TABLE meeting_item (
    entity          varchar(32)    NOT NULL,
    minutes         nvarchar(60)   NOT NULL,
    item_no         int            NOT NULL,
    kind            varchar(20)    NOT NULL,
    subject         nvarchar(200)  NOT NULL,
    responsible     nvarchar(40)   NOT NULL,
    due_on          date           NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_meeting_item PRIMARY KEY (entity, minutes, item_no),
    CONSTRAINT fk_meeting_item_meeting FOREIGN KEY (entity, minutes) REFERENCES joint_meeting (entity, minutes)
);

CREATE TABLE meeting_follow_up (
    entity          varchar(32)    NOT NULL,
    minutes         nvarchar(60)   NOT NULL,
    item_no         int            NOT NULL,
    happened_on     date           NOT NULL,
    state           varchar(20)    NOT NULL,
    note            nvarchar(200)  NOT NULL,
    recorded_by     nvarchar(40)   NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_meeting_follow_up PRIMARY KEY (entity, command_ordinal),
    CONSTRAINT fk_meeting_follow_up_item FOREIGN KEY (entity, minutes, item_no) REFERENCES meeting_item (entity, minutes, item_no)
);

-- Up to which amount a level approves for one fund, from a day on; funds without a row follow the policy.
CREATE TABLE approval_limit (
    entity          varchar(32)    NOT NULL,
    fund            varchar(32)    NOT NULL,
    level           varchar(20)    NOT NULL,
    limit_fen       bigint         NOT NULL,
    from_day        date           NOT NULL,
    basis           nvarchar(100)  NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_approval_limit PRIMARY KEY (entity, command_ordinal),
    CONSTRAINT fk_approval_limit_fund FOREIGN KEY (entity, fund) REFERENCES fund (entity, fund)
);

CREATE TABLE delegation (
    entity          varchar(32)    NOT NULL,
    delegator       nvarchar(40)   NOT NULL,
    delegate        nvarchar(40)   NOT NULL,
    level           varchar(20)    NOT NULL,
    from_day        date           NOT NULL,
    to_day          date           NOT NULL,
    paper           nvarchar(100)  NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_delegation PRIMARY KEY (entity, command_ordinal)
);

CREATE TABLE delegated_approval (
    entity          varchar(32)    NOT NULL,
    approved_by     nvarchar(40)   NOT NULL,
    on_behalf_of    nvarchar(40)   NOT NULL,
    level           varchar(20)    NOT NULL,
    approved_on     date           NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_delegated_approval PRIMARY KEY (entity, command_ordinal)
);

CREATE TABLE person (
    entity          varchar(32)    NOT NULL,
    person          nvarchar(40)   NOT NULL,
    position        nvarchar(100)  NOT NULL,
    registered_on   date           NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_person PRIMARY KEY (entity, person)
);

CREATE TABLE duty_given (
    entity          varchar(32)    NOT NULL,
    person          nvarchar(40)   NOT NULL,
    duty            varchar(20)    NOT NULL,
    from_day        date           NOT NULL,
    to_day          date           NOT NULL,
    paper           nvarchar(100)  NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_duty_given PRIMARY KEY (entity, command_ordinal),
    CONSTRAINT fk_duty_given_person FOREIGN KEY (entity, person) REFERENCES person (entity, person)
);

CREATE INDEX ix_duty_given_person ON duty_given (entity, person);

-- The first day on which the duty is no longer held.
CREATE TABLE duty_ended (
    entity          varchar(32)    NOT NULL,
    given_ordinal   bigint         NOT NULL,
    ended_on        date           NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_duty_ended PRIMARY KEY (entity, given_ordinal),
    CONSTRAINT fk_duty_ended_given FOREIGN KEY (entity, given_ordinal) REFERENCES duty_given (entity, command_ordinal)
);
