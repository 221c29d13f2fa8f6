-- How the columns of a bank's own table are read, account by account; the latest command of an account counts.
CREATE TABLE bank_mapping (
    entity          varchar(32)    NOT NULL,
    bank            varchar(32)    NOT NULL,
    meaning         varchar(40)    NOT NULL,
    heading         nvarchar(100)  NOT NULL,
    command_ordinal bigint         NOT NULL,
    CONSTRAINT pk_bank_mapping PRIMARY KEY (entity, bank, command_ordinal, meaning),
    CONSTRAINT fk_bank_mapping_bank FOREIGN KEY (entity, bank) REFERENCES bank_account (entity, bank)
);
