-- What the funds paid for, by purpose and economic class, with the voucher and its month; a cancelled payment stands once more
-- with a negative amount. The number is put together so that an engine looks for the voucher of the command, not for the smallest number.
CREATE VIEW v_spending AS
SELECT spending.entity, spending.row_no, spending.fund, spending.purpose, spending.economic, spending.amount_fen, spending.paid_on,
       (SELECT MIN(voucher.period)
        FROM command
        JOIN voucher ON voucher.entity = command.entity AND voucher.command_key = command.command_key
        WHERE command.entity = spending.entity AND command.ordinal = spending.command_ordinal) AS period,
       (SELECT MIN(CONCAT(voucher.voucher_no, ''))
        FROM command
        JOIN voucher ON voucher.entity = command.entity AND voucher.command_key = command.command_key
        WHERE command.entity = spending.entity AND command.ordinal = spending.command_ordinal) AS voucher_no, spending.command_ordinal
FROM spending;
