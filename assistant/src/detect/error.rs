//! What can be wrong with a rule, where it stands, and what to do about it.

use std::fmt;

/// A rule that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct RuleError {
    /// Where the rule was found, as the caller named it.
    pub origin: String,
    /// The line in it, from 1.
    pub line: Option<usize>,
    /// The rule's name, or its title where it has none.
    pub rule: Option<String>,
    /// What is wrong; the message of the error says it.
    pub problem: Problem,
}

impl fmt::Display for RuleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.origin)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if let Some(rule) = &self.rule {
            write!(f, ": rule {rule:?}")?;
        }
        write!(f, ": {}", self.problem)
    }
}

/// What is wrong with a rule. Every message ends with what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The text is not YAML.
    #[error(
        "not YAML that can be read ({0}); mend the syntax here, what follows in this file was not read"
    )]
    Yaml(String),
    /// A text is larger than any rule file should be.
    #[error("larger than {0} bytes; split the file")]
    TooLarge(usize),
    /// Lists and maps stand too deep in each other.
    #[error("nested more than {0} levels deep; write it flatter")]
    TooDeep(usize),
    /// A map is larger than any in a rule should be.
    #[error("more than {0} members in one map; split it")]
    TooManyMembers(usize),
    /// An anchor, an alias or a merge key.
    #[error("anchors, aliases and merge keys are not read; write the value out")]
    Anchor,
    /// A YAML tag other than those of the core schema.
    #[error("the tag {0:?} is not read; remove it")]
    Tag(String),
    /// A key that stands twice in a map.
    #[error("{0:?} stands twice in one map; keep one of them, or make a list of the values")]
    DuplicateKey(String),
    /// A key that has to be there is not.
    #[error("{0:?} is missing; add it")]
    Missing(&'static str),
    /// A value of another kind than it has to be.
    #[error("{key:?} has to be {kind}; change its value")]
    Kind {
        /// What it stands at.
        key: String,
        /// What it has to be.
        kind: &'static str,
    },
    /// A name, id or title by which another rule is known.
    #[error("{name:?} also names a rule in {other}; choose another name or id")]
    Duplicate {
        /// What both are called.
        name: String,
        /// Where the other one stands.
        other: String,
    },
    /// A log that this version does not read.
    #[error(
        "its log source is {0}, and this version reads aws/cloudtrail rules; leave the rule out"
    )]
    LogSource(String),
    /// A part of Sigma that this version does not read.
    #[error("this version does not read {what}; {instead}")]
    Unsupported {
        /// The part.
        what: String,
        /// What to write in its place.
        instead: &'static str,
    },
    /// A modifier that Sigma does not know.
    #[error(
        "the modifier {0:?} is not known; use contains, startswith, endswith, all, cased, exists, re (with i, m, s), cidr, lt, lte, gt, gte or fieldref"
    )]
    Modifier(String),
    /// Modifiers that cannot stand together, or not with this value.
    #[error("{key:?}: {why}")]
    Modifiers {
        /// The field with its modifiers.
        key: String,
        /// Why, and what to write.
        why: &'static str,
    },
    /// A regular expression that is wrong or too large.
    #[error("the regular expression {pattern:?} cannot be used ({why}); simplify it")]
    Regex {
        /// The expression.
        pattern: String,
        /// What the engine said.
        why: String,
    },
    /// Text that is no network.
    #[error("{0:?} is no IP network; write it as 192.0.2.0/24 or 2001:db8::/32")]
    Network(String),
    /// A condition that does not follow the grammar.
    #[error("the condition cannot be read: {0}; write it as `selection and not 1 of filter_*`")]
    Condition(String),
    /// A name in a condition that no search has.
    #[error(
        "the condition names {0:?}, which no search of the detection has; add the search or correct the name"
    )]
    UnknownSearch(String),
    /// A search that no condition uses.
    #[error("the search {0:?} is not used by the condition; use it or remove it")]
    UnusedSearch(String),
    /// More parts than one rule may have.
    #[error("more than {0} parts in one condition; split the rule")]
    TooManyParts(usize),
    /// A correlation of a rule that is not there.
    #[error(
        "the correlation names the rule {0:?}, which is not there; correct the name or add the rule"
    )]
    UnknownRule(String),
    /// A rule or field that a correlation names twice.
    #[error("the correlation names {0:?} twice; name it once")]
    NamedTwice(String),
    /// Text that is no duration.
    #[error("{0:?} is no time span of 1 second to 366 days; write it as 90s, 10m, 2h or 1d")]
    Timespan(String),
}

/// A problem and the line that it was seen in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) line: Option<usize>,
    pub(super) problem: Problem,
}

impl Problem {
    pub(super) fn at(self, line: usize) -> Fault {
        Fault {
            line: Some(line),
            problem: self,
        }
    }
}
