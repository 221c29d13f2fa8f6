-- The chart of accounts. A report shows a number never without its name (制度 第一部分 七（三）).
CREATE VIEW v_account AS
SELECT account, name, name_en, book, normal_side
FROM account;
