//! Makes incidents of groups of notices: urgency, sentence, actions, evidence.

use super::argument::Argument;
use super::evidence::Ledger;
use super::group::{Links, group, hash};
use super::guidance::{Command, Guidance, Voice};
use super::names::names;
use super::notice::{Gravity, Notice};
use super::refused::is_refused;
use super::timeline::entries;
use super::{Action, Incident, Said, urgency};
use crate::event::{Event, Outcome, slot_names};
use guidelines::{Guide, Language, Phase, Text, Urgency};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// How many commands of one step are told: one for each of the first few that the incident is about.
const MOST_COMMANDS: usize = 5;
/// How long before the first event commands begin to search.
const SEARCH: SignedDuration = SignedDuration::from_hours(1);
/// How many characters of a value a sentence says.
const MOST_CHARACTERS: usize = 200;
/// The phases that guides of other parts of an incident add to those of its own guide.
const ADDED: [Phase; 3] = [Phase::Contain, Phase::Eradicate, Phase::Recover];

/// The incidents that notices make at `now`, the most urgent first.
pub fn incidents(
    notices: Vec<Notice>,
    links: &Links,
    guidance: &Guidance,
    now: Timestamp,
) -> Vec<Incident> {
    let groups = group(notices, links);
    let mut incidents: Vec<Incident> = groups
        .iter()
        .filter_map(|notices| incident(notices, guidance, now))
        .collect();
    incidents.sort_by(|one, other| {
        let key = |incident: &Incident| (Reverse(incident.urgency), incident.first_seen);
        key(one)
            .cmp(&key(other))
            .then_with(|| one.id.cmp(&other.id))
    });
    incidents
}

fn incident(notices: &[Notice], guidance: &Guidance, now: Timestamp) -> Option<Incident> {
    let guide = |id: &str| -> Option<&Guide> { Some(&guidance.voice(id)?.guide) };
    let (urgency, urgency_reasons) = urgency::judge(notices, guide, now);
    let head = head(notices, guide)?;
    let voice = head.guide.as_deref().and_then(|id| guidance.voice(id));
    let first_seen = notices.iter().map(|notice| notice.first_seen).min()?;
    let last_seen = notices.iter().map(|notice| notice.last_seen).max()?;
    let teller = Teller {
        notices,
        head,
        first_seen,
        last_seen,
    };
    let mut ledger = Ledger::default();
    let mut unknowns = BTreeSet::new();
    let what = voice.map(|voice| teller.what(voice, &mut ledger, &mut unknowns));
    let (actors, resources, indicators) = names(notices, &mut ledger);
    let others: Vec<&Voice> = further(notices, head)
        .into_iter()
        .filter_map(|id| guidance.voice(id))
        .collect();
    let mut actions = Vec::new();
    for voice in voice.into_iter().chain(others.iter().copied()) {
        actions.extend(teller.actions(voice, &actions, &mut ledger, &mut unknowns));
    }
    let text = |pick: fn(&Voice) -> &Text| voice.map(pick).cloned().unwrap_or_default();
    Some(Incident {
        id: id(notices),
        guide: head.guide.clone(),
        near: head.near,
        further_guides: others.iter().map(|voice| voice.guide.id.clone()).collect(),
        urgency,
        urgency_reasons,
        respond_within: urgency.map(respond_within),
        status: status(notices),
        account: head.event.slot("account").map(str::to_owned),
        region: head.event.slot("region").map(str::to_owned),
        regions: regions(notices),
        actors,
        resources,
        indicators,
        first_seen,
        last_seen,
        outcome: outcome(notices),
        events: entries(notices),
        title: text(|voice| &voice.title),
        what: what.unwrap_or_else(|| Said {
            text: Text::default(),
            evidence: Vec::new(),
        }),
        risk: text(|voice| &voice.risk),
        first_action: text(|voice| &voice.action),
        actions,
        benign_causes: text(|voice| &voice.benign_causes),
        references: references(voice.into_iter().chain(others)),
        frameworks: voice
            .map(|voice| voice.guide.frameworks.clone())
            .unwrap_or_default(),
        evidence: ledger.finish(),
        unknowns: unknowns.into_iter().collect(),
    })
}

/// The notice that the incident is named after: an attack sequence, else the most urgent, the one that was done, the gravest, the
/// one with a guide of its own, the earliest.
fn head<'n, 'g>(
    notices: &'n [Notice],
    guide: impl Fn(&str) -> Option<&'g Guide>,
) -> Option<&'n Notice> {
    notices.iter().min_by_key(|notice| {
        let guide = notice.guide.as_deref().and_then(&guide);
        let urgency = urgency::of_notice(notice, guide).map(|(urgency, _)| urgency);
        let rank = (
            !notice.event.signals.is_empty() && notice.is_live(),
            urgency,
            notice.outcome() != Outcome::Failure,
            notice.gravity,
            notice.guide.is_some() && !notice.near,
        );
        (Reverse(rank), notice.first_seen)
    })
}

/// The guides of the other notices, in the order of time.
fn further<'n>(notices: &'n [Notice], head: &Notice) -> Vec<&'n str> {
    let mut found: Vec<&str> = Vec::new();
    let telling = |notice: &&Notice| notice.gravity > Gravity::Context && notice.is_live();
    for id in notices
        .iter()
        .filter(telling)
        .filter_map(|notice| notice.guide.as_deref())
    {
        if head.guide.as_deref() != Some(id) && !found.contains(&id) {
            found.push(id);
        }
    }
    found
}

/// A hash of what is the same in every run: the first event and the rule that noticed it.
fn id(notices: &[Notice]) -> String {
    let first = notices.first().map(|notice| {
        // An id may stand in records of several actors. Of a finding each form has another name for its actor, but one id.
        let actor = notice.rule.as_ref().and(notice.event.slot("principal"));
        (&notice.event.id, &notice.rule, actor)
    });
    format!("i-{:016x}", hash(first))
}

/// AWS expects findings of high severity to be dealt with within a day, medium ones within 7 and low ones within 30.
fn respond_within(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Critical => "1h",
        Urgency::High => "24h",
        Urgency::Medium => "7d",
        Urgency::Low => "30d",
    }
}

fn status(notices: &[Notice]) -> Vec<&'static str> {
    let all = |is: fn(&Notice) -> bool| notices.iter().all(is);
    let said = [
        ("sample", all(|notice| notice.event.sample)),
        ("archived", all(|notice| notice.event.archived)),
        ("failed", all(|notice| notice.outcome() == Outcome::Failure)),
        (
            "recurring",
            notices.iter().any(|notice| notice.event.count > 1),
        ),
    ];
    said.into_iter()
        .filter_map(|(word, is)| is.then_some(word))
        .collect()
}

fn outcome(notices: &[Notice]) -> Outcome {
    let any = |outcome| notices.iter().any(|notice| notice.outcome() == outcome);
    if any(Outcome::Success) {
        Outcome::Success
    } else if any(Outcome::Unknown) {
        Outcome::Unknown
    } else {
        Outcome::Failure
    }
}

fn regions(notices: &[Notice]) -> Vec<String> {
    let regions = notices
        .iter()
        .flat_map(Notice::events)
        .filter_map(|event| event.slot("region"));
    let regions: BTreeSet<&str> = regions.collect();
    regions.into_iter().map(str::to_owned).collect()
}

fn references<'v>(voices: impl Iterator<Item = &'v Voice>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for url in voices.flat_map(|voice| &voice.guide.references) {
        if !found.contains(url) {
            found.push(url.clone());
        }
    }
    found
}

/// A group of notices as it is told.
struct Teller<'n> {
    notices: &'n [Notice],
    head: &'n Notice,
    first_seen: Timestamp,
    last_seen: Timestamp,
}

impl<'n> Teller<'n> {
    /// What a slot says, in the head's event or else in the first that says it and is answered by the same guide.
    fn slot(&self, name: &str, guide: &str) -> Option<(&'n Event, &'n str)> {
        let same = |notice: &&Notice| notice.guide.as_deref() == Some(guide);
        let own = std::iter::once(self.head).filter(same);
        let notices = own.chain(self.notices.iter().filter(same));
        notices
            .flat_map(Notice::events)
            .find_map(|event| Some((event, event.slot(name)?)))
    }

    /// The guide's sentence.
    fn what(&self, voice: &Voice, ledger: &mut Ledger, unknowns: &mut BTreeSet<String>) -> Said {
        let mut facts = Map::new();
        for name in slot_names() {
            facts.insert(name.to_owned(), Value::Null);
        }
        facts.extend(self.span());
        let mut evidence = Vec::new();
        for name in voice
            .slots
            .iter()
            .filter(|name| !SPAN.contains(&name.as_str()))
        {
            match self.slot(name, &voice.guide.id) {
                Some((event, value)) => {
                    facts.insert(name.clone(), Value::String(short(value)));
                    evidence.push(ledger.note(event, name));
                }
                None => {
                    unknowns.insert(name.clone());
                }
            }
        }
        let say = |language: Language| {
            let said = voice.statement.get(language).say(&facts);
            said.unwrap_or_else(|_| voice.title.get(language).clone())
        };
        Said {
            text: Text::build(say),
            evidence,
        }
    }

    /// When it began and ended, as slots.
    fn span(&self) -> [(String, Value); 2] {
        let [start, end] = SPAN;
        [
            (start.to_owned(), Value::String(self.first_seen.to_string())),
            (end.to_owned(), Value::String(self.last_seen.to_string())),
        ]
    }

    /// The same for commands, which search from somewhat earlier: what came before an act belongs to its story.
    fn search(&self) -> Map<String, Value> {
        let mut span: Map<String, Value> = self.span().into_iter().collect();
        let [start, _] = SPAN;
        if let Ok(earlier) = self.first_seen.checked_sub(SEARCH) {
            span.insert(start.to_owned(), Value::String(earlier.to_string()));
        }
        span
    }

    /// The steps of a guide with their commands. Of a guide of another part only what contains and repairs is told, and nothing twice.
    fn actions(
        &self,
        voice: &Voice,
        before: &[Action],
        ledger: &mut Ledger,
        unknowns: &mut BTreeSet<String>,
    ) -> Vec<Action> {
        let own = self.head.guide.as_ref() == Some(&voice.guide.id);
        let mut actions = Vec::new();
        for (ja, en) in voice.steps.ja.iter().zip(&voice.steps.en) {
            // What a guide of another part destroys must not come before anything was preserved either.
            let preserved = || before.iter().any(|action| action.phase == Phase::Preserve);
            let added = ADDED.contains(&en.phase) || (en.phase == Phase::Preserve && !preserved());
            if !own && !added {
                continue;
            }
            let text = Text {
                ja: ja.text.clone(),
                en: en.text.clone(),
            };
            // What is not told needs no evidence either.
            if before.iter().any(|action| action.text == text) {
                continue;
            }
            let command = en.command.as_ref().and_then(|id| voice.commands.get(id));
            // A command is told once, and a step of another part only if the events give it something to do.
            let told = if own { &[][..] } else { before };
            let (mut commands, evidence) = command
                .map(|command| self.fill(command, &voice.guide.id, told, ledger))
                .unwrap_or_default();
            match command {
                Some(_) if !own && commands.is_empty() => continue,
                Some(command) if commands.is_empty() => {
                    unknowns.extend(self.missing(command, &voice.guide.id));
                }
                _ => {}
            }
            let effect = command.map(|command| command.effect);
            let first = (!commands.is_empty()).then(|| commands.remove(0));
            actions.push(Action {
                phase: en.phase,
                text,
                effect: first.as_ref().and(effect),
                command: first,
                further_commands: commands,
                guide: voice.guide.id.clone(),
                evidence,
            });
        }
        actions
    }

    /// The command for each event that fills it, each once and none that was told before, with its evidence.
    fn fill(
        &self,
        command: &Command,
        guide: &str,
        told: &[Action],
        ledger: &mut Ledger,
    ) -> (Vec<Vec<String>>, Vec<String>) {
        let (mut commands, mut evidence) = (Vec::new(), Vec::new());
        let same = |notice: &&Notice| notice.guide.as_deref() == Some(guide);
        for event in self.notices.iter().filter(same).flat_map(Notice::events) {
            let Some(argv) = self.filled(command, event) else {
                continue;
            };
            if commands.contains(&argv)
                || commands.len() >= MOST_COMMANDS
                || told.iter().any(|action| action.calls(&argv))
            {
                continue;
            }
            commands.push(argv);
            for name in wanted(command) {
                let reference = ledger.note(event, name);
                if !evidence.contains(&reference) {
                    evidence.push(reference);
                }
            }
        }
        (commands, evidence)
    }

    /// The slots of a command that no event fills.
    fn missing(&self, command: &Command, guide: &str) -> Vec<String> {
        let wanted = wanted(command).into_iter();
        let missing = wanted.filter(|name| self.slot(name, guide).is_none());
        missing.cloned().collect()
    }

    /// A command with what one event says, if it says everything and the cloud would take it.
    fn filled(&self, command: &Command, event: &Event) -> Option<Vec<String>> {
        let given = self.search();
        let arguments = command.argv.iter();
        let argv: Option<Vec<String>> = arguments
            .map(|argument| argument.fill(event, &given))
            .collect();
        argv.filter(|argv| !is_refused(argv))
    }
}

/// The slots that the incident itself fills.
const SPAN: [&str; 2] = ["start", "end"];

/// The slots of a command that events fill.
fn wanted(command: &Command) -> BTreeSet<&String> {
    let slots = command.argv.iter().flat_map(Argument::slots);
    slots
        .filter(|name| !SPAN.contains(&name.as_str()))
        .collect()
}

/// A value at a length that a sentence can bear.
pub(super) fn short(value: &str) -> String {
    match value.char_indices().nth(MOST_CHARACTERS) {
        Some((end, _)) => format!("{}…", value.get(..end).unwrap_or_default()),
        None => value.to_owned(),
    }
}
