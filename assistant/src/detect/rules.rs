//! All rules that were read together: reading them, finding those that a record can match, and asking them.

use super::Fields;
use super::correlation::Correlation;
use super::detection::detection;
use super::error::{Fault, Problem, RuleError};
use super::index::Index;
use super::rule::{Looks, Rule, RuleId};
use super::yaml::{Node, documents};
use rustc_hash::{FxHashMap, FxHashSet};

/// A text with one or more rules.
#[derive(Clone, Debug)]
pub struct Source<'t> {
    /// Where it was found, for messages.
    pub origin: String,
    /// The id of the guide that its rules belong to.
    pub guide: Option<String>,
    /// YAML, one document a rule.
    pub text: &'t str,
}

/// Rules, ready to be asked.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// Sorted by name and id.
    all: Vec<Rule>,
    index: Index,
    /// The correlations that each rule feeds, with its place among their rules.
    feeds: Vec<Vec<(RuleId, u8)>>,
    /// Rules that make no match of their own.
    feeds_only: Vec<bool>,
}

impl Rules {
    /// Reads rules.
    ///
    /// # Errors
    ///
    /// The first rule that cannot be used, in the order of the sources.
    pub fn parse(sources: &[Source<'_>]) -> Result<Self, RuleError> {
        let (rules, errors) = Self::parse_lenient(sources);
        errors.into_iter().next().map_or(Ok(rules), Err)
    }

    /// Reads rules, leaves out those that cannot be used, and says which and why.
    pub fn parse_lenient(sources: &[Source<'_>]) -> (Self, Vec<RuleError>) {
        let mut errors = Vec::new();
        let mut read = Vec::new();
        for source in sources {
            let (documents, fault) = documents(source.text);
            for node in &documents {
                match rule(node, source) {
                    Ok(rule) => read.push(rule),
                    Err(fault) => errors.push(error(source, Some(node), fault)),
                }
            }
            errors.extend(fault.map(|fault| error(source, None, fault)));
        }
        let rules = Self::of(only_once(read, &mut errors), &mut errors);
        (rules, errors)
    }

    fn of(mut rules: Vec<Rule>, errors: &mut Vec<RuleError>) -> Self {
        rules.sort_by(|one, other| (&one.name, &one.id).cmp(&(&other.name, &other.id)));
        let quiet = without_unresolved(&mut rules, errors);
        let mut feeds = vec![Vec::new(); rules.len()];
        let mut loud = vec![false; rules.len()];
        for (id, rule) in ids(&rules) {
            let Looks::Correlation(correlation) = &rule.looks else {
                continue;
            };
            for (place, base) in (0..).zip(&correlation.rules) {
                if let Some(feeds) = feeds.get_mut(base.0 as usize) {
                    feeds.push((id, place));
                }
                if let Some(loud) = loud.get_mut(base.0 as usize) {
                    *loud |= correlation.generate;
                }
            }
        }
        // A rule that was only to feed a correlation makes no noise because that correlation was left out.
        let is_quiet = |rule: &Rule| {
            quiet.contains(&rule.name) || rule.id.as_ref().is_some_and(|id| quiet.contains(id))
        };
        let feeds_only = rules.iter().zip(&feeds).zip(&loud);
        let feeds_only =
            feeds_only.map(|((rule, feeds), loud)| !loud && (!feeds.is_empty() || is_quiet(rule)));
        let feeds_only = feeds_only.collect();
        let index = Index::new(ids(&rules).filter_map(|(id, rule)| match &rule.looks {
            Looks::Record(expression) => Some((id, expression)),
            Looks::Correlation(_) => None,
        }));
        Self {
            all: rules,
            index,
            feeds,
            feeds_only,
        }
    }

    /// The rule with this id.
    pub fn get(&self, id: RuleId) -> Option<&Rule> {
        self.all.get(id.0 as usize)
    }

    /// All rules with their ids, sorted by name.
    pub fn iter(&self) -> impl Iterator<Item = (RuleId, &Rule)> {
        ids(&self.all)
    }

    /// How many rules there are, correlations included.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The rules that a record can match whose `eventSource` and `eventName` are these, by id. No rule that matches is missing.
    pub fn candidates(&self, service: &str, name: &str) -> &[RuleId] {
        self.index.candidates(service, name)
    }

    /// Adds those of the candidates that match the record to `found`.
    pub fn matched(&self, fields: &dyn Fields, candidates: &[RuleId], found: &mut Vec<RuleId>) {
        let matches = |id: &RuleId| match self.get(*id).map(|rule| &rule.looks) {
            Some(Looks::Record(expression)) => expression.holds(fields),
            _ => false,
        };
        found.extend(candidates.iter().copied().filter(matches));
    }

    /// Whether a rule only feeds correlations, and so makes no match of its own.
    pub fn feeds_only(&self, rule: RuleId) -> bool {
        self.feeds_only
            .get(rule.0 as usize)
            .copied()
            .unwrap_or(false)
    }

    /// The correlations that a rule feeds, with its place among their rules.
    pub(super) fn fed_by(&self, base: RuleId) -> impl Iterator<Item = (RuleId, u8, &Correlation)> {
        let feeds = self
            .feeds
            .get(base.0 as usize)
            .map_or(&[][..], Vec::as_slice);
        feeds
            .iter()
            .filter_map(|(id, place)| Some((*id, *place, self.correlation(*id)?)))
    }

    /// What a correlation asks for.
    pub(super) fn correlation(&self, id: RuleId) -> Option<&Correlation> {
        match &self.get(id)?.looks {
            Looks::Correlation(correlation) => Some(correlation),
            Looks::Record(_) => None,
        }
    }
}

/// Leaves out correlations of rules that are not there, and gives the names of the rules that were only to feed them.
fn without_unresolved(rules: &mut Vec<Rule>, errors: &mut Vec<RuleError>) -> FxHashSet<String> {
    let mut quiet = FxHashSet::default();
    let known = places(rules);
    rules.retain_mut(|rule| {
        let Looks::Correlation(correlation) = &mut rule.looks else {
            return true;
        };
        let Err(fault) = correlation.resolve(&known) else {
            return true;
        };
        if !correlation.generate {
            quiet.extend(correlation.names.iter().map(|(name, _)| name.clone()));
        }
        errors.push(RuleError {
            origin: rule.origin.clone(),
            line: fault.line,
            rule: Some(rule.name.clone()),
            problem: fault.problem,
        });
        false
    });
    // The places of those that are left have moved.
    let known = places(rules);
    for rule in rules {
        if let Looks::Correlation(correlation) = &mut rule.looks {
            // What was found before is there still, because only correlations were left out.
            let _ = correlation.resolve(&known);
        }
    }
    quiet
}

fn ids(rules: &[Rule]) -> impl Iterator<Item = (RuleId, &Rule)> {
    (0..).map(RuleId).zip(rules)
}

fn error(source: &Source<'_>, node: Option<&Node>, fault: Fault) -> RuleError {
    let called = |node: &Node| {
        let name = node.get("name").or_else(|| node.get("title"));
        name.and_then(Node::text).map(str::to_owned)
    };
    RuleError {
        origin: source.origin.clone(),
        line: fault.line,
        rule: node.and_then(called),
        problem: fault.problem,
    }
}

/// Reads one document.
fn rule(node: &Node, source: &Source<'_>) -> Result<Rule, Fault> {
    if node.members().is_none() {
        let key = "document".to_owned();
        let kind = "a map with title, logsource and detection";
        return Err(Problem::Kind { key, kind }.at(node.line));
    }
    let unsupported = |what: &str, instead| {
        let what = what.to_owned();
        Err(Problem::Unsupported { what, instead }.at(node.line))
    };
    if node.get("action").is_some() {
        return unsupported(
            "rule collections (action)",
            "write each rule as a document of its own",
        );
    }
    if node.get("filter").is_some() {
        return unsupported("filters", "write `not` into the condition of the rule");
    }
    let looks = match (node.get("detection"), node.get("correlation")) {
        (Some(_), Some(_)) => {
            return unsupported(
                "a detection and a correlation in one rule",
                "make two documents of it",
            );
        }
        (None, None) => return Err(Problem::Missing("detection").at(node.line)),
        (None, Some(correlation)) => Looks::Correlation(Correlation::read(correlation, node)?),
        (Some(at), None) => {
            log_source(node)?;
            Looks::Record(detection(at)?)
        }
    };
    Rule::read(node, &source.origin, source.guide.as_deref(), looks)
}

fn log_source(node: &Node) -> Result<(), Fault> {
    let at = node
        .get("logsource")
        .ok_or_else(|| Problem::Missing("logsource").at(node.line))?;
    let part = |key| at.get(key).and_then(Node::text);
    match (part("product"), part("service"), part("category")) {
        (Some("aws"), Some("cloudtrail"), None) => Ok(()),
        (product, service, category) => {
            let parts: Vec<&str> = [product, service, category].into_iter().flatten().collect();
            Err(Problem::LogSource(parts.join("/")).at(at.line))
        }
    }
}

/// Leaves out each rule whose name or id one before it has.
fn only_once(read: Vec<Rule>, errors: &mut Vec<RuleError>) -> Vec<Rule> {
    let mut known: FxHashMap<String, String> = FxHashMap::default();
    let mut kept = Vec::new();
    for rule in read {
        let called = [Some(&rule.name), rule.id.as_ref()];
        let twice = called
            .into_iter()
            .flatten()
            .find_map(|name| Some((name.clone(), known.get(name)?.clone())));
        if let Some((name, other)) = twice {
            errors.push(RuleError {
                origin: rule.origin,
                line: Some(rule.line),
                rule: Some(rule.name),
                problem: Problem::Duplicate { name, other },
            });
            continue;
        }
        for name in called.into_iter().flatten() {
            known.insert(name.clone(), format!("{}:{}", rule.origin, rule.line));
        }
        kept.push(rule);
    }
    kept
}

/// Where each rule is, by name and by id, and whether it is a correlation.
fn places(rules: &[Rule]) -> FxHashMap<String, (RuleId, bool)> {
    let mut places = FxHashMap::default();
    for (id, rule) in ids(rules) {
        for name in [Some(&rule.name), rule.id.as_ref()].into_iter().flatten() {
            places.insert(name.clone(), (id, rule.is_correlation()));
        }
    }
    places
}

impl Correlation {
    /// Finds the rules that it names.
    fn resolve(&mut self, places: &FxHashMap<String, (RuleId, bool)>) -> Result<(), Fault> {
        self.rules.clear();
        for (name, line) in &self.names {
            let (id, is_correlation) = places
                .get(name)
                .ok_or_else(|| Problem::UnknownRule(name.clone()).at(*line))?;
            if *is_correlation {
                let what = format!("a correlation of the correlation {name:?}");
                let instead = "name rules that look at one record";
                return Err(Problem::Unsupported { what, instead }.at(*line));
            }
            if self.rules.contains(id) {
                return Err(Problem::NamedTwice(name.clone()).at(*line));
            }
            self.rules.push(*id);
        }
        Ok(())
    }
}
