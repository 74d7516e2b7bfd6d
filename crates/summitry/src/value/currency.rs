//! Currencies by their ISO 4217 codes.

use super::code::code;

code! {
    /// A currency: its ISO 4217 code, of one in use or of one that amounts in the news of the last decades were given in (`DEM`, `FRF`).
    ///
    /// ```
    /// use summitry::value::Currency;
    /// let currency: Currency = "KZT".parse()?;
    /// assert_eq!(currency.code(), "KZT");
    /// assert!("kzt".parse::<Currency>().is_err());
    /// # Ok::<(), summitry::value::UnknownCurrency>(())
    /// ```
    Currency,
    /// A code that no currency has.
    UnknownCurrency,
    "ISO 4217 code; expected three capitals such as `EUR`",
    CODES
}

impl Currency {
    /// Every currency, by code.
    pub fn all() -> impl Iterator<Item = Self> {
        CODES.iter().map(|code| Self(*code))
    }
}

#[rustfmt::skip]
const CODES: &[[u8; 3]] = &[
    *b"AED", *b"AFA", *b"AFN", *b"ALL", *b"AMD", *b"ANG", *b"AOA", *b"AOR", *b"ARS", *b"ATS", *b"AUD", *b"AWG",
    *b"AZM", *b"AZN", *b"BAM", *b"BBD", *b"BDT", *b"BEF", *b"BGN", *b"BHD", *b"BIF", *b"BMD", *b"BND", *b"BOB",
    *b"BOV", *b"BRL", *b"BSD", *b"BTN", *b"BWP", *b"BYN", *b"BYR", *b"BZD", *b"CAD", *b"CDF", *b"CHE", *b"CHF",
    *b"CHW", *b"CLF", *b"CLP", *b"CNH", *b"CNY", *b"COP", *b"COU", *b"CRC", *b"CSD", *b"CSK", *b"CUC", *b"CUP",
    *b"CVE", *b"CYP", *b"CZK", *b"DDM", *b"DEM", *b"DJF", *b"DKK", *b"DOP", *b"DZD", *b"ECS", *b"EEK", *b"EGP",
    *b"ERN", *b"ESP", *b"ETB", *b"EUR", *b"FIM", *b"FJD", *b"FKP", *b"FRF", *b"GBP", *b"GEL", *b"GHC", *b"GHS",
    *b"GIP", *b"GMD", *b"GNF", *b"GRD", *b"GTQ", *b"GYD", *b"HKD", *b"HNL", *b"HRK", *b"HTG", *b"HUF", *b"IDR",
    *b"IEP", *b"ILS", *b"INR", *b"IQD", *b"IRR", *b"ISK", *b"ITL", *b"JMD", *b"JOD", *b"JPY", *b"KES", *b"KGS",
    *b"KHR", *b"KMF", *b"KPW", *b"KRW", *b"KWD", *b"KYD", *b"KZT", *b"LAK", *b"LBP", *b"LKR", *b"LRD", *b"LSL",
    *b"LTL", *b"LUF", *b"LVL", *b"LYD", *b"MAD", *b"MDL", *b"MGA", *b"MGF", *b"MKD", *b"MMK", *b"MNT", *b"MOP",
    *b"MRO", *b"MRU", *b"MTL", *b"MUR", *b"MVR", *b"MWK", *b"MXN", *b"MXV", *b"MYR", *b"MZM", *b"MZN", *b"NAD",
    *b"NGN", *b"NIO", *b"NLG", *b"NOK", *b"NPR", *b"NZD", *b"OMR", *b"PAB", *b"PEN", *b"PGK", *b"PHP", *b"PKR",
    *b"PLN", *b"PTE", *b"PYG", *b"QAR", *b"ROL", *b"RON", *b"RSD", *b"RUB", *b"RUR", *b"RWF", *b"SAR", *b"SBD",
    *b"SCR", *b"SDD", *b"SDG", *b"SEK", *b"SGD", *b"SHP", *b"SIT", *b"SKK", *b"SLE", *b"SLL", *b"SOS", *b"SRD",
    *b"SRG", *b"SSP", *b"STD", *b"STN", *b"SUR", *b"SVC", *b"SYP", *b"SZL", *b"THB", *b"TJS", *b"TMM", *b"TMT",
    *b"TND", *b"TOP", *b"TRL", *b"TRY", *b"TTD", *b"TWD", *b"TZS", *b"UAH", *b"UGX", *b"USD", *b"USN", *b"UYI",
    *b"UYU", *b"UYW", *b"UZS", *b"VEB", *b"VED", *b"VEF", *b"VES", *b"VND", *b"VUV", *b"WST", *b"XAF", *b"XCD",
    *b"XCG", *b"XDR", *b"XEU", *b"XOF", *b"XPF", *b"XSU", *b"XUA", *b"YDD", *b"YER", *b"YUD", *b"YUM", *b"ZAR",
    *b"ZMK", *b"ZMW", *b"ZRZ", *b"ZWD", *b"ZWG", *b"ZWL", *b"ZWR",
];

#[cfg(test)]
mod tests {
    use super::{CODES, Currency};

    #[test]
    fn codes_are_sorted_and_read_back() {
        assert!(CODES.is_sorted());
        for currency in Currency::all() {
            assert_eq!(currency.to_string().parse::<Currency>(), Ok(currency));
        }
        for code in ["", "EU", "EURO", "eur", "ABC", "€"] {
            assert!(code.parse::<Currency>().is_err(), "{code}");
        }
    }
}
