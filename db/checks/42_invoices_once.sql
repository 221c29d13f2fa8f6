-- 同一发票在上下级会计主体中只入账一次 | In entities above and below each other every invoice is accepted once (E.8.11)
SELECT mine.invoice_number AS subject, CONCAT(mine.seller, ' ', other.entity) AS detail, mine.amount_fen AS difference_fen
FROM invoice mine
JOIN command ON command.entity = mine.entity AND command.ordinal = mine.command_ordinal
JOIN party seller ON seller.entity = mine.entity AND seller.party = mine.seller
JOIN party same_seller ON same_seller.credit_code = seller.credit_code AND same_seller.credit_code <> ''
JOIN invoice other ON other.entity = same_seller.entity AND other.seller = same_seller.party AND other.invoice_number = mine.invoice_number
                  AND other.invoice_code = mine.invoice_code
JOIN command other_command ON other_command.entity = other.entity AND other_command.ordinal = other.command_ordinal
WHERE mine.entity = @entity
  AND (other.entity <> mine.entity OR (other.seller = mine.seller AND (other.command_ordinal <> mine.command_ordinal OR other.row_no <> mine.row_no)))
  AND EXISTS (SELECT 1 FROM v_subtree line
              WHERE (line.ancestor = mine.entity AND line.entity = other.entity) OR (line.ancestor = other.entity AND line.entity = mine.entity))
  AND NOT EXISTS (SELECT 1 FROM voucher original JOIN voucher red ON red.entity = original.entity AND red.reverses = original.seq AND red.reverses <> 0
                  WHERE original.entity = mine.entity AND original.command_key = command.command_key)
  AND NOT EXISTS (SELECT 1 FROM voucher original JOIN voucher red ON red.entity = original.entity AND red.reverses = original.seq AND red.reverses <> 0
                  WHERE original.entity = other.entity AND original.command_key = other_command.command_key)
