//! Economic magnitudes.

use super::macros::{record, vocabulary};
use crate::value::{Bound, Currency, DateInterval, Number, Party};

vocabulary! {
    /// What is measured (after SDMX and balance-of-payments usage).
    Measure {
        /// Total turnover of trade, both ways.
        Trade = "trade",
        /// Exports of the first party.
        Exports = "exports",
        /// Imports of the first party.
        Imports = "imports",
        /// Exports less imports; negative for a deficit of the first party.
        TradeBalance = "trade_balance",
        /// Investment in a period, or unspecified.
        Investment = "investment",
        /// Investment accumulated.
        InvestmentStock = "investment_stock",
        /// Credit.
        Loan = "loan",
        /// Aid, grants.
        Grant = "grant",
        /// The value of contracts.
        Contract = "contract",
        /// Debt.
        Debt = "debt",
        /// Gross domestic product or its growth.
        Gdp = "gdp",
        /// A customs duty.
        Tariff = "tariff",
        /// The capital of a fund or bank.
        Fund = "fund",
        /// Any other magnitude.
        Other = "other",
    }
}

vocabulary! {
    /// Whether a figure is a fact or to come.
    FigureStatus {
        /// A target, a pledge, a forecast.
        Planned = "planned",
    }
}

record! {
    /// An economic magnitude with an amount or a rate of change.
    TradeFigure, TradeFigureField, TradeFigure, id {
        /// What is measured.
        Measure / measure: Option<Measure>,
        /// The amount in units of the currency.
        Value / value: Option<Number>,
        /// ISO 4217.
        Currency / currency: Option<Currency>,
        /// What the text asserts of the amount; absent where it is exact.
        Bound / bound: Option<Bound>,
        /// The time that the figure is of (EDTF).
        Period / period: Option<DateInterval>,
        /// The sides between which or for which it holds; in the order exporter, partner for directed measures.
        Parties / parties: Vec<Party>,
        /// Change in per cent against the period before; negative for a fall.
        Change / change: Option<Number>,
        /// Whether it is said to be a record.
        Record / record: bool,
        /// Set where the figure is a target, a pledge or a forecast.
        Status / status: Option<FigureStatus>,
        /// The institution that gives it.
        Source / source: Option<String>,
    }
}
