namespace Anju.Billing.Quote;

/// <summary>What the OpenAPI document shows of the quote.</summary>
internal static class QuoteExamples
{
    public const string Text = """
        The same engine as a bill run. Give `item` (a stored fee item) or `tariff`; a period; and a stored `house` or its figures.

        A monthly fee by area, handed over on 10 February 2024, day counted:

        ```json
        {"tariff":{"basis":"GrossArea","parts":[{"name":"物业费","tiers":[{"upTo":null,"price":2.5}]}]},
         "grossArea":100,"from":"2024-02-01","to":"2024-02-29","handedOverOn":"2024-02-10","proration":"DayCounted"}
        ```

        answers two lines: 77.59 for the builder and 172.41 for the owner (2.5 元/㎡·月 × 100 ㎡ × 20/29 月).

        Tiered water of a year, 170 m³ used before, 25 m³ now:

        ```json
        {"tariff":{"basis":"Usage","unit":"吨","span":"Year","parts":[{"name":"水费","tiers":[{"upTo":180,"price":5},{"upTo":260,"price":7},{"upTo":null,"price":9}]}]},
         "usedBefore":170,"usage":25,"from":"2026-11-01","to":"2026-11-30"}
        ```

        answers 155.00: 第 1 档 10 吨 × 5 元 + 第 2 档 15 吨 × 7 元.

        A meter of five digits that rolled over, times 40: `"meters":[{"meter":"D-1","start":99980,"end":35,"multiplier":40,"digits":5,"rolledOver":true}]` is a usage of 2200.
        A shared cost: `"sharing":{"total":802.10,"weights":[1,1,1]}` answers shares of 267.37, 267.37 and 267.36.
        """;
}
