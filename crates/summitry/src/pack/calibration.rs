//! From what speaks for a record to its confidence: weights learned from gold documents.

use rustc_hash::FxHashMap;

use super::error::PackError;
use super::table;

/// The file of a pack that holds the weights.
pub(crate) const FILE: &str = "calibration.csv";

/// The weights of a kind of records.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    /// Weights of numbers, by name.
    numbers: FxHashMap<String, f64>,
    /// Weights of rules, by id.
    rules: FxHashMap<String, f64>,
}

impl Weights {
    /// The weight of a number.
    #[must_use]
    pub fn number(&self, name: &str) -> f64 {
        self.numbers.get(name).copied().unwrap_or_default()
    }

    /// The weight of a rule; one that the gold documents do not know has none.
    #[must_use]
    pub fn rule(&self, id: &str) -> f64 {
        self.rules.get(id).copied().unwrap_or_default()
    }
}

/// The weights by kind of record.
#[derive(Clone, Debug, Default)]
pub struct Calibration {
    kinds: FxHashMap<String, Weights>,
}

impl Calibration {
    /// The weights of a kind; `None` where a kind keeps its reader's confidence.
    #[must_use]
    pub fn kind(&self, kind: &str) -> Option<&Weights> {
        self.kinds.get(kind)
    }

    /// Adds rows `<kind>:<number>` and `<kind>:rule:<id>` with their weights.
    ///
    /// # Errors
    /// Where a row has another shape or its weight is no number.
    pub(crate) fn read(&mut self, file: &str, content: &str) -> Result<(), PackError> {
        for row in table::read(file, content, &["feature", "weight"])? {
            let weight = row.cells[1].parse::<f64>().ok().filter(|w| w.is_finite());
            let Some(weight) = weight else {
                let found = format!("weight `{}`", row.cells[1]);
                return Err(PackError::line(file, row.line, found, "a number"));
            };
            let mut parts = row.cells[0].splitn(3, ':');
            match (parts.next(), parts.next(), parts.next()) {
                (Some(kind), Some("rule"), Some(id)) if !id.is_empty() => {
                    self.kinds
                        .entry(kind.to_owned())
                        .or_default()
                        .rules
                        .insert(id.to_owned(), weight);
                }
                (Some(kind), Some(name), None) if !kind.is_empty() && !name.is_empty() => {
                    self.kinds
                        .entry(kind.to_owned())
                        .or_default()
                        .numbers
                        .insert(name.to_owned(), weight);
                }
                _ => {
                    return Err(PackError::line(
                        file,
                        row.line,
                        format!("feature `{}`", row.cells[0]),
                        "`<kind>:<number>` or `<kind>:rule:<id>`",
                    ));
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Calibration;

    #[test]
    fn rows_are_checked() {
        let mut calibration = Calibration::default();
        calibration
            .read(
                "c",
                "feature,weight\npolls:bias,1.5\npolls:rule:poll.percent.verb,-0.25\n",
            )
            .unwrap();
        let polls = calibration.kind("polls").unwrap();
        assert_eq!(
            (
                polls.number("bias"),
                polls.rule("poll.percent.verb"),
                polls.rule("other")
            ),
            (1.5, -0.25, 0.0)
        );
        for (row, expected) in [
            ("polls,1", "c:2: found feature `polls`"),
            ("polls:bias,x", "c:2: found weight `x`; expected a number"),
            ("polls:bias,", "c:2: found weight ``"),
        ] {
            let error = Calibration::default()
                .read("c", &format!("feature,weight\n{row}\n"))
                .unwrap_err();
            assert!(error.to_string().contains(expected), "{error}");
        }
    }
}
