-- What the funds paid for, by purpose and economic class, with the month of the voucher; a cancelled payment stands once more with
-- a negative amount.
CREATE VIEW v_spending AS
SELECT spending.entity, spending.row_no, spending.fund, spending.purpose, spending.economic, spending.amount_fen, spending.paid_on,
       (SELECT MIN(voucher.period)
        FROM command
        JOIN voucher ON voucher.entity = command.entity AND voucher.command_key = command.command_key
        WHERE command.entity = spending.entity AND command.ordinal = spending.command_ordinal) AS period, spending.command_ordinal
FROM spending;
