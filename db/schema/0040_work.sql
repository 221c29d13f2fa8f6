-- 在办事项: commands that a person submitted and that wait for the signatures they lack. What was submitted, signed and said stays for
-- ever; only where an item stands moves on, and db/checks proves that from its last step.

CREATE TABLE work_item (
    entity          varchar(32)    NOT NULL,
    item            bigint         NOT NULL,
    state           varchar(10)    NOT NULL,
    version         int            NOT NULL,
    step            int            NOT NULL,
    waits_for       varchar(12)    NOT NULL,
    submitted_by    nvarchar(40)   NOT NULL,
    submitted_at    datetime2(3)   NOT NULL,
    CONSTRAINT pk_work_item PRIMARY KEY (entity, item),
    CONSTRAINT fk_work_item_entity FOREIGN KEY (entity) REFERENCES entity (entity),
    CONSTRAINT ck_work_item_state CHECK (state IN ('WAITING', 'RETURNED', 'RECORDED', 'WITHDRAWN')),
    CONSTRAINT ck_work_item_waits CHECK ((state = 'WAITING' AND waits_for IN ('BY', 'APPROVED_BY', 'REVIEWER', 'CASHIER')) OR (state <> 'WAITING' AND waits_for = ''))
);

CREATE INDEX ix_work_item_state ON work_item (entity, state, waits_for, item);
CREATE INDEX ix_work_item_person ON work_item (entity, submitted_by, item);

-- What was submitted, and what it came to then: the type of its first command, how many they are, the sum of their vouchers, with whom
-- and in which case. The fingerprint is that of all its commands.
CREATE TABLE work_version (
    entity          varchar(32)    NOT NULL,
    item            bigint         NOT NULL,
    version         int            NOT NULL,
    type            varchar(40)    NOT NULL,
    commands        int            NOT NULL,
    amount_fen      bigint         NOT NULL,
    counterpart     nvarchar(200)  NOT NULL,
    case_code       varchar(32)    NOT NULL,
    fingerprint     char(64)       NOT NULL,
    CONSTRAINT pk_work_version PRIMARY KEY (entity, item, version),
    CONSTRAINT fk_work_version_item FOREIGN KEY (entity, item) REFERENCES work_item (entity, item)
);

CREATE TABLE work_command (
    entity          varchar(32)    NOT NULL,
    item            bigint         NOT NULL,
    version         int            NOT NULL,
    place           int            NOT NULL,
    command_key     varchar(64)    NOT NULL,
    type            varchar(40)    NOT NULL,
    fingerprint     char(64)       NOT NULL,
    CONSTRAINT pk_work_command PRIMARY KEY (entity, item, version, place),
    CONSTRAINT fk_work_command_version FOREIGN KEY (entity, item, version) REFERENCES work_version (entity, item, version)
);

CREATE TABLE work_body (
    entity          varchar(32)    NOT NULL,
    item            bigint         NOT NULL,
    version         int            NOT NULL,
    place           int            NOT NULL,
    part            int            NOT NULL,
    text            nvarchar(4000) NOT NULL,
    CONSTRAINT pk_work_body PRIMARY KEY (entity, item, version, place, part),
    CONSTRAINT fk_work_body_command FOREIGN KEY (entity, item, version, place) REFERENCES work_command (entity, item, version, place)
);

-- A command's idempotency key belongs to one item for ever.
CREATE TABLE work_key (
    entity          varchar(32)    NOT NULL,
    command_key     varchar(64)    NOT NULL,
    item            bigint         NOT NULL,
    CONSTRAINT pk_work_key PRIMARY KEY (entity, command_key),
    CONSTRAINT fk_work_key_item FOREIGN KEY (entity, item) REFERENCES work_item (entity, item)
);

CREATE TABLE work_step (
    entity          varchar(32)    NOT NULL,
    item            bigint         NOT NULL,
    step            int            NOT NULL,
    version         int            NOT NULL,
    act             varchar(12)    NOT NULL,
    signature       varchar(12)    NOT NULL,
    person          nvarchar(40)   NOT NULL,
    login           nvarchar(100)  NOT NULL,
    reason          nvarchar(200)  NOT NULL,
    done_at         datetime2(3)   NOT NULL,
    CONSTRAINT pk_work_step PRIMARY KEY (entity, item, step),
    CONSTRAINT fk_work_step_version FOREIGN KEY (entity, item, version) REFERENCES work_version (entity, item, version),
    CONSTRAINT ck_work_step_act CHECK (act IN ('SUBMITTED', 'SIGNED', 'RETURNED', 'RESUBMITTED', 'WITHDRAWN'))
);

CREATE INDEX ix_work_step_person ON work_step (entity, person, item);
