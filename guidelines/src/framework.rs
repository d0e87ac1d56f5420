//! Published frameworks by name, and the requirements in them that a guide bears on.

use crate::Frameworks;
use serde::Deserialize;
use std::str::FromStr;

/// A framework by which reports can be grouped and filtered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Framework {
    /// OWASP Top 10 for LLM Applications 2025.
    OwaspLlm2025,
    /// OWASP Top 10 for LLM Applications 2026.
    OwaspLlm2026,
    /// OWASP Top 10 for Agentic Applications 2026.
    OwaspAgentic2026,
    /// MITRE ATLAS.
    Atlas,
    /// MITRE ATT&CK.
    Attack,
    /// NIST Cybersecurity Framework 2.0.
    Csf2,
    /// CIS benchmarks.
    Cis,
    /// AWS Foundational Security Best Practices.
    Fsbp,
    /// Microsoft cloud security benchmark.
    Mcsb,
    /// Security Command Center detectors.
    Scc,
}

/// The ten risks of either edition for LLM applications.
const LLM: [&str; 10] = [
    "LLM01", "LLM02", "LLM03", "LLM04", "LLM05", "LLM06", "LLM07", "LLM08", "LLM09", "LLM10",
];

/// The ten risks for agentic applications.
const AGENTIC: [&str; 10] = [
    "ASI01", "ASI02", "ASI03", "ASI04", "ASI05", "ASI06", "ASI07", "ASI08", "ASI09", "ASI10",
];

impl Framework {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::OwaspLlm2025,
        Self::OwaspLlm2026,
        Self::OwaspAgentic2026,
        Self::Atlas,
        Self::Attack,
        Self::Csf2,
        Self::Cis,
        Self::Fsbp,
        Self::Mcsb,
        Self::Scc,
    ];

    /// Its name on the command line and in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::OwaspLlm2025 => "owasp-llm-2025",
            Self::OwaspLlm2026 => "owasp-llm-2026",
            Self::OwaspAgentic2026 => "owasp-agentic-2026",
            Self::Atlas => "atlas",
            Self::Attack => "attack",
            Self::Csf2 => "csf2",
            Self::Cis => "cis",
            Self::Fsbp => "fsbp",
            Self::Mcsb => "mcsb",
            Self::Scc => "scc",
        }
    }

    /// The ids in it that somebody's guide bears on.
    pub fn ids(self, of: &Frameworks) -> &[String] {
        match self {
            Self::OwaspLlm2025 => &of.owasp_llm_2025,
            Self::OwaspLlm2026 => &of.owasp_llm_2026,
            Self::OwaspAgentic2026 => &of.owasp_agentic_2026,
            Self::Atlas => of.atlas.as_ref().map_or(&[], |atlas| &atlas.techniques),
            Self::Attack => &of.attack,
            Self::Csf2 => &of.csf,
            Self::Cis => &of.cis,
            Self::Fsbp => &of.fsbp,
            Self::Mcsb => &of.mcsb,
            Self::Scc => &of.scc,
        }
    }

    /// All of its requirements, where the list is short enough that a report shows those that nothing bears on, too.
    pub fn complete(self) -> &'static [&'static str] {
        match self {
            Self::OwaspLlm2025 | Self::OwaspLlm2026 => &LLM,
            Self::OwaspAgentic2026 => &AGENTIC,
            _ => &[],
        }
    }
}

/// What a report is narrowed to: a framework, and maybe one requirement of it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Requirement {
    /// The framework.
    pub framework: Framework,
    /// One id in it; all of them if there is none.
    pub id: Option<String>,
}

impl Requirement {
    /// The ids in question that these frameworks name.
    pub fn met_by<'f>(&'f self, frameworks: &'f Frameworks) -> impl Iterator<Item = &'f str> {
        let ids = self.framework.ids(frameworks).iter().map(String::as_str);
        ids.filter(|id| {
            self.id
                .as_deref()
                .is_none_or(|asked| asked.eq_ignore_ascii_case(id))
        })
    }
}

/// A requirement that does not exist; the message says which do.
#[derive(Debug, thiserror::Error)]
pub enum RequirementError {
    /// A name that no framework has.
    #[error("`{0}` is no framework; there are {names}", names = Framework::ALL.map(Framework::name).join(", "))]
    Framework(String),
    /// An id that a complete list lacks.
    #[error("{framework} has no {id}; it has {known}", framework = .0.name(), id = .1, known = .0.complete().join(", "))]
    Id(Framework, String),
}

/// `owasp-llm-2026`, or one of its requirements: `owasp-llm-2026:LLM01`.
impl FromStr for Requirement {
    type Err = RequirementError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (name, id) = match text.split_once(':') {
            Some((name, id)) => (name, Some(id)),
            None => (text, None),
        };
        let named = |framework: &Framework| framework.name().eq_ignore_ascii_case(name);
        let framework = Framework::ALL.into_iter().find(named);
        let framework = framework.ok_or_else(|| RequirementError::Framework(name.to_owned()))?;
        let complete = framework.complete();
        let is_known = |id: &str| {
            complete.is_empty() || complete.iter().any(|known| known.eq_ignore_ascii_case(id))
        };
        match id {
            Some(id) if !is_known(id) => Err(RequirementError::Id(framework, id.to_owned())),
            id => Ok(Self {
                framework,
                id: id.map(str::to_owned),
            }),
        }
    }
}

impl TryFrom<String> for Requirement {
    type Error = RequirementError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}
