-- Who may come in and what he may do: logins of persons and programs, their roles, sessions and keys, and the trail of access.

-- A login 账号 belongs to a person, who may have several; duties are the person's. Passwords and keys are kept as hashes.
CREATE TABLE login (
    login           varchar(64)    NOT NULL,
    person          nvarchar(40)   NOT NULL,
    is_program      int            NOT NULL,
    is_disabled     int            NOT NULL,
    password_hash   varchar(200)   NOT NULL,
    password_set_at datetime2(3)   NOT NULL,
    must_change     int            NOT NULL,
    stamp           varchar(64)    NOT NULL,
    totp_key        varchar(400)   NOT NULL,
    totp_on         int            NOT NULL,
    totp_last       varchar(10)    NOT NULL,
    totp_last_at    datetime2(3)   NOT NULL,
    failed          int            NOT NULL,
    locked_until    datetime2(3)   NOT NULL,
    subject         nvarchar(200)  NOT NULL,
    made_by         nvarchar(40)   NOT NULL,
    made_at         datetime2(3)   NOT NULL,
    CONSTRAINT pk_login PRIMARY KEY (login)
);

CREATE UNIQUE INDEX ux_login_subject ON login (subject) WHERE subject <> '';

-- The hashes of passwords that a login had, so that none comes back too soon.
CREATE TABLE login_password (
    login           varchar(64)    NOT NULL,
    password_no     int            NOT NULL,
    password_hash   varchar(200)   NOT NULL,
    set_at          datetime2(3)   NOT NULL,
    CONSTRAINT pk_login_password PRIMARY KEY (login, password_no),
    CONSTRAINT fk_login_password_login FOREIGN KEY (login) REFERENCES login (login)
);

-- Codes that let a person in once when the second factor is lost.
CREATE TABLE recovery_code (
    login           varchar(64)    NOT NULL,
    code_hash       char(64)       NOT NULL,
    is_used         int            NOT NULL,
    changed_at      datetime2(3)   NOT NULL,
    CONSTRAINT pk_recovery_code PRIMARY KEY (login, code_hash),
    CONSTRAINT fk_recovery_code_login FOREIGN KEY (login) REFERENCES login (login)
);

-- A role in an entity, or in all where entity is *. It counts once another person has confirmed it and until it is ended: until then
-- confirmed_by and ended_by are empty and their instants that of the proposal.
CREATE TABLE role_grant (
    grant_no        bigint         NOT NULL,
    login           varchar(64)    NOT NULL,
    entity          varchar(32)    NOT NULL,
    role            varchar(40)    NOT NULL,
    proposed_by     nvarchar(40)   NOT NULL,
    proposed_at     datetime2(3)   NOT NULL,
    confirmed_by    nvarchar(40)   NOT NULL,
    confirmed_at    datetime2(3)   NOT NULL,
    ended_by        nvarchar(40)   NOT NULL,
    ended_at        datetime2(3)   NOT NULL,
    CONSTRAINT pk_role_grant PRIMARY KEY (grant_no),
    CONSTRAINT fk_role_grant_login FOREIGN KEY (login) REFERENCES login (login),
    CONSTRAINT ck_role_grant_persons CHECK (confirmed_by <> proposed_by)
);

CREATE INDEX ix_role_grant_login ON role_grant (login);

-- A session is known by the hash of its secret, which only the browser has.
CREATE TABLE login_session (
    session         char(64)       NOT NULL,
    login           varchar(64)    NOT NULL,
    stamp           varchar(64)    NOT NULL,
    started_at      datetime2(3)   NOT NULL,
    seen_at         datetime2(3)   NOT NULL,
    proved_at       datetime2(3)   NOT NULL,
    address         varchar(64)    NOT NULL,
    agent           nvarchar(200)  NOT NULL,
    ended_at        datetime2(3)   NOT NULL,
    ended_by        nvarchar(40)   NOT NULL,
    CONSTRAINT pk_login_session PRIMARY KEY (session),
    CONSTRAINT fk_login_session_login FOREIGN KEY (login) REFERENCES login (login)
);

CREATE INDEX ix_login_session_open ON login_session (login) WHERE ended_by = '';

-- A key lets a program in without a session; its secret is shown once.
CREATE TABLE api_key (
    api_key         varchar(20)    NOT NULL,
    login           varchar(64)    NOT NULL,
    secret_hash     char(64)       NOT NULL,
    title           nvarchar(100)  NOT NULL,
    made_by         nvarchar(40)   NOT NULL,
    made_at         datetime2(3)   NOT NULL,
    expires_at      datetime2(3)   NOT NULL,
    ended_by        nvarchar(40)   NOT NULL,
    ended_at        datetime2(3)   NOT NULL,
    CONSTRAINT pk_api_key PRIMARY KEY (api_key),
    CONSTRAINT fk_api_key_login FOREIGN KEY (login) REFERENCES login (login)
);

CREATE TABLE access_setting (
    name            varchar(40)    NOT NULL,
    value           nvarchar(200)  NOT NULL,
    set_by          nvarchar(40)   NOT NULL,
    set_at          datetime2(3)   NOT NULL,
    CONSTRAINT pk_access_setting PRIMARY KEY (name)
);

-- Who did what, when, from where and with what result; refusals included. One chain of seals an entity; the chain of the empty
-- code is the installation's own (sign-in, logins, roles).
CREATE TABLE trail (
    entity          varchar(32)    NOT NULL,
    ordinal         bigint         NOT NULL,
    acted_at        datetime2(3)   NOT NULL,
    person          nvarchar(40)   NOT NULL,
    login           varchar(64)    NOT NULL,
    session         varchar(64)    NOT NULL,
    address         varchar(64)    NOT NULL,
    action          varchar(40)    NOT NULL,
    object          nvarchar(200)  NOT NULL,
    result          varchar(20)    NOT NULL,
    detail          nvarchar(1000) NOT NULL,
    previous_seal   char(64)       NOT NULL,
    seal            char(64)       NOT NULL,
    CONSTRAINT pk_trail PRIMARY KEY (entity, ordinal)
);

CREATE INDEX ix_trail_time ON trail (entity, acted_at);
