//! One member of a search: a field with its modifiers and values becomes a test (specification v2, "Value Modifiers").

use super::error::{Fault, Problem};
use super::evaluate::{Comparison, Expression, Test};
use super::network::Network;
use super::number::Number;
use super::pattern::{Anchor, Pattern};
use super::yaml::{Member, Node, Value};
use regex::{Regex, RegexBuilder};

/// The memory that one regular expression may take, in bytes. Matching takes time in proportion to the text, whatever the expression.
const REGEX_BYTES: usize = 1 << 20;
/// How deep groups may stand in each other.
const REGEX_DEPTH: u32 = 50;

/// Modifiers of Sigma that this version does not read, and what to write in their place.
const NOT_READ: &[(&str, &str)] = &[
    ("base64", "write the encoded text"),
    (
        "base64offset",
        "write the three encoded texts with |contains",
    ),
    ("utf16", "write the encoded text"),
    ("utf16le", "write the encoded text"),
    ("utf16be", "write the encoded text"),
    ("wide", "write the encoded text"),
    ("windash", "list the values with each dash"),
    ("expand", "write the values in place of the placeholder"),
    (
        "neq",
        "write the value as a search of its own and `not` in the condition",
    ),
    ("minute", "compare the time as text"),
    ("hour", "compare the time as text"),
    ("day", "compare the time as text"),
    ("week", "compare the time as text"),
    ("month", "compare the time as text"),
    ("year", "compare the time as text"),
];

/// What kind of test the modifiers ask for.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Text(Anchor),
    Exists,
    Regex,
    Network,
    Number(Comparison),
    SameAs,
}

/// The modifiers of one field.
struct Modifiers<'k> {
    key: &'k str,
    kind: Kind,
    all: bool,
    cased: bool,
    flags: Flags,
}

/// What stands behind `re`.
#[derive(Default)]
struct Flags {
    ignore_case: bool,
    many_lines: bool,
    dot_is_any: bool,
}

/// Reads a field with its modifiers and values.
pub(super) fn field(member: &Member) -> Result<Expression, Fault> {
    let mut parts = member.key.split('|');
    let path = parts.next().unwrap_or_default().trim();
    if path.is_empty() {
        let instead = "name the field that has to hold the text";
        let what = "searches without a field (keywords)".to_owned();
        return Err(Problem::Unsupported { what, instead }.at(member.line));
    }
    if path.split('.').any(str::is_empty) {
        return Err(wrong(
            &member.key,
            "a dot needs a name on both sides; correct the path",
        )
        .at(member.line));
    }
    let modifiers =
        Modifiers::read(&member.key, parts).map_err(|problem| problem.at(member.line))?;
    let values = member.node.elements();
    if let Value::Map(_) = member.node.value {
        let key = member.key.clone();
        let kind = "a value or a list of values, and the path in dots";
        return Err(Problem::Kind { key, kind }.at(member.node.line));
    }
    modifiers.expression(path, values, member.node.line)
}

fn wrong(key: &str, why: &'static str) -> Problem {
    let key = key.to_owned();
    Problem::Modifiers { key, why }
}

impl<'k> Modifiers<'k> {
    fn read<'m>(key: &'k str, names: impl Iterator<Item = &'m str>) -> Result<Self, Problem> {
        let mut read = Self {
            key,
            kind: Kind::Text(Anchor::Whole),
            all: false,
            cased: false,
            flags: Flags::default(),
        };
        for name in names {
            let kind = match name.trim() {
                "all" => {
                    read.all = true;
                    continue;
                }
                "cased" => {
                    read.cased = true;
                    continue;
                }
                "i" | "m" | "s" if read.kind == Kind::Regex => {
                    match name.trim() {
                        "i" => read.flags.ignore_case = true,
                        "m" => read.flags.many_lines = true,
                        _ => read.flags.dot_is_any = true,
                    }
                    continue;
                }
                "i" | "m" | "s" => {
                    return Err(wrong(key, "i, m and s belong to re; write them behind it"));
                }
                "contains" => Kind::Text(Anchor::Anywhere),
                "startswith" => Kind::Text(Anchor::Start),
                "endswith" => Kind::Text(Anchor::End),
                "exists" => Kind::Exists,
                "re" => Kind::Regex,
                "cidr" => Kind::Network,
                "lt" => Kind::Number(Comparison::Less),
                "lte" => Kind::Number(Comparison::LessOrEqual),
                "gt" => Kind::Number(Comparison::Greater),
                "gte" => Kind::Number(Comparison::GreaterOrEqual),
                "fieldref" => Kind::SameAs,
                name => return Err(unknown(name)),
            };
            if read.kind != Kind::Text(Anchor::Whole) {
                return Err(wrong(
                    key,
                    "two of its modifiers exclude each other; keep one",
                ));
            }
            read.kind = kind;
        }
        if read.cased && !matches!(read.kind, Kind::Text(_) | Kind::SameAs) {
            return Err(wrong(key, "cased changes nothing here; remove it"));
        }
        if read.all && matches!(read.kind, Kind::Exists | Kind::Number(_)) {
            return Err(wrong(key, "all needs a list of texts; remove it"));
        }
        Ok(read)
    }

    fn expression(&self, path: &str, values: &[Node], line: usize) -> Result<Expression, Fault> {
        if values.is_empty() {
            return Err(wrong(self.key, "an empty list matches nothing; give a value").at(line));
        }
        if self.all && values.len() < 2 {
            return Err(wrong(self.key, "all needs two values or more; remove it").at(line));
        }
        let asks = |test| Expression::field(path, test);
        match self.kind {
            Kind::Exists => match values {
                [
                    Node {
                        value: Value::Bool(expected),
                        ..
                    },
                ] => Ok(asks(Test::There(*expected))),
                _ => Err(wrong(self.key, "exists takes true or false; write one of them").at(line)),
            },
            Kind::Number(comparison) => match values {
                [one] => match &one.value {
                    Value::Number(text) => Number::read(text),
                    _ => None,
                }
                .map(|limit| asks(Test::Number(comparison, limit)))
                .ok_or_else(|| {
                    wrong(
                        self.key,
                        "it compares with a number; write one without quotation marks",
                    )
                    .at(line)
                }),
                _ => Err(wrong(self.key, "it compares with one number; write one").at(line)),
            },
            Kind::SameAs => {
                let same = |node: &Node| {
                    let path = self.string(node)?.into();
                    Ok(asks(Test::SameAs {
                        path,
                        cased: self.cased,
                    }))
                };
                {
                    let parts = values.iter().map(same).collect::<Result<_, _>>()?;
                    Ok(if self.all {
                        Expression::all(parts)
                    } else {
                        Expression::any(parts)
                    })
                }
            }
            Kind::Network => {
                let network = |node: &Node| {
                    let text = self.string(node)?;
                    Network::read(text)
                        .ok_or_else(|| Problem::Network(text.to_owned()).at(node.line))
                };
                self.each(values, network, |networks| asks(Test::Network(networks)))
            }
            Kind::Regex => self.each(
                values,
                |node| self.regex(node),
                |regexes| asks(Test::Regex(regexes)),
            ),
            Kind::Text(anchor) => self.texts(path, values, anchor, line),
        }
    }

    /// One test of all values, or with `all` one test of each.
    fn each<T>(
        &self,
        values: &[Node],
        read: impl Fn(&Node) -> Result<T, Fault>,
        test: impl Fn(Box<[T]>) -> Expression,
    ) -> Result<Expression, Fault> {
        let read: Vec<T> = values.iter().map(read).collect::<Result<_, _>>()?;
        if self.all {
            let each = read.into_iter().map(|one| test(Box::new([one]))).collect();
            return Ok(Expression::all(each));
        }
        Ok(test(read.into_boxed_slice()))
    }

    fn string<'n>(&self, node: &'n Node) -> Result<&'n str, Fault> {
        match &node.value {
            Value::Text(text) => Ok(text),
            _ => Err(wrong(
                self.key,
                "its values have to be texts; write them in quotation marks",
            )
            .at(node.line)),
        }
    }

    fn regex(&self, node: &Node) -> Result<Regex, Fault> {
        let pattern = node
            .text()
            .ok_or_else(|| wrong(self.key, "re takes an expression; write one").at(node.line))?;
        RegexBuilder::new(pattern)
            .case_insensitive(self.flags.ignore_case)
            .multi_line(self.flags.many_lines)
            .dot_matches_new_line(self.flags.dot_is_any)
            .size_limit(REGEX_BYTES)
            .dfa_size_limit(REGEX_BYTES)
            .nest_limit(REGEX_DEPTH)
            .build()
            .map_err(|error| {
                // The last line says what is wrong; those before it draw where.
                let why = error.to_string();
                let why = why
                    .lines()
                    .last()
                    .unwrap_or_default()
                    .trim_start_matches("error: ")
                    .to_owned();
                let pattern = pattern.chars().take(200).collect();
                Problem::Regex { pattern, why }.at(node.line)
            })
    }

    fn texts(
        &self,
        path: &str,
        values: &[Node],
        anchor: Anchor,
        line: usize,
    ) -> Result<Expression, Fault> {
        if let [
            Node {
                value: Value::Null, ..
            },
        ] = values
        {
            return match anchor {
                Anchor::Whole if !self.cased => Ok(Expression::field(path, Test::There(false))),
                _ => Err(wrong(self.key, "null takes no modifier; remove it").at(line)),
            };
        }
        if self.all {
            let each = values
                .iter()
                .map(|value| self.any_text(path, std::slice::from_ref(value), anchor));
            return Ok(Expression::all(each.collect::<Result<_, _>>()?));
        }
        self.any_text(path, values, anchor)
    }

    fn any_text(&self, path: &str, values: &[Node], anchor: Anchor) -> Result<Expression, Fault> {
        let (mut exact, mut like, mut tests) = (Vec::new(), Vec::new(), Vec::new());
        for node in values {
            let Some(text) = node.text() else {
                let why = match node.value {
                    Value::Null => "null cannot stand in a list; make a search of its own of it",
                    _ => "lists and maps cannot stand in a list of values; write texts",
                };
                return Err(wrong(self.key, why).at(node.line));
            };
            let pattern = Pattern::new(text, anchor, self.cased);
            match pattern.exact() {
                Some(text) => exact.push(text.into()),
                None => like.push(pattern),
            }
            if let (Value::Number(text), Anchor::Whole) = (&node.value, anchor) {
                tests.extend(
                    Number::read(text).map(|number| Test::Number(Comparison::Equal, number)),
                );
            }
        }
        if !exact.is_empty() {
            exact.sort_unstable();
            exact.dedup();
            tests.push(Test::OneOf(exact.into_boxed_slice()));
        }
        if !like.is_empty() {
            tests.push(Test::Like(like.into_boxed_slice()));
        }
        let tests = tests.into_iter().map(|test| Expression::field(path, test));
        Ok(Expression::any(tests.collect()))
    }
}

fn unknown(name: &str) -> Problem {
    match NOT_READ.iter().find(|(known, _)| *known == name) {
        Some((name, instead)) => Problem::Unsupported {
            what: format!("the modifier {name}"),
            instead,
        },
        None => Problem::Modifier(name.to_owned()),
    }
}
