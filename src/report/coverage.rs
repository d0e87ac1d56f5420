//! Which OWASP risks were judged on which cloud, and with what outcome.

use policy::Outcome;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The ten risks of the OWASP Top 10 for LLM Applications 2025.
const RISKS: [&str; 10] = [
    "LLM01", "LLM02", "LLM03", "LLM04", "LLM05", "LLM06", "LLM07", "LLM08", "LLM09", "LLM10",
];

/// Risk -> cloud -> counts, with every risk and every cloud that has a guide for any risk.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Coverage {
    pub(crate) owasp_llm_2025: BTreeMap<String, BTreeMap<String, Cell>>,
}

/// How many times a resource met a control that bears on the risk, by the worst that the control found on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Cell {
    pub(crate) fail: usize,
    pub(crate) undetermined: usize,
    pub(crate) pass: usize,
}

impl Coverage {
    /// An empty matrix over the clouds that have guides for OWASP risks.
    pub(crate) fn new(clouds: &BTreeSet<String>) -> Self {
        let row: BTreeMap<String, Cell> = clouds
            .iter()
            .map(|cloud| (cloud.clone(), Cell::default()))
            .collect();
        Self {
            owasp_llm_2025: RISKS
                .into_iter()
                .map(|risk| (risk.to_owned(), row.clone()))
                .collect(),
        }
    }

    /// Counts one control on one resource.
    pub(crate) fn count(&mut self, cloud: &str, risks: &[String], worst: Outcome) {
        for risk in risks {
            let Some(cell) = self
                .owasp_llm_2025
                .get_mut(risk)
                .and_then(|row| row.get_mut(cloud))
            else {
                continue;
            };
            match worst {
                Outcome::Fail => cell.fail += 1,
                Outcome::Undetermined => cell.undetermined += 1,
                Outcome::Pass => cell.pass += 1,
            }
        }
    }
}
