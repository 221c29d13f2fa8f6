namespace FundLedger.Tests.Uploads;

/// <summary>Statements as banks send them to programs.</summary>
internal static class Messages
{
    public const string Mt940 = """
        {1:F01BANKCNBJAXXX0000000000}{2:O9401200240331BANKCNBJAXXX00000000002403311200N}{4:
        :20:STMT240331
        :25:BANKCNBJ/4200000000000000001
        :28C:3/1
        :60F:C240301CNY1000000,00
        :61:2403020302D36666,67NTRFNONREF//B0001
        付款
        :86:?20调查?21费用?316222020200012345678?32某环保?33联合会
        :61:2403030304RC100,NCHGFEE1
        :61:240305C412,68NINTNONREF//B0003
        :86:/NAME/某银行/REMI/第一季度利息
        :62M:C240305CNY963646,01
        -}
        :20:STMT240331
        :25:BANKCNBJ/4200000000000000001
        :28C:3/2
        :60M:C240305CNY963646,01
        :61:2403310331RD55,5NCHGNONREF//B0004
        :86:冲回手续费
        :62F:C240331CNY963701,51
        -
        :20:STMT2
        :25:4200000000000000002
        :28C:1
        :60F:D231231CNY5,00
        :61:2401011231D1,NCHGNONREF
        :62F:D240101CNY6,00
        """;

    public static string Camt(string version = "08", string entries = Entries) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}"><BkToCstmrStmt><GrpHdr><MsgId>M</MsgId></GrpHdr><Stmt><Id>S</Id>
        <FrToDt><FrDtTm>2024-03-01T00:00:00+08:00</FrDtTm><ToDtTm>2024-03-31T23:59:59+08:00</ToDtTm></FrToDt>
        <Acct><Id><Othr><Id>4200000000000000001</Id></Othr></Id><Ccy>CNY</Ccy></Acct>
        <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">1000000.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2024-03-01</Dt></Dt></Bal>
        <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">963701.51</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2024-03-31</Dt></Dt></Bal>
        {entries}</Stmt></BkToCstmrStmt></Document>
        """;

    private const string Entries = """
        <Ntry><NtryRef>1</NtryRef><Amt Ccy="CNY">36666.67</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2024-03-02</Dt></BookgDt><ValDt><Dt>2024-03-01</Dt></ValDt><AcctSvcrRef>B0001</AcctSvcrRef>
        <NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>某省基金</Nm></Pty></Dbtr><Cdtr><Pty><Nm>某环保联合会</Nm></Pty></Cdtr><CdtrAcct><Id><Othr><Id>6222020200012345678</Id></Othr></Id></CdtrAcct></RltdPties><RmtInf><Ustrd>调查费用</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
        <Ntry><Amt Ccy="CNY">100</Amt><CdtDbtInd>DBIT</CdtDbtInd><RvslInd>true</RvslInd><Sts>BOOK</Sts><BookgDt><DtTm>2024-03-04T10:00:00</DtTm></BookgDt><NtryDtls><TxDtls><RltdPties><Dbtr><Nm>某化工厂</Nm></Dbtr></RltdPties></TxDtls></NtryDtls></Ntry>
        <Ntry><Amt Ccy="CNY">412.680</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><ValDt><Dt>2024-03-05</Dt></ValDt><AddtlNtryInf>利息 &amp; 其他</AddtlNtryInf></Ntry>
        <Ntry><Amt Ccy="CNY">55.50</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2024-03-31</Dt></BookgDt><NtryDtls><Btch><NbOfTxs>2</NbOfTxs></Btch><TxDtls><Amt Ccy="CNY">50.00</Amt><RltdPties><Dbtr><Nm>甲</Nm></Dbtr></RltdPties></TxDtls><TxDtls><Amt Ccy="CNY">5.50</Amt><RltdPties><Dbtr><Nm>乙</Nm></Dbtr></RltdPties></TxDtls></NtryDtls></Ntry>
        <Ntry><Amt Ccy="CNY">9.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>PDNG</Sts><BookgDt><Dt>2024-03-31</Dt></BookgDt></Ntry>
        """;
}
