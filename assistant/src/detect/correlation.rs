//! What a correlation asks for (Sigma correlation rules specification 2.0).

use super::error::{Fault, Problem};
use super::number::Number;
use super::rule::RuleId;
use super::yaml::{Node, Value};

/// How many rules one correlation may name.
const RULES: usize = 64;
/// The longest time span, in seconds.
const LONGEST: u64 = 366 * 86_400;

/// What has to come together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Together {
    /// So many records.
    Events,
    /// So many different values of a field.
    Values,
    /// Records of so many of the rules.
    Rules,
    /// Records of all rules, in the order in which they are named.
    RulesInOrder,
}

/// Records that belong together within a time.
#[derive(Clone, Debug)]
pub(super) struct Correlation {
    pub(super) together: Together,
    /// The names of the rules, as they are written.
    pub(super) names: Vec<(String, usize)>,
    /// The same rules, once all rules are known.
    pub(super) rules: Vec<RuleId>,
    pub(super) group_by: Vec<Box<str>>,
    /// In seconds.
    pub(super) timespan: i64,
    /// How many at least.
    pub(super) at_least: u64,
    /// The field whose values count.
    pub(super) field: Option<Box<str>>,
    /// Whether its rules also make matches of their own.
    pub(super) generate: bool,
}

impl Correlation {
    /// Reads the member `correlation` of a rule. `generate` may stand in it or beside it.
    pub(super) fn read(node: &Node, beside: &Node) -> Result<Self, Fault> {
        let Some(members) = node.members() else {
            return Err(kind("correlation", "a map").at(node.line));
        };
        for member in members {
            match member.key.as_str() {
                "type" | "rules" | "group-by" | "timespan" | "condition" | "generate" => {}
                "aliases" => {
                    let what = "aliases in a correlation".to_owned();
                    let instead = "group by fields that all of its rules have, such as actor";
                    return Err(Problem::Unsupported { what, instead }.at(member.line));
                }
                other => {
                    let what = format!("{other:?} in a correlation");
                    return Err(Problem::Unsupported {
                        what,
                        instead: "remove it",
                    }
                    .at(member.line));
                }
            }
        }
        let needed = |key: &'static str| {
            node.get(key)
                .ok_or_else(|| Problem::Missing(key).at(node.line))
        };
        let together = together(needed("type")?)?;
        let names = texts(needed("rules")?, "rules")?;
        let is_temporal = matches!(together, Together::Rules | Together::RulesInOrder);
        if names.len() > RULES {
            return Err(Problem::TooManyParts(RULES).at(node.line));
        }
        let group_by = texts(needed("group-by")?, "group-by")?;
        let (at_least, field) = match node.get("condition") {
            Some(condition) => threshold(condition)?,
            None if is_temporal => (names.len() as u64, None),
            None => return Err(Problem::Missing("condition").at(node.line)),
        };
        let line = node
            .get("condition")
            .map_or(node.line, |condition| condition.line);
        if (together == Together::Values) != field.is_some() {
            let what = "a map with a field for value_count, and without one for the other types";
            return Err(kind("condition", what).at(line));
        }
        let all = names.len() as u64;
        if (together == Together::RulesInOrder && at_least != all)
            || (is_temporal && at_least > all)
        {
            return Err(kind("condition", "as many as there are rules, or left out").at(line));
        }
        let generate = node.get("generate").or_else(|| beside.get("generate"));
        Ok(Self {
            together,
            names,
            rules: Vec::new(),
            group_by: group_by
                .into_iter()
                .map(|(path, _)| path.into_boxed_str())
                .collect(),
            timespan: timespan(needed("timespan")?)?,
            at_least,
            field,
            generate: match generate.map(|node| &node.value) {
                None => false,
                Some(Value::Bool(generate)) => *generate,
                Some(_) => return Err(kind("generate", "true or false").at(node.line)),
            },
        })
    }
}

fn kind(key: &str, kind: &'static str) -> Problem {
    let key = key.to_owned();
    Problem::Kind { key, kind }
}

fn together(node: &Node) -> Result<Together, Fault> {
    match node.text() {
        Some("event_count") => Ok(Together::Events),
        Some("value_count") => Ok(Together::Values),
        Some("temporal") => Ok(Together::Rules),
        Some("temporal_ordered") => Ok(Together::RulesInOrder),
        _ => {
            let what = format!("the correlation type {:?}", node.text().unwrap_or_default());
            let instead = "use event_count, value_count, temporal or temporal_ordered";
            Err(Problem::Unsupported { what, instead }.at(node.line))
        }
    }
}

/// Texts that are all different, and their lines.
fn texts(node: &Node, key: &'static str) -> Result<Vec<(String, usize)>, Fault> {
    let mut texts: Vec<(String, usize)> = Vec::new();
    for element in node.elements() {
        match &element.value {
            Value::Text(text) if texts.iter().any(|(known, _)| known == text) => {
                return Err(Problem::NamedTwice(text.clone()).at(element.line));
            }
            Value::Text(text) if !text.is_empty() => texts.push((text.clone(), element.line)),
            _ => return Err(kind(key, "a list of texts").at(element.line)),
        }
    }
    if texts.is_empty() {
        return Err(Problem::Missing(key).at(node.line));
    }
    Ok(texts)
}

/// The least number and the field of a condition. An upper bound has no meaning that would not depend on where a window begins.
fn threshold(node: &Node) -> Result<(u64, Option<Box<str>>), Fault> {
    let members = node.members().unwrap_or_default();
    let (mut at_least, mut field) = (None, None);
    for member in members {
        match (member.key.as_str(), &member.node.value) {
            ("field", Value::Text(text)) if !text.is_empty() => field = Some(text.as_str().into()),
            (key @ ("gte" | "gt"), Value::Number(text)) if at_least.is_none() => {
                at_least = match Number::read(text) {
                    Some(Number::Whole(whole)) => {
                        u64::try_from(whole + i128::from(key == "gt")).ok()
                    }
                    _ => None,
                };
            }
            ("lt" | "lte" | "eq", _) => {
                let what = format!("{:?} in the condition of a correlation", member.key);
                return Err(Problem::Unsupported {
                    what,
                    instead: "use gte or gt alone",
                }
                .at(member.line));
            }
            _ => return Err(kind("condition", "a map such as {gte: 10}").at(member.line)),
        }
    }
    match at_least {
        Some(at_least) if at_least > 0 => Ok((at_least, field)),
        _ => Err(kind("condition", "a map such as {gte: 10}").at(node.line)),
    }
}

fn timespan(node: &Node) -> Result<i64, Fault> {
    let text = node.text().unwrap_or_default();
    let wrong = || Problem::Timespan(text.to_owned()).at(node.line);
    let unit = match text.chars().last() {
        Some('s') => 1,
        Some('m') => 60,
        Some('h') => 3_600,
        Some('d') => 86_400,
        _ => return Err(wrong()),
    };
    let digits = text.trim_end_matches(['s', 'm', 'h', 'd']);
    if digits.len() + 1 != text.len() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(wrong());
    }
    let seconds = digits
        .parse::<u64>()
        .ok()
        .and_then(|number| number.checked_mul(unit));
    match seconds {
        Some(seconds @ 1..=LONGEST) => i64::try_from(seconds).map_err(|_| wrong()),
        _ => Err(wrong()),
    }
}
