//! States by their ISO 3166-1 codes.

use super::code::code;

code! {
    /// A state or territory: its ISO 3166-1 alpha-3 code, or the ISO 3166-3 code of one that is no more
    /// (`SUN`, `YUG`, `DDR`, `CSK`, `SCG`, `ZAR`), or `XKX` for Kosovo.
    ///
    /// ```
    /// use summitry::value::Country;
    /// let country: Country = "KAZ".parse()?;
    /// assert_eq!(country.code(), "KAZ");
    /// assert!("KZ".parse::<Country>().is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    Country,
    /// A code that no state has.
    UnknownCountry,
    "ISO 3166-1 alpha-3 code; expected three capitals such as `KAZ`",
    CODES
}

/// ISO 3166-1 alpha-3, with Kosovo's user-assigned code and six of ISO 3166-3. Sorted.
#[rustfmt::skip]
const CODES: &[[u8; 3]] = &[
    *b"ABW", *b"AFG", *b"AGO", *b"AIA", *b"ALA", *b"ALB", *b"AND", *b"ARE", *b"ARG", *b"ARM", *b"ASM", *b"ATA",
    *b"ATF", *b"ATG", *b"AUS", *b"AUT", *b"AZE", *b"BDI", *b"BEL", *b"BEN", *b"BES", *b"BFA", *b"BGD", *b"BGR",
    *b"BHR", *b"BHS", *b"BIH", *b"BLM", *b"BLR", *b"BLZ", *b"BMU", *b"BOL", *b"BRA", *b"BRB", *b"BRN", *b"BTN",
    *b"BVT", *b"BWA", *b"CAF", *b"CAN", *b"CCK", *b"CHE", *b"CHL", *b"CHN", *b"CIV", *b"CMR", *b"COD", *b"COG",
    *b"COK", *b"COL", *b"COM", *b"CPV", *b"CRI", *b"CSK", *b"CUB", *b"CUW", *b"CXR", *b"CYM", *b"CYP", *b"CZE",
    *b"DDR", *b"DEU", *b"DJI", *b"DMA", *b"DNK", *b"DOM", *b"DZA", *b"ECU", *b"EGY", *b"ERI", *b"ESH", *b"ESP",
    *b"EST", *b"ETH", *b"FIN", *b"FJI", *b"FLK", *b"FRA", *b"FRO", *b"FSM", *b"GAB", *b"GBR", *b"GEO", *b"GGY",
    *b"GHA", *b"GIB", *b"GIN", *b"GLP", *b"GMB", *b"GNB", *b"GNQ", *b"GRC", *b"GRD", *b"GRL", *b"GTM", *b"GUF",
    *b"GUM", *b"GUY", *b"HKG", *b"HMD", *b"HND", *b"HRV", *b"HTI", *b"HUN", *b"IDN", *b"IMN", *b"IND", *b"IOT",
    *b"IRL", *b"IRN", *b"IRQ", *b"ISL", *b"ISR", *b"ITA", *b"JAM", *b"JEY", *b"JOR", *b"JPN", *b"KAZ", *b"KEN",
    *b"KGZ", *b"KHM", *b"KIR", *b"KNA", *b"KOR", *b"KWT", *b"LAO", *b"LBN", *b"LBR", *b"LBY", *b"LCA", *b"LIE",
    *b"LKA", *b"LSO", *b"LTU", *b"LUX", *b"LVA", *b"MAC", *b"MAF", *b"MAR", *b"MCO", *b"MDA", *b"MDG", *b"MDV",
    *b"MEX", *b"MHL", *b"MKD", *b"MLI", *b"MLT", *b"MMR", *b"MNE", *b"MNG", *b"MNP", *b"MOZ", *b"MRT", *b"MSR",
    *b"MTQ", *b"MUS", *b"MWI", *b"MYS", *b"MYT", *b"NAM", *b"NCL", *b"NER", *b"NFK", *b"NGA", *b"NIC", *b"NIU",
    *b"NLD", *b"NOR", *b"NPL", *b"NRU", *b"NZL", *b"OMN", *b"PAK", *b"PAN", *b"PCN", *b"PER", *b"PHL", *b"PLW",
    *b"PNG", *b"POL", *b"PRI", *b"PRK", *b"PRT", *b"PRY", *b"PSE", *b"PYF", *b"QAT", *b"REU", *b"ROU", *b"RUS",
    *b"RWA", *b"SAU", *b"SCG", *b"SDN", *b"SEN", *b"SGP", *b"SGS", *b"SHN", *b"SJM", *b"SLB", *b"SLE", *b"SLV",
    *b"SMR", *b"SOM", *b"SPM", *b"SRB", *b"SSD", *b"STP", *b"SUN", *b"SUR", *b"SVK", *b"SVN", *b"SWE", *b"SWZ",
    *b"SXM", *b"SYC", *b"SYR", *b"TCA", *b"TCD", *b"TGO", *b"THA", *b"TJK", *b"TKL", *b"TKM", *b"TLS", *b"TON",
    *b"TTO", *b"TUN", *b"TUR", *b"TUV", *b"TWN", *b"TZA", *b"UGA", *b"UKR", *b"UMI", *b"URY", *b"USA", *b"UZB",
    *b"VAT", *b"VCT", *b"VEN", *b"VGB", *b"VIR", *b"VNM", *b"VUT", *b"WLF", *b"WSM", *b"XKX", *b"YEM", *b"YUG",
    *b"ZAF", *b"ZAR", *b"ZMB", *b"ZWE",
];

#[cfg(test)]
mod tests {
    use super::{CODES, Country};

    #[test]
    fn codes_are_sorted_and_unique() {
        assert!(CODES.windows(2).all(|w| w[0] < w[1]));
    }

    #[test]
    fn prints_what_it_parses() {
        for code in CODES {
            let code = core::str::from_utf8(code).unwrap();
            assert_eq!(code.parse::<Country>().unwrap().to_string(), code);
        }
        assert!("QQQ".parse::<Country>().is_err());
        assert!(serde_json::from_str::<Country>("\"kaz\"").is_err());
    }
}
