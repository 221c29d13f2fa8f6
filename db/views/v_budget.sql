-- The budgets of funds as changes: the approval, then each revision with its reason.
CREATE VIEW v_budget AS
SELECT entity, row_no, fund, year, economic, amount_fen, decided_on, document, reason, command_ordinal
FROM budget_change;
