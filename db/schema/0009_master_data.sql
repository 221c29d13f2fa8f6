-- What is known of parties and cases beside what they were registered with. Nothing is overwritten: the latest row that is
-- in force counts, and the earlier ones are the history.

-- An account of a party as somebody proposed it. Nobody is paid on it before another person confirmed it.
CREATE TABLE party_account (
    entity          varchar(32)    NOT NULL,
    account_change  varchar(32)    NOT NULL,
    party           varchar(32)    NOT NULL,
    bank_name       nvarchar(100)  NOT NULL,
    account_number  varchar(40)    NOT NULL,
    holder          nvarchar(100)  NOT NULL,
    proposed_by     nvarchar(40)   NOT NULL,
    proposed_on     date           NOT NULL,
    drawn_by        nvarchar(40)   NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_party_account PRIMARY KEY (entity, account_change),
    CONSTRAINT fk_party_account_party FOREIGN KEY (entity, party) REFERENCES party (entity, party)
);

CREATE INDEX ix_party_account_party ON party_account (entity, party);

-- effective_on is the first day on which money may go to the account.
CREATE TABLE account_confirmation (
    entity          varchar(32)    NOT NULL,
    account_change  varchar(32)    NOT NULL,
    confirmed_by    nvarchar(40)   NOT NULL,
    confirmed_on    date           NOT NULL,
    effective_on    date           NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_account_confirmation PRIMARY KEY (entity, account_change),
    CONSTRAINT fk_account_confirmation_account FOREIGN KEY (entity, account_change) REFERENCES party_account (entity, account_change)
);

-- A name or contact that is '' stays what it was; kinds are those the party has beside its first.
CREATE TABLE party_revision (
    entity          varchar(32)    NOT NULL,
    party           varchar(32)    NOT NULL,
    name            nvarchar(100)  NOT NULL,
    kinds           varchar(200)   NOT NULL,
    contact         nvarchar(100)  NOT NULL,
    from_day        date           NOT NULL,
    revised_by      nvarchar(40)   NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_party_revision PRIMARY KEY (entity, command_ordinal),
    CONSTRAINT fk_party_revision_party FOREIGN KEY (entity, party) REFERENCES party (entity, party)
);

CREATE INDEX ix_party_revision_party ON party_revision (entity, party);

-- A court's number or responsible person that is '' stays what it was.
CREATE TABLE case_revision (
    entity          varchar(32)    NOT NULL,
    case_code       varchar(32)    NOT NULL,
    case_number     nvarchar(60)   NOT NULL,
    responsible     nvarchar(40)   NOT NULL,
    note            nvarchar(100)  NOT NULL,
    from_day        date           NOT NULL,
    revised_by      nvarchar(40)   NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_case_revision PRIMARY KEY (entity, command_ordinal),
    CONSTRAINT fk_case_revision_case FOREIGN KEY (entity, case_code) REFERENCES legal_case (entity, case_code)
);

CREATE INDEX ix_case_revision_case ON case_revision (entity, case_code);
