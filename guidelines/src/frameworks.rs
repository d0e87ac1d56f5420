//! The risks, techniques and controls of others that a guide bears on.

use serde::{Deserialize, Serialize};

/// Ids in published frameworks. The 2026 edition of the OWASP LLM Top 10 renumbered eight of ten risks, so both are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Frameworks {
    /// OWASP Top 10 for LLM Applications 2025: `LLM01` to `LLM10`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub owasp_llm_2025: Vec<String>,
    /// The same risks in the 2026 edition.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub owasp_llm_2026: Vec<String>,
    /// OWASP Top 10 for Agentic Applications 2026: `ASI01` to `ASI10`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub owasp_agentic_2026: Vec<String>,
    /// MITRE ATLAS, whose ids change with its version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub atlas: Option<Atlas>,
    /// MITRE ATT&CK techniques.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attack: Vec<String>,
    /// NIST Cybersecurity Framework 2.0 categories.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub csf: Vec<String>,
    /// CIS benchmark recommendations.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cis: Vec<String>,
    /// AWS Foundational Security Best Practices controls.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fsbp: Vec<String>,
    /// Microsoft cloud security benchmark controls.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mcsb: Vec<String>,
    /// Security Command Center detectors.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub scc: Vec<String>,
}

/// Techniques of one version of MITRE ATLAS.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Atlas {
    /// The version that the ids are from.
    pub version: String,
    /// Technique ids: `AML.T0051`, …
    pub techniques: Vec<String>,
}

impl Frameworks {
    /// The risk of the 2026 edition that a risk of 2025 became (<https://genai.owasp.org/llm-top-10/>).
    pub fn renumbered(risk_2025: &str) -> Option<&'static str> {
        Some(match risk_2025 {
            "LLM01" => "LLM01",
            "LLM02" => "LLM02",
            "LLM03" => "LLM04",
            "LLM04" => "LLM05",
            "LLM05" => "LLM10",
            "LLM06" => "LLM03",
            "LLM07" => "LLM08",
            "LLM08" => "LLM09",
            "LLM09" => "LLM07",
            "LLM10" => "LLM06",
            _ => return None,
        })
    }
}
