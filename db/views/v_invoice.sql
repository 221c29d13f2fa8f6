-- The invoices that costs were accepted against, each once.
CREATE VIEW v_invoice AS
SELECT entity, row_no, invoice_code, invoice_number, seller, amount_fen, subject, command_ordinal
FROM invoice;
