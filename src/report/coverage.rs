//! Which requirements of a framework were judged on which cloud, and with what outcome.

use super::Finding;
use guidelines::{Framework, Frameworks, Guide, Requirement};
use policy::{Gap, Outcome};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Requirement -> cloud -> counts. The OWASP lists have all of their risks, other frameworks what some guide bears on.
pub(crate) type Rows = BTreeMap<String, BTreeMap<String, Cell>>;

/// What was judged by what it bears on, and what could not be decided.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Coverage {
    pub(crate) owasp_llm_2025: Rows,
    pub(crate) owasp_llm_2026: Rows,
    /// What the report is narrowed to, if it is.
    pub(crate) selected: Option<Selected>,
    /// What could not be decided, by what it is for: the most findings first.
    pub(crate) undecided: Vec<Undecided>,
}

/// The framework that somebody asked for.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Selected {
    pub(crate) framework: &'static str,
    pub(crate) rows: Rows,
    #[serde(skip)]
    pub(crate) requirement: Requirement,
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

/// How many times a resource met a control that bears on the requirement, by the worst that the control found on it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Cell {
    pub(crate) fail: usize,
    pub(crate) undetermined: usize,
    pub(crate) pass: usize,
    /// How many controls there are that bear on it, whether they met a resource or not.
    pub(crate) controls: usize,
    /// Guides without a control: what configuration cannot show, and the evidence to keep instead.
    pub(crate) evidence: BTreeSet<String>,
}

impl Cell {
    /// Whether no control met anything.
    pub(crate) fn is_untouched(&self) -> bool {
        self.fail + self.undetermined + self.pass == 0
    }

    /// What stands in the cell: counts of outcomes; else how many controls do not apply; or the word for what configuration cannot show.
    pub(crate) fn text(&self, evidence: impl FnOnce() -> String) -> String {
        if !self.is_untouched() {
            format!("{}/{}/{}", self.fail, self.undetermined, self.pass)
        } else if self.controls > 0 || self.evidence.is_empty() {
            format!("({})", self.controls)
        } else {
            evidence()
        }
    }
}

impl Coverage {
    /// Rows with nothing counted yet: a column for each cloud, and in it what these guides bear on.
    pub(crate) fn new<'g>(
        clouds: &BTreeSet<String>,
        guides: &(impl Iterator<Item = &'g Guide> + Clone),
        requirement: Option<Requirement>,
    ) -> Self {
        let rows = |requirement: &Requirement| rows(clouds, guides.clone(), requirement);
        let everything = |framework| Requirement {
            framework,
            id: None,
        };
        Self {
            owasp_llm_2025: rows(&everything(Framework::OwaspLlm2025)),
            owasp_llm_2026: rows(&everything(Framework::OwaspLlm2026)),
            selected: requirement.map(|requirement| Selected {
                framework: requirement.framework.name(),
                rows: rows(&requirement),
                requirement,
            }),
            undecided: Vec::new(),
        }
    }

    /// The rows that are shown, with the framework that they are of.
    pub(crate) fn shown(&self) -> (Framework, &Rows) {
        match &self.selected {
            Some(selected) => (selected.requirement.framework, &selected.rows),
            None => (Framework::OwaspLlm2025, &self.owasp_llm_2025),
        }
    }

    /// The requirements under which a report puts its findings, if it is narrowed to a framework.
    pub(crate) fn sections(&self) -> impl Iterator<Item = (Framework, &str)> {
        self.selected.iter().flat_map(|selected| {
            let framework = selected.requirement.framework;
            selected.rows.keys().map(move |id| (framework, id.as_str()))
        })
    }

    /// Counts one control on so many resources.
    pub(crate) fn count(
        &mut self,
        cloud: &str,
        frameworks: &Frameworks,
        worst: Outcome,
        count: usize,
    ) {
        let of_2025 = (&mut self.owasp_llm_2025, Framework::OwaspLlm2025);
        let of_2026 = (&mut self.owasp_llm_2026, Framework::OwaspLlm2026);
        let selected = self
            .selected
            .as_mut()
            .map(|selected| (&mut selected.rows, selected.requirement.framework));
        for (rows, framework) in [of_2025, of_2026].into_iter().chain(selected) {
            for id in framework.ids(frameworks) {
                let Some(cell) = rows.get_mut(id).and_then(|row| row.get_mut(cloud)) else {
                    continue;
                };
                match worst {
                    Outcome::Fail => cell.fail += count,
                    Outcome::Undetermined => cell.undetermined += count,
                    Outcome::Pass => cell.pass += count,
                }
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

/// Rows with nothing counted yet.
fn rows<'g>(
    clouds: &BTreeSet<String>,
    guides: impl Iterator<Item = &'g Guide>,
    requirement: &Requirement,
) -> Rows {
    let row = || clouds.iter().map(|cloud| (cloud.clone(), Cell::default()));
    let complete = requirement.framework.complete().iter().copied();
    let asked = complete.filter(|id| {
        requirement
            .id
            .as_deref()
            .is_none_or(|asked| asked.eq_ignore_ascii_case(id))
    });
    let mut rows: Rows = asked.map(|id| (id.to_owned(), row().collect())).collect();
    for guide in guides {
        for id in requirement.met_by(&guide.frameworks) {
            let row = rows.entry(id.to_owned()).or_insert_with(|| row().collect());
            let Some(cell) = row.get_mut(guide.cloud()) else {
                continue;
            };
            if guide.control.is_some() {
                cell.controls += 1;
            } else {
                cell.evidence.insert(guide.id.clone());
            }
        }
    }
    rows
}
