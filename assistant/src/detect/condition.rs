//! The condition of a detection, with its searches filled in (specification v2, "Condition").
//!
//! `or` binds least, then `and`, `not`, `1 of` and `all of`, parentheses.

use super::error::Problem;
use super::evaluate::Expression;
use super::pattern::{Anchor, Pattern};

/// How deep parentheses and `not` may stand in each other.
const DEPTH: usize = 64;
/// How many parts a condition may have with its searches filled in.
const PARTS: usize = 20_000;
/// How long the text of a condition may be, in bytes.
const BYTES: usize = 16_384;

/// The searches of one detection.
#[derive(Default)]
pub(super) struct Searches {
    searches: Vec<Search>,
}

struct Search {
    name: String,
    line: usize,
    expression: Expression,
    used: bool,
}

impl Searches {
    /// Adds a search.
    pub(super) fn add(&mut self, name: &str, line: usize, expression: Expression) {
        self.searches.push(Search {
            name: name.to_owned(),
            line,
            expression,
            used: false,
        });
    }

    /// The first search that no condition used, and its line.
    pub(super) fn unused(&self) -> Option<(&str, usize)> {
        let unused = self.searches.iter().find(|search| !search.used);
        unused.map(|search| (search.name.as_str(), search.line))
    }

    /// Reads a condition.
    pub(super) fn condition(&mut self, text: &str) -> Result<Expression, Problem> {
        if text.len() > BYTES {
            return Err(Problem::TooManyParts(PARTS));
        }
        let words = words(text)?;
        let mut reading = Reading {
            words: &words,
            searches: self,
            parts: 0,
        };
        let expression = reading.any(0)?;
        match reading.words {
            [] => Ok(expression),
            [word, ..] => Err(unexpected(word)),
        }
    }
}

fn unexpected(word: &str) -> Problem {
    Problem::Condition(format!("{word:?} is not expected here"))
}

fn words(text: &str) -> Result<Vec<&str>, Problem> {
    if text.contains('|') {
        return Err(Problem::Unsupported {
            what: "aggregations in a condition".to_owned(),
            instead: "write a correlation",
        });
    }
    let words = text.split_whitespace();
    let words = words.flat_map(|word| word.split_inclusive(['(', ')']));
    let words = words.flat_map(|word| match word.strip_suffix(['(', ')']) {
        Some(before) => [before, word.get(before.len()..).unwrap_or_default()],
        None => [word, ""],
    });
    Ok(words.filter(|word| !word.is_empty()).collect())
}

struct Reading<'w, 's> {
    words: &'w [&'w str],
    searches: &'s mut Searches,
    /// How many parts were filled in so far.
    parts: usize,
}

impl<'w> Reading<'w, '_> {
    fn next(&mut self) -> Result<&'w str, Problem> {
        let (word, rest) = self
            .words
            .split_first()
            .ok_or_else(|| Problem::Condition("it ends too early".to_owned()))?;
        self.words = rest;
        Ok(word)
    }

    /// Takes the next word if it is this one, whatever its case.
    fn takes(&mut self, expected: &str) -> bool {
        match self.words.split_first() {
            Some((word, rest)) if word.eq_ignore_ascii_case(expected) => {
                self.words = rest;
                true
            }
            _ => false,
        }
    }

    fn any(&mut self, depth: usize) -> Result<Expression, Problem> {
        let mut parts = vec![self.all(depth)?];
        while self.takes("or") {
            parts.push(self.all(depth)?);
        }
        Ok(Expression::any(parts))
    }

    fn all(&mut self, depth: usize) -> Result<Expression, Problem> {
        let mut parts = vec![self.part(depth)?];
        while self.takes("and") {
            parts.push(self.part(depth)?);
        }
        Ok(Expression::all(parts))
    }

    fn part(&mut self, depth: usize) -> Result<Expression, Problem> {
        if depth >= DEPTH {
            return Err(Problem::TooDeep(DEPTH));
        }
        let word = self.next()?;
        if word == "(" {
            let inner = self.any(depth + 1)?;
            return match self.next()? {
                ")" => Ok(inner),
                word => Err(unexpected(word)),
            };
        }
        if word == ")"
            || ["and", "or", "of", "them"]
                .iter()
                .any(|known| word.eq_ignore_ascii_case(known))
        {
            return Err(unexpected(word));
        }
        if word.eq_ignore_ascii_case("not") {
            return Ok(Expression::Not(Box::new(self.part(depth + 1)?)));
        }
        if self.takes("of") {
            let several: fn(Vec<Expression>) -> Expression = match word {
                "1" => Expression::any,
                word if word.eq_ignore_ascii_case("all") => Expression::all,
                word => {
                    return Err(Problem::Unsupported {
                        what: format!("\"{word} of\""),
                        instead: "write 1 of or all of",
                    });
                }
            };
            let pattern = self.next()?;
            return Ok(several(self.matching(pattern)?));
        }
        self.search(word)
    }

    /// One search by its name.
    fn search(&mut self, name: &str) -> Result<Expression, Problem> {
        let search = self
            .searches
            .searches
            .iter_mut()
            .find(|search| search.name == name);
        let search = search.ok_or_else(|| Problem::UnknownSearch(name.to_owned()))?;
        search.used = true;
        let expression = search.expression.clone();
        self.count(&expression)?;
        Ok(expression)
    }

    /// The searches that a pattern names; `them` are those whose names do not begin with an underscore.
    fn matching(&mut self, pattern: &str) -> Result<Vec<Expression>, Problem> {
        let is_them = pattern.eq_ignore_ascii_case("them");
        let like = Pattern::new(pattern, Anchor::Whole, true);
        let is_meant = |name: &str| {
            if is_them {
                !name.starts_with('_')
            } else {
                like.matches(name)
            }
        };
        let names: Vec<String> = self
            .searches
            .searches
            .iter()
            .filter(|search| is_meant(&search.name))
            .map(|search| search.name.clone())
            .collect();
        if names.is_empty() {
            return Err(Problem::UnknownSearch(pattern.to_owned()));
        }
        names.iter().map(|name| self.search(name)).collect()
    }

    fn count(&mut self, expression: &Expression) -> Result<(), Problem> {
        self.parts += expression.parts();
        if self.parts > PARTS {
            return Err(Problem::TooManyParts(PARTS));
        }
        Ok(())
    }
}
