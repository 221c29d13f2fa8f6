-- Every step of every case, with its paper.
CREATE VIEW v_case_event AS
SELECT entity, case_code, kind, detail, party, happened_on, until_on, amount_fen, paper, note, row_no, command_ordinal
FROM case_event;
