-- Loans from one fund to another with the day on which they fall due.
CREATE VIEW v_fund_loan AS
SELECT entity, loan, lender, borrower, amount_fen, lent_on, due_on, command_ordinal
FROM fund_loan;
