-- What each account of each fund moved in each slot: a month as yyyymm, 00 for opening balances, 13 for closing vouchers.
CREATE VIEW v_fund_balance AS
SELECT entity, fund, account, bank, slot, debit_fen, credit_fen
FROM fund_balance;
