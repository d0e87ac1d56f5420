//! Which OWASP risks were judged on which cloud, and with what outcome.

use super::Finding;
use policy::{Gap, Outcome};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The ten risks of the OWASP Top 10 for LLM Applications 2025.
const RISKS: [&str; 10] = [
    "LLM01", "LLM02", "LLM03", "LLM04", "LLM05", "LLM06", "LLM07", "LLM08", "LLM09", "LLM10",
];

/// Risk -> cloud -> counts, with every risk and every cloud that has a guide for any risk.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Coverage {
    pub(crate) owasp_llm_2025: BTreeMap<String, BTreeMap<String, Cell>>,
    /// What could not be decided, by what it is for: the most findings first.
    pub(crate) undecided: Vec<Undecided>,
}

/// Controls that could not be decided for one and the same reason.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Undecided {
    /// The reason, as the findings say it.
    pub(crate) reason: String,
    /// The permission that would decide them, if one is missing.
    pub(crate) permission: Option<String>,
    /// The ids of the guides whose controls they are.
    pub(crate) guides: BTreeSet<String>,
    /// How many findings are undetermined for this reason.
    pub(crate) findings: usize,
    /// Where: accounts with their Regions, subscriptions, projects.
    pub(crate) scopes: BTreeSet<String>,
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
            undecided: Vec::new(),
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

    /// Tells what was not decided, and by the gaps which permission would decide it.
    pub(crate) fn tell_undecided(&mut self, findings: &[Finding], gaps: &[Gap]) {
        let permission = |reason: &str| {
            let gap = gaps.iter().find(|gap| gap.reason == reason)?;
            gap.permission.clone()
        };
        let mut by_reason: BTreeMap<&str, Undecided> = BTreeMap::new();
        for finding in findings {
            let (Outcome::Undetermined, Some(reason)) = (finding.outcome, &finding.reason) else {
                continue;
            };
            let undecided = by_reason.entry(reason).or_insert_with(|| Undecided {
                reason: reason.clone(),
                permission: permission(reason),
                ..Undecided::default()
            });
            undecided.findings += 1;
            undecided.guides.insert(finding.guide.id.clone());
            let resource = &finding.resource;
            let scope = match (&resource.account, &resource.region) {
                (Some(account), Some(region)) => Some(format!("{account}/{region}")),
                (account, region) => account.clone().or_else(|| region.clone()),
            };
            undecided.scopes.extend(scope);
        }
        self.undecided = by_reason.into_values().collect();
        self.undecided
            .sort_by_key(|undecided| Reverse(undecided.findings));
    }
}
