-- 分录的科目名称和账簿与科目表一致 | Lines carry the name and book of their account
SELECT CONCAT(line.seq, '/', line.line_no) AS subject, line.account AS detail, line.seq AS difference_fen
FROM voucher_line line
JOIN account ON account.account = line.account
WHERE line.entity = @entity AND (line.account_name <> account.name OR line.book <> account.book)
