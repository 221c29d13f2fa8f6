-- How each receipt from a defendant was parted, with the voucher that booked it and, if it was cancelled, the one that did.
CREATE VIEW v_allocation AS
SELECT part.entity, part.receipt, part.row_no, part.received_on, part.case_code, part.defendant, part.head, part.advance, part.amount_fen,
       part.rule_no, part.command_ordinal, voucher.seq, voucher.voucher_no, red.seq AS cancelled_seq, red.voucher_date AS cancelled_on
FROM recovery_allocation part
JOIN voucher ON voucher.entity = part.entity AND voucher.command_key = part.receipt
LEFT JOIN voucher red ON red.entity = voucher.entity AND red.reverses = voucher.seq AND red.reverses <> 0;
