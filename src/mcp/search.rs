//! `search_guidelines`: guides and guidelines by words, in Japanese and English.
//!
//! Latin letters and digits are taken as words, and other writing, which has no spaces, as pairs of neighbouring characters. A hit
//! counts for more in a title than in a text, and a rare word for more than a common one.

use super::told::say;
use guidelines::{Answers, Frameworks, Language, Library, LibraryError, Text, Urgency};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The name and version of the answer.
const SCHEMA: &str = "sekisho.mcp.search/1";
/// The most characters of a query that are looked at.
const LONGEST: usize = 500;

/// What a hit in a field counts for.
const TITLE: f64 = 5.0;
const ID: f64 = 5.0;
const CLASS: f64 = 4.0;
const STATEMENT: f64 = 2.0;
const PROSE: f64 = 1.0;
/// What the guide for the alert counts for that the query names: more than any words.
const ALERT: f64 = 1_000.0;

/// Where words occur.
#[derive(Debug, Default)]
pub(super) struct Index {
    entries: Vec<Entry>,
    /// For each word the entries that have it, and what it counts for there.
    words: HashMap<String, Vec<(usize, f64)>>,
    /// Which guide answers which alert.
    answers: Answers,
    /// Who raises these alerts, as patterns name them before the first colon.
    raisers: BTreeSet<String>,
}

/// One guide or guideline.
#[derive(Debug)]
struct Entry {
    id: String,
    urgency: Option<Urgency>,
    title: Text,
    action: Option<Text>,
}

impl Index {
    /// Reads everything that a library has.
    pub(super) fn of(library: &Library) -> Result<Self, LibraryError> {
        let guides = library.guides()?;
        let mut index = Self {
            answers: Answers::of(guides.iter()),
            ..Self::default()
        };
        for guide in guides {
            let patterns = guide.answers.iter().chain(&guide.near);
            let raisers = patterns.filter_map(|pattern| pattern.split_once(':'));
            index
                .raisers
                .extend(raisers.map(|(raiser, _)| raiser.to_owned()));
            let Ok(documents) = Text::try_build(|language| guide.document(language)) else {
                continue;
            };
            let classes = guide
                .weakness
                .iter()
                .chain(&guide.answers)
                .chain(&guide.kinds);
            let mut fields = vec![
                (ID, guide.id.clone()),
                (CLASS, published(&guide.frameworks)),
            ];
            fields.extend(classes.map(|class| (CLASS, class.clone())));
            for language in Language::ALL {
                let document = documents.get(language);
                fields.push((TITLE, document.title.clone()));
                fields.push((STATEMENT, document.statement.clone()));
                fields.push((PROSE, document.risk.clone()));
                fields.push((PROSE, document.recommended_action.clone()));
                fields.push((PROSE, document.benign_causes.clone().unwrap_or_default()));
            }
            let pick = |part: fn(&guidelines::Document) -> &String| {
                Text::build(|language| part(documents.get(language)).clone())
            };
            let entry = Entry {
                id: guide.id,
                urgency: Some(guide.urgency),
                title: pick(|document| &document.title),
                action: Some(pick(|document| &document.action)),
            };
            index.add(entry, &fields);
        }
        for id in library.guideline_ids() {
            let Some(guideline) = library.guideline(&id)? else {
                continue;
            };
            let title = guideline.title();
            let title = Text::build(|language| (*title.get(language)).to_owned());
            let mut fields = vec![(ID, id.clone()), (CLASS, published(&guideline.frameworks))];
            for language in Language::ALL {
                fields.push((TITLE, title.get(language).clone()));
                fields.push((PROSE, guideline.markdown.get(language).clone()));
            }
            let entry = Entry {
                id,
                urgency: None,
                title,
                action: None,
            };
            index.add(entry, &fields);
        }
        Ok(index)
    }

    fn add(&mut self, entry: Entry, fields: &[(f64, String)]) {
        let at = self.entries.len();
        self.entries.push(entry);
        let mut found: BTreeMap<String, f64> = BTreeMap::new();
        for (weight, text) in fields {
            for word in words(text) {
                let counted = found.entry(word).or_default();
                // The same word again in the same place says little more.
                *counted = counted.max(*weight) + 0.1 * weight / (1.0 + *counted);
            }
        }
        for (word, weight) in found {
            self.words.entry(word).or_default().push((at, weight));
        }
    }

    /// What fits a query, the best first; what fits equally well, by id.
    pub(super) fn find(
        &self,
        query: &str,
        cloud: Option<&str>,
        limit: usize,
        languages: &[Language],
    ) -> Value {
        let query: String = query.chars().take(LONGEST).collect();
        let asked: BTreeSet<String> = words(&query).into_iter().collect();
        let mut scores: BTreeMap<usize, (f64, usize)> = BTreeMap::new();
        for word in &asked {
            let Some(found) = self.words.get(word) else {
                continue;
            };
            let rarity = self.rarity(found.len());
            for (entry, weight) in found {
                let (score, hits) = scores.entry(*entry).or_default();
                *score += rarity * weight;
                *hits += 1;
            }
        }
        if let Some(entry) = self.answering(query.trim()) {
            scores.insert(entry, (ALERT, asked.len().max(1)));
        }
        let mut found: Vec<(f64, &Entry)> = scores
            .into_iter()
            .filter_map(|(at, (score, hits))| {
                let share = as_f64(hits) / as_f64(asked.len().max(1));
                Some((score * share, self.entries.get(at)?))
            })
            .filter(|(_, entry)| cloud.is_none_or(|cloud| entry.cloud() == cloud))
            .collect();
        found.sort_by(|(a, one), (b, other)| b.total_cmp(a).then_with(|| one.id.cmp(&other.id)));
        let results: Vec<Value> = found
            .iter()
            .take(limit)
            .map(|(score, entry)| entry.told(*score, languages))
            .collect();
        json!({
            "schema": SCHEMA,
            "matching": found.len(),
            "shown": results.len(),
            "more": found.len() - results.len(),
            "results": results,
        })
    }

    /// The guide for an alert, if the query is the name of one, with or without who raises it.
    fn answering(&self, query: &str) -> Option<usize> {
        // A pattern may be as wide as all alerts of its raiser, and a word or two are no alert.
        if query.contains(char::is_whitespace) || !query.contains(':') {
            return None;
        }
        let named = self
            .raisers
            .iter()
            .map(|raiser| format!("{raiser}:{query}"));
        let mut alerts = std::iter::once(query.to_owned()).chain(named);
        let answer = alerts.find_map(|name| self.answers.find(&name))?;
        self.entries
            .iter()
            .position(|entry| entry.id == answer.guide)
    }

    /// The clouds that something is known about.
    pub(super) fn clouds(&self) -> BTreeSet<&str> {
        self.entries.iter().map(Entry::cloud).collect()
    }

    fn rarity(&self, having: usize) -> f64 {
        (1.0 + as_f64(self.entries.len()) / as_f64(having.max(1))).ln()
    }
}

impl Entry {
    fn cloud(&self) -> &str {
        self.id.split('/').next().unwrap_or_default()
    }

    fn told(&self, score: f64, languages: &[Language]) -> Value {
        json!({
            "id": self.id,
            "is": if self.urgency.is_some() { "guide" } else { "guideline" },
            "cloud": self.cloud(),
            "urgency": self.urgency,
            "title": say(&self.title, languages),
            "action": self.action.as_ref().map(|action| say(action, languages)),
            "score": (score * 100.0).round() / 100.0,
        })
    }
}

/// Numbers of guides, which are small.
fn as_f64(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::MAX, f64::from)
}

/// The ids in published frameworks, and the names of these.
fn published(frameworks: &Frameworks) -> String {
    let all = crate::report::phrase::frameworks(frameworks);
    let named = all
        .iter()
        .map(|(name, ids)| format!("{name} {}", ids.join(" ")));
    named.collect::<Vec<_>>().join(" ")
}

/// The words of a text, as they are compared.
fn words(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut run: Vec<char> = Vec::new();
    let mut is_latin = false;
    let small = text.chars().flat_map(char::to_lowercase);
    for character in small.chain([' ']) {
        let latin = character.is_alphanumeric() && character < '\u{2e80}';
        let belongs = character.is_alphanumeric() || character == 'ー' || character == '々';
        if !belongs || latin != is_latin {
            finish(&mut run, is_latin, &mut all);
        }
        if belongs {
            is_latin = latin;
            run.push(character);
        }
    }
    all
}

fn finish(run: &mut Vec<char>, is_latin: bool, all: &mut Vec<String>) {
    match run.as_slice() {
        [] => {}
        // A filter and filters are the same thing.
        [word @ .., last, 's'] if is_latin && word.len() > 1 && *last != 's' => {
            all.push(word.iter().chain([last]).collect());
        }
        word if is_latin || word.len() == 1 => all.push(word.iter().collect()),
        word => all.extend(word.windows(2).map(|pair| pair.iter().collect())),
    }
    run.clear();
}

#[cfg(test)]
mod tests {
    use super::{Index, words};
    use guidelines::{Language, Library};

    fn ids(index: &Index, query: &str, cloud: Option<&str>) -> Vec<String> {
        let found = index.find(query, cloud, 5, &Language::ALL);
        let results = found["results"].as_array().unwrap().iter();
        results
            .map(|result| result["id"].as_str().unwrap().to_owned())
            .collect()
    }

    #[test]
    fn words_are_latin_words_and_pairs_of_other_characters() {
        assert_eq!(
            words("Prompt-Attack filters"),
            ["prompt", "attack", "filter"]
        );
        assert_eq!(
            words("Bedrockのガード"),
            ["bedrock", "のガ", "ガー", "ード"]
        );
        assert_eq!(words("鍵 access is"), ["鍵", "access", "is"]);
    }

    #[test]
    fn both_languages_find_the_same_guide() {
        let index = Index::of(&Library::embedded()).unwrap();
        let wanted = ["aws", "bedrock-guardrails", "prompt-attack-filter"].join("/");
        for query in [
            "Bedrock prompt attack filter",
            "プロンプト攻撃フィルター ガードレール Bedrock",
        ] {
            let found = ids(&index, query, Some("aws"));
            assert!(found.contains(&wanted), "{query}: {found:?}");
        }
        assert_eq!(ids(&index, &wanted, None).first(), Some(&wanted));
        assert!(
            ids(&index, "LLM01", Some("azure"))
                .iter()
                .all(|id| id.starts_with("azure/"))
        );
        let alert = "UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.OutsideAWS";
        let first = ids(&index, alert, None).swap_remove(0);
        let guide = Library::embedded().guide(&first).unwrap().unwrap();
        let fits = |pattern: &String| pattern.contains("InstanceCredentialExfiltration");
        assert!(guide.answers.iter().any(fits), "{first}");
        assert!(ids(&index, "zzqqxx", None).is_empty());
        assert!(ids(&index, "", None).is_empty());
    }
}
