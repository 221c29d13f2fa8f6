-- The same movements parted by case, advance, party, order and bank account as well.
CREATE VIEW v_period_balance AS
SELECT entity, account, fund, case_code, advance, party, order_code, bank, slot, debit_fen, credit_fen
FROM period_balance;
