-- The lines of the bank accounts, each once, with the standing match that holds it or ''. An amount above zero was received for us.
CREATE VIEW v_bank_line AS
SELECT line.entity, line.bank, line.line_key, line.statement, line.line_no, line.value_day, line.amount_fen, line.balance_fen, line.has_balance,
       line.serial, line.summary, line.counterparty, line.counterparty_account, line.command_ordinal,
       COALESCE((SELECT MAX(part.match_code) FROM bank_match_line part
                 LEFT JOIN bank_match_undone undone ON undone.entity = part.entity AND undone.match_code = part.match_code
                 WHERE part.entity = line.entity AND part.bank = line.bank AND part.line_key = line.line_key AND undone.match_code IS NULL), '') AS match_code
FROM bank_line line;
