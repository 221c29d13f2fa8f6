-- Files as they were handed in, what they are evidence of, and how they end when their time is over (domain.md D.11).

-- A file is known by what it holds: the same bytes are kept once. What is said of it stays when its bytes were destroyed.
CREATE TABLE file_object (
    entity          varchar(32)    NOT NULL,
    sha256          char(64)       NOT NULL,
    name            nvarchar(200)  NOT NULL,
    media_type      varchar(100)   NOT NULL,
    size_bytes      bigint         NOT NULL,
    part_count      int            NOT NULL,
    stored_by       nvarchar(40)   NOT NULL,
    stored_at       datetime2(3)   NOT NULL,
    CONSTRAINT pk_file_object PRIMARY KEY (entity, sha256),
    CONSTRAINT fk_file_object_entity FOREIGN KEY (entity) REFERENCES entity (entity)
);

CREATE TABLE file_part (
    entity          varchar(32)    NOT NULL,
    sha256          char(64)       NOT NULL,
    part            int            NOT NULL,
    content         varbinary(8000) NOT NULL,
    CONSTRAINT pk_file_part PRIMARY KEY (entity, sha256, part),
    CONSTRAINT fk_file_part_file FOREIGN KEY (entity, sha256) REFERENCES file_object (entity, sha256)
);

-- A file and what it is evidence of: a command and whatever it posted (for_ordinal), a voucher posted before (for_seq) or
-- a case. Name, type and size are said again here, where they are sealed.
CREATE TABLE evidence (
    entity          varchar(32)    NOT NULL,
    row_no          int            NOT NULL,
    sha256          char(64)       NOT NULL,
    name            nvarchar(200)  NOT NULL,
    media_type      varchar(100)   NOT NULL,
    size_bytes      bigint         NOT NULL,
    kind            varchar(20)    NOT NULL,
    note            nvarchar(200)  NOT NULL,
    for_ordinal     bigint         NOT NULL,
    for_seq         bigint         NOT NULL,
    for_case        varchar(32)    NOT NULL,
    retention       varchar(20)    NOT NULL,
    fiscal_year     int            NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_evidence PRIMARY KEY (entity, command_ordinal, row_no),
    CONSTRAINT fk_evidence_file FOREIGN KEY (entity, sha256) REFERENCES file_object (entity, sha256)
);

CREATE INDEX ix_evidence_file ON evidence (entity, sha256);
CREATE INDEX ix_evidence_command ON evidence (entity, for_ordinal) WHERE for_ordinal <> 0;
CREATE INDEX ix_evidence_voucher ON evidence (entity, for_seq) WHERE for_seq <> 0;
CREATE INDEX ix_evidence_case ON evidence (entity, for_case) WHERE for_case <> '';

-- What an invoice that is evidence says; seller is a party.
CREATE TABLE evidence_invoice (
    entity          varchar(32)    NOT NULL,
    row_no          int            NOT NULL,
    sha256          char(64)       NOT NULL,
    invoice_code    nvarchar(20)   NOT NULL,
    invoice_number  nvarchar(60)   NOT NULL,
    seller          varchar(32)    NOT NULL,
    amount_fen      bigint         NOT NULL,
    issued_on       date           NOT NULL,
    for_ordinal     bigint         NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_evidence_invoice PRIMARY KEY (entity, command_ordinal, row_no),
    CONSTRAINT fk_evidence_invoice_file FOREIGN KEY (entity, sha256) REFERENCES file_object (entity, sha256),
    CONSTRAINT fk_evidence_invoice_seller FOREIGN KEY (entity, seller) REFERENCES party (entity, party)
);

CREATE INDEX ix_evidence_invoice_number ON evidence_invoice (entity, invoice_number, seller);

-- A list of files whose time is over, and what each person did about it.
CREATE TABLE destruction (
    entity          varchar(32)    NOT NULL,
    destruction     varchar(32)    NOT NULL,
    reason          nvarchar(200)  NOT NULL,
    proposed_by     nvarchar(40)   NOT NULL,
    proposed_on     date           NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_destruction PRIMARY KEY (entity, destruction)
);

CREATE TABLE destruction_item (
    entity          varchar(32)    NOT NULL,
    row_no          int            NOT NULL,
    destruction     varchar(32)    NOT NULL,
    sha256          char(64)       NOT NULL,
    retention       varchar(20)    NOT NULL,
    kept_to_year    int            NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_destruction_item PRIMARY KEY (entity, command_ordinal, row_no),
    CONSTRAINT fk_destruction_item_list FOREIGN KEY (entity, destruction) REFERENCES destruction (entity, destruction),
    CONSTRAINT fk_destruction_item_file FOREIGN KEY (entity, sha256) REFERENCES file_object (entity, sha256)
);

CREATE INDEX ix_destruction_item_file ON destruction_item (entity, sha256);

CREATE TABLE destruction_act (
    entity          varchar(32)    NOT NULL,
    row_no          int            NOT NULL,
    destruction     varchar(32)    NOT NULL,
    act             varchar(20)    NOT NULL,
    role            varchar(20)    NOT NULL,
    person          nvarchar(40)   NOT NULL,
    acted_on        date           NOT NULL,
    opinion         nvarchar(200)  NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_destruction_act PRIMARY KEY (entity, command_ordinal, row_no),
    CONSTRAINT uq_destruction_act UNIQUE (entity, destruction, act, role),
    CONSTRAINT ck_destruction_act CHECK (act IN ('APPRAISED', 'SIGNED', 'EXECUTED')),
    CONSTRAINT fk_destruction_act_list FOREIGN KEY (entity, destruction) REFERENCES destruction (entity, destruction)
);
