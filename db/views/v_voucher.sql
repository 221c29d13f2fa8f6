-- The vouchers without their lines, each with the command that it came from.
CREATE VIEW v_voucher AS
SELECT voucher.entity, voucher.seq, voucher.kind, voucher.series, voucher.period, voucher.slot, voucher.number, voucher.voucher_no,
       voucher.voucher_date, voucher.posted_at, voucher.recipe, voucher.summary, voucher.attachments, voucher.maker, voucher.reviewer,
       voucher.cashier, voucher.poster, voucher.command_key, command.ordinal AS command_ordinal, voucher.reverses, voucher.corrects,
       voucher.total_fen, voucher.line_count, voucher.seal
FROM voucher
LEFT JOIN command ON command.entity = voucher.entity AND command.command_key = voucher.command_key;
