//! Gathers what rules notice and clouds alert of, in bounded memory and in whatever order files are read.

use super::group::{Links, hash};
use super::kind::Kind;
use super::misread::Misreadings;
use super::notice::{Gravity, Notice};
use super::tally::Tally;
use crate::detect::{Correlated, Correlations, Level, RuleId, Rules};
use crate::event::{Event, Place, Record, Skipped, Source, links};
use guidelines::Answers;
use jiff::Timestamp;
use rustc_hash::FxHashMap;
use std::cmp::Ordering;
use std::sync::{Arc, Mutex, PoisonError};

/// How many kinds of notices are kept; what comes after is counted.
const MOST_NOTICES: usize = 50_000;
/// How long the events of one notice may be apart at most, so that it lies within one incident.
const DAY_IN_SECONDS: i64 = 24 * 60 * 60;
/// How many events that rules noticed are remembered, so that a copy of one is known: 16 bytes each.
const MOST_SEEN: usize = 1 << 20;

/// The stretch of time that is looked at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Window {
    /// From when on.
    pub since: Option<Timestamp>,
    /// Until when.
    pub until: Option<Timestamp>,
}

impl Window {
    fn holds(self, event: &Event) -> bool {
        self.since.is_none_or(|since| event.last_seen >= since)
            && self.until.is_none_or(|until| event.first_seen <= until)
    }
}

/// The events that rules have noticed, by all threads together: the same record may lie in several files.
#[derive(Debug, Default)]
pub struct Seen(Mutex<FxHashMap<u64, (u32, u32)>>);

impl Seen {
    /// Whether this is the first time. Of copies the first in the order of files is the one that is told of.
    fn first(&self, id: u64, file: u32, ordinal: u64) -> bool {
        let place = (file, u32::try_from(ordinal).unwrap_or(u32::MAX));
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = seen.get_mut(&id) {
            *known = place.min(*known);
            return false;
        }
        if seen.len() < MOST_SEEN {
            seen.insert(id, place);
        }
        true
    }

    /// Where the first copy of an event stands.
    fn place(&self, id: u64) -> Option<(u32, u32)> {
        let seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        seen.get(&id).copied()
    }
}

/// What is watched for.
#[derive(Clone, Copy, Debug)]
pub struct Watch<'w> {
    /// The rules.
    pub rules: &'w Rules,
    /// When.
    pub window: Window,
    /// What all threads have seen.
    pub seen: &'w Seen,
}

/// What has been noticed so far.
#[derive(Debug)]
pub struct Gathering {
    findings: FxHashMap<String, Event>,
    kinds: FxHashMap<u64, Kind>,
    correlations: Correlations<Sample>,
    links: Links,
    misread: Misreadings,
    /// How much was counted and not kept.
    dropped: u64,
    found: Vec<RuleId>,
}

/// An event of a correlation, in the order of time.
#[derive(Clone, Debug)]
struct Sample(Arc<Event>);

impl PartialEq for Sample {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Sample {}

impl PartialOrd for Sample {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Sample {
    fn cmp(&self, other: &Self) -> Ordering {
        let (one, other) = (&*self.0, &*other.0);
        (one.first_seen, &one.id)
            .cmp(&(other.first_seen, &other.id))
            .then_with(|| identity(one).cmp(&identity(other)))
    }
}

/// All that was noticed.
#[derive(Debug)]
pub struct Gathered {
    /// What rules noticed and clouds alerted of.
    pub notices: Vec<Notice>,
    /// Who got credentials from whom.
    pub links: Links,
    /// Events that could not be understood.
    pub misread: Vec<Skipped>,
    /// How much was counted and not kept, because there was too much.
    pub dropped: u64,
}

impl Gathering {
    /// Nothing yet.
    pub fn new(rules: &Rules) -> Self {
        Self {
            findings: FxHashMap::default(),
            kinds: FxHashMap::default(),
            correlations: Correlations::new(rules),
            links: Links::default(),
            misread: Misreadings::default(),
            dropped: 0,
            found: Vec::new(),
        }
    }

    /// Looks at a record of the file that is `file`th of all.
    pub fn take(&mut self, watch: &Watch<'_>, record: &Record<'_>, file: u32) {
        if record.source() == Source::CloudTrail {
            self.watch(watch, record, file);
            return;
        }
        match record.event() {
            Ok(event) if !watch.window.holds(&event) => {}
            Ok(event) => self.alert(event),
            Err(misread) => self.misread.note(&misread, record.place()),
        }
    }

    /// A finding: of all states of one the last counts, and of twins the one that says most of its own.
    fn alert(&mut self, event: Event) {
        let full = self.findings.len() >= MOST_NOTICES;
        match self.findings.get_mut(&event.id) {
            None if full => self.dropped += 1,
            None => {
                self.findings.insert(event.id.clone(), event);
            }
            Some(known) => {
                let rank = |event: &Event| (event.updated, std::cmp::Reverse(event.source));
                let order = (rank(&event), std::cmp::Reverse(&event.place));
                if order > (rank(known), std::cmp::Reverse(&known.place)) {
                    *known = event;
                }
            }
        }
    }

    fn watch(&mut self, watch: &Watch<'_>, record: &Record<'_>, file: u32) {
        if let Some(link) = links(record) {
            for (parent, child) in link
                .parent
                .iter()
                .flat_map(|parent| link.child.iter().map(move |child| (parent, child)))
            {
                if !self.links.note(hash(parent), hash(child)) {
                    self.dropped += 1;
                }
            }
        }
        let service = record.service().unwrap_or_default();
        let candidates = watch.rules.candidates(service, record.name());
        if candidates.is_empty() {
            return;
        }
        let mut found = std::mem::take(&mut self.found);
        found.clear();
        watch.rules.matched(record, candidates, &mut found);
        if !found.is_empty() {
            self.noticed(watch, record, file, &found);
        }
        self.found = found;
    }

    fn noticed(&mut self, watch: &Watch<'_>, record: &Record<'_>, file: u32, found: &[RuleId]) {
        let event = match record.event() {
            Ok(event) => event,
            Err(misread) => return self.misread.note(&misread, record.place()),
        };
        let ordinal = event.place.ordinal;
        if !watch.window.holds(&event) || !watch.seen.first(identity(&event), file, ordinal) {
            return;
        }
        let sample = Arc::new(event);
        for &rule in found {
            if !watch.rules.feeds_only(rule) {
                self.count(rule, &sample);
            }
            let mark = || Sample(Arc::clone(&sample));
            self.correlations
                .note(watch.rules, rule, record, sample.first_seen, &mark);
        }
    }

    fn count(&mut self, rule: RuleId, event: &Event) {
        let actor = event.slot("principal").unwrap_or_default();
        let account = event.slot("account").unwrap_or_default();
        // Day by day, so that what an actor does again after weeks of rest does not bridge them.
        let day = event.first_seen.as_second().div_euclid(DAY_IN_SECONDS);
        let key = hash((rule, account, actor, event.outcome, day));
        let full = self.kinds.len() >= MOST_NOTICES;
        match self.kinds.get_mut(&key) {
            Some(kind) => kind.add(event),
            None if full => self.dropped += 1,
            None => {
                self.kinds.insert(key, Kind::new(rule, event));
            }
        }
    }

    /// Takes in what another thread has gathered.
    pub fn merge(&mut self, other: Self) {
        for event in other.findings.into_values() {
            self.alert(event);
        }
        for (key, kind) in other.kinds {
            let full = self.kinds.len() >= MOST_NOTICES;
            match self.kinds.get_mut(&key) {
                Some(known) => known.merge(kind),
                None if full => self.dropped += 1,
                None => {
                    self.kinds.insert(key, kind);
                }
            }
        }
        self.correlations.merge(other.correlations);
        if !self.links.merge(other.links) {
            self.dropped += 1;
        }
        self.misread.merge(other.misread);
        self.dropped += other.dropped;
    }

    /// What was noticed. `files` are the names of all files, in their order.
    pub fn finish(self, watch: &Watch<'_>, answers: &Answers, files: &[Arc<str>]) -> Gathered {
        let rules = watch.rules;
        let mut notices: Vec<Notice> = Vec::new();
        notices.extend(
            self.findings
                .into_values()
                .map(|event| alert(event, answers)),
        );
        notices.extend(self.kinds.into_values().filter_map(|kind| {
            let answered = answered(rules, kind.rule, answers)?;
            kind.notice(answered)
        }));
        let mut dropped = self.dropped + u64::from(self.correlations.is_capped());
        for correlated in self.correlations.finish(rules) {
            dropped += u64::from(correlated.capped);
            notices.extend(correlation(&correlated, rules, answers));
        }
        for event in notices
            .iter_mut()
            .flat_map(|notice| std::iter::once(&mut notice.event).chain(&mut notice.others))
        {
            let place = watch.seen.place(identity(event));
            let named = place.and_then(|(file, ordinal)| {
                let file = files.get(usize::try_from(file).ok()?)?;
                Some((file, ordinal))
            });
            if let Some((file, ordinal)) = named {
                event.place = Place {
                    file: Arc::clone(file),
                    ordinal: u64::from(ordinal),
                };
            }
        }
        Gathered {
            notices,
            links: self.links,
            misread: self.misread.finish(),
            dropped,
        }
    }
}

/// What copies of a record have in common, in whatever form they come. An id alone is not enough: one that stands twice, by mistake or
/// by design, must hide nothing.
fn identity(event: &Event) -> u64 {
    hash((
        &event.id,
        &event.name,
        event.first_seen,
        event.outcome,
        event.slot("principal"),
        event.slot("ip"),
    ))
}

/// A finding and the guide that answers it.
fn alert(event: Event, answers: &Answers) -> Notice {
    let answer = answers.find(&format!("guardduty:{}", event.name));
    Notice {
        rule: None,
        guide: answer.map(|answer| answer.guide.to_owned()),
        near: answer.is_some_and(|answer| answer.near),
        gravity: event.severity.map_or(Gravity::Medium, Gravity::of_severity),
        first_seen: event.first_seen,
        last_seen: event.last_seen,
        count: event.count,
        tally: Tally::default(),
        others: Vec::new(),
        event,
    }
}

fn correlation(
    correlated: &Correlated<Sample>,
    rules: &Rules,
    answers: &Answers,
) -> Option<Notice> {
    let answered = answered(rules, correlated.rule, answers)?;
    let mut events = correlated
        .samples
        .iter()
        .map(|sample| Event::clone(&sample.0));
    // Where calls of several kinds come together nobody has counted each of them.
    let mut kinds = correlated
        .samples
        .iter()
        .map(|sample| (&sample.0.name, sample.0.outcome));
    let kind = kinds.next();
    let tally = kind.filter(|kind| kinds.all(|other| other == *kind));
    let tally = tally.map(|(name, _)| Tally::of(name, correlated.count, correlated.last));
    Some(Notice {
        rule: Some(answered.rule),
        guide: answered.guide,
        near: answered.near,
        gravity: answered.gravity,
        event: events.next()?,
        others: events.collect(),
        first_seen: correlated.first,
        last_seen: correlated.last,
        count: correlated.count,
        tally: tally.unwrap_or_default(),
    })
}

/// The name of a rule, how grave it is, and the guide that answers it.
pub(super) struct Answered {
    pub(super) guide: Option<String>,
    pub(super) near: bool,
    pub(super) rule: String,
    pub(super) gravity: Gravity,
}

/// The guide of a rule, or else the one that answers rules without a guide.
fn answered(rules: &Rules, id: RuleId, answers: &Answers) -> Option<Answered> {
    let rule = rules.get(id)?;
    let gravity = match rule.level {
        Level::Informational => Gravity::Context,
        Level::Low => Gravity::Low,
        Level::Medium => Gravity::Medium,
        Level::High => Gravity::High,
        Level::Critical => Gravity::Critical,
    };
    let own = rule.guide.clone();
    let near = own.is_none();
    let guide = own.or_else(|| {
        let answer = answers.find(&format!("sigma:{}", rule.name))?;
        Some(answer.guide.to_owned())
    });
    Some(Answered {
        guide,
        near,
        rule: rule.name.clone(),
        gravity,
    })
}
