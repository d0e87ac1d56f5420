//! Which answer an object is, told by an index that the build script writes: most tables are of kinds that an export does not hold.

use super::{Answer, Shape, Shapes};
use rustc_hash::{FxHashMap, FxHashSet};

/// A line for each answer, in the order of the tables: the number of its table, its own in there, `summary` or nothing, the members that it
/// must have, `member`, `file`, `within` and `collections`.
static ANSWERS: &str = include_str!(concat!(env!("OUT_DIR"), "/answers.tsv"));

/// The answers of all tables.
#[derive(Debug)]
pub(super) struct Answers {
    all: Vec<Entry>,
    /// The rarest of the members that they must have -> the answers.
    by_member: FxHashMap<&'static str, Vec<usize>>,
    /// The member names under which answers are kept.
    names: FxHashSet<&'static str>,
}

#[derive(Debug)]
struct Entry {
    table: usize,
    answer: usize,
    summary: bool,
    member: &'static str,
    file: &'static str,
    within: &'static str,
}

impl Answers {
    pub(super) fn embedded() -> Self {
        let (mut all, mut recognise) = (Vec::new(), Vec::new());
        let mut names = FxHashSet::default();
        for line in ANSWERS.lines() {
            let mut columns = line.split('\t');
            let mut column = || columns.next().unwrap_or_default();
            let mut number = || column().parse().unwrap_or(usize::MAX);
            let (table, answer) = (number(), number());
            let summary = column() == "summary";
            recognise.push(column());
            let (member, file, within) = (column(), column(), column());
            names.extend([member, within].into_iter().chain(column().split(' ')));
            all.push(Entry {
                table,
                answer,
                summary,
                member,
                file,
                within,
            });
        }
        names.remove("");
        let mut count: FxHashMap<&str, usize> = FxHashMap::default();
        let asked = recognise.iter().flat_map(|members| members.split(' '));
        asked.for_each(|member| *count.entry(member).or_default() += 1);
        let mut by_member: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for (number, members) in recognise.iter().enumerate() {
            let rarest = members.split(' ').min_by_key(|member| count.get(member));
            let numbers = by_member.entry(rarest.unwrap_or_default());
            numbers.or_default().push(number);
        }
        Self {
            all,
            by_member,
            names,
        }
    }
}

impl Shapes {
    /// The answers that an object with these members may be: full answers before summaries, else in the order of the tables.
    pub(super) fn answers_with(&self, names: &[&str]) -> Vec<(&Shape, &Answer)> {
        let answers = self.answers();
        // What has to have nothing is found under no name.
        let names_and_none = names.iter().chain([&""]);
        let numbers = names_and_none.filter_map(|name| answers.by_member.get(name));
        let candidates = numbers.flatten().filter_map(|number| {
            let entry = answers.all.get(*number)?;
            let (shape, answer) = self.entry(entry)?;
            let may_be = answer.has_members(|name| names.contains(&name));
            may_be.then_some(((entry.summary, *number), (shape, answer)))
        });
        let mut candidates: Vec<_> = candidates.collect();
        candidates.sort_by_key(|(order, _)| *order);
        candidates.into_iter().map(|(_, found)| found).collect()
    }

    /// The first answer for which this holds of the name under which collections keep it and of the part of a file's name that tells it;
    /// either may be empty.
    pub fn answer_called(&self, is: impl Fn(&str, &str) -> bool) -> Option<(&Shape, &Answer)> {
        let mut all = self.answers().all.iter();
        self.entry(all.find(|entry| is(entry.member, entry.file))?)
    }

    /// Whether collections keep an answer under this name.
    pub fn is_answer_name(&self, name: &str) -> bool {
        self.answers().names.contains(name)
    }

    /// The kind whose list bears this name.
    pub fn listed_as(&self, name: &str) -> Option<&str> {
        let mut all = self.answers().all.iter();
        let entry = all.find(|entry| entry.summary && entry.within == name)?;
        self.entry(entry).map(|(shape, _)| shape.kind.as_str())
    }

    fn entry(&self, entry: &Entry) -> Option<(&Shape, &Answer)> {
        let shape = self.tables.get(entry.table)?.shape().ok()?;
        Some((shape, shape.answers.get(entry.answer)?))
    }

    fn answers(&self) -> &Answers {
        self.answers.get_or_init(Answers::embedded)
    }
}

#[cfg(test)]
mod tests {
    use super::Answers;
    use crate::Shapes;

    #[test]
    fn the_index_says_what_the_tables_say() {
        let (shapes, index) = (Shapes::embedded(), Answers::embedded());
        let told = shapes.tables.iter().enumerate().flat_map(|(table, it)| {
            let answers = it.shape().unwrap().answers.iter().enumerate();
            answers.map(move |(number, answer)| (table, number, answer))
        });
        let mut entries = index.all.iter();
        for (table, number, answer) in told {
            let entry = entries.next().unwrap();
            assert_eq!((entry.table, entry.answer), (table, number));
            assert_eq!(entry.summary, answer.summary, "{}", answer.api);
            let text = |text: &Option<String>| text.clone().unwrap_or_default();
            assert_eq!(entry.member, text(&answer.member));
            assert_eq!(entry.file, text(&answer.file));
            assert_eq!(entry.within, text(&answer.within));
            let mut names = answer
                .collections
                .iter()
                .chain(&answer.member)
                .chain(&answer.within);
            assert!(
                names.all(|name| index.names.contains(name.as_str())),
                "{}",
                answer.api
            );
            let first = |member: &String| {
                let numbers = index.by_member.get(member.as_str());
                numbers.is_some_and(|numbers| {
                    let mut found = numbers.iter().filter_map(|number| index.all.get(*number));
                    found.any(|it| (it.table, it.answer) == (table, number))
                })
            };
            let is_found = answer.recognise.iter().any(first);
            assert!(is_found || answer.recognise.is_empty(), "{}", answer.api);
        }
        assert!(entries.next().is_none());
    }
}
