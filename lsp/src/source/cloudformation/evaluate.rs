//! From nodes to values, with the marks of both, and with everything counted that a template can make large.

use super::super::document::{BROKEN, Member, Node, NodeValue};
use super::super::{Files, NotUnderstood, Reading, SyntaxError};
use super::call::Call;
use super::nested::{Document, Outputs, Source};
use super::stack::{Entry, Loops, Scope, Stack};
use policy::{Mark, Members, Written, WrittenValue as Value};
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

/// How many values one unit may have once everything is computed.
const VALUES: usize = 2_000_000;

/// How many values one turn of a loop, or one resource, counts for.
pub(super) const WEIGHT: usize = 16;

/// Text of this length counts as one more value.
const TEXT_PER_VALUE: usize = 64;

/// How deep values, and the conditions that they ask for, may be nested.
const DEPTH: usize = 192;

/// How long a reason may be, in characters.
const REASON: usize = 120;

/// How many pieces that were not understood are told of one unit.
const TOLD: usize = 1_000;

/// The evaluation of one unit.
pub(super) struct Evaluation<'f> {
    pub(super) files: &'f dyn Files,
    pub(super) reading: Reading,
    /// The outputs of nested stacks by prefix; none while they are being found out.
    pub(super) outputs: HashMap<String, Option<Outputs>>,
    /// The files that were parsed.
    pub(super) documents: HashMap<PathBuf, Rc<Document>>,
    /// The scopes of the names that were noted, by file.
    pub(super) scopes: HashMap<u32, usize>,
    /// How many nested stacks were found.
    pub(super) stacks: usize,
    not_understood: BTreeSet<NotUnderstood>,
    left: usize,
    depth: usize,
}

impl<'f> Evaluation<'f> {
    pub(super) fn new(files: &'f dyn Files) -> Self {
        Self {
            files,
            reading: Reading::default(),
            outputs: HashMap::new(),
            documents: HashMap::new(),
            scopes: HashMap::new(),
            stacks: 0,
            not_understood: BTreeSet::new(),
            left: VALUES,
            depth: 0,
        }
    }

    pub(super) fn into_reading(mut self) -> Reading {
        self.reading.not_understood = self.not_understood.into_iter().collect();
        self.reading
    }

    /// The value of a node, marked with `mark`; what is written inside keeps marks of its own.
    pub(super) fn value(&mut self, scope: Scope<'_, '_>, node: &Node, mark: Mark) -> Written {
        match Call::of(node) {
            _ if node.is_broken() => Written::unknown(BROKEN, mark),
            Some(call) => self.deeper(mark, |this| this.call(scope, call, mark)),
            None => self.content(scope, node, mark),
        }
    }

    /// The value of a node without regard to its tag.
    pub(super) fn content(&mut self, scope: Scope<'_, '_>, node: &Node, mark: Mark) -> Written {
        if !self.spend(1, scope) {
            return too_large(mark);
        }
        self.deeper(mark, |this| match &node.value {
            NodeValue::Null => Written::new(Value::Null, mark),
            NodeValue::Bool(truth) => Written::new(Value::Bool(*truth), mark),
            NodeValue::Number(number) => Written::new(Value::Number(number.clone()), mark),
            NodeValue::Text(text) => this.literal(scope, text, mark),
            NodeValue::List(items) => this.list(scope, items, mark),
            NodeValue::Object(members) => match Call::long(node) {
                Some(call) => this.call(scope, call, mark),
                None => this.object(scope, members, mark),
            },
        })
    }

    fn list(&mut self, scope: Scope<'_, '_>, items: &[Node], mark: Mark) -> Written {
        let mut values = Vec::with_capacity(items.len());
        let mut unknown = None;
        for item in items {
            let mark = self.item_mark(scope.stack, item);
            let (value, may_be_absent) = self.choosing(scope, item, mark);
            if may_be_absent && let Value::Unknown(reason) = &value.value {
                unknown.get_or_insert_with(|| Arc::clone(reason));
            }
            if value.value != Value::Null {
                values.push(value);
            }
        }
        match unknown {
            Some(reason) => Written::unknown(reason, mark),
            None => Written::new(Value::List(values), mark),
        }
    }

    fn object(&mut self, scope: Scope<'_, '_>, members: &[Member], mark: Mark) -> Written {
        let mut values = Members::new();
        let mut unknown = None;
        let entries = self.entries(scope.stack, members, scope.loops);
        for entry in entries {
            if let Some(reason) = entry.doubtful {
                unknown.get_or_insert(reason);
                continue;
            }
            if let Some(function) = entry.name.strip_prefix("Fn::") {
                // A macro that adds members, or a function that stands beside members, which is no template.
                let expression = format!("!{function}");
                unknown.get_or_insert_with(|| reason(&expression));
                continue;
            }
            let mark = self.member_mark(scope.stack, entry.member);
            let scope = Scope {
                stack: scope.stack,
                loops: &entry.loops,
            };
            let value = self.value(scope, &entry.member.value, mark);
            if value.value != Value::Null {
                values.insert(entry.name, value);
            }
        }
        match unknown {
            Some(reason) => Written::unknown(reason, mark),
            None => Written::new(Value::Object(values), mark),
        }
    }

    /// Named things, with loops unrolled.
    pub(super) fn entries<'n>(
        &mut self,
        stack: &Stack<'_>,
        members: &'n [Member],
        loops: &Loops,
    ) -> Vec<Entry<'n>> {
        let mut entries = Vec::with_capacity(members.len());
        for member in members {
            if member.key.starts_with("Fn::ForEach::") {
                self.deeper(Mark::NONE, |this| {
                    this.unrolled(stack, member, loops, &mut entries);
                    Written::new(Value::Null, Mark::NONE)
                });
            } else {
                entries.push(Entry {
                    name: Arc::from(member.key.as_str()),
                    member,
                    loops: loops.clone(),
                    doubtful: None,
                });
            }
        }
        entries
    }

    /// Runs something one level deeper, unless that is too deep.
    pub(super) fn deeper(&mut self, mark: Mark, run: impl FnOnce(&mut Self) -> Written) -> Written {
        if self.depth >= DEPTH {
            return Written::unknown("nested too deep", mark);
        }
        self.depth += 1;
        let value = run(self);
        self.depth -= 1;
        value
    }

    /// Takes so many values from what is left; false if nothing is left.
    pub(super) fn spend(&mut self, values: usize, scope: Scope<'_, '_>) -> bool {
        if let Some(left) = self.left.checked_sub(values) {
            self.left = left;
            return true;
        }
        self.left = 0;
        self.not_understood(
            scope.stack,
            None,
            format!("more than {VALUES} values; split the template"),
        );
        false
    }

    /// Takes the values in something that is copied from what is left.
    pub(super) fn copied(&mut self, value: &Written, mark: Mark, scope: Scope<'_, '_>) -> Written {
        if self.spend(size(value), scope) {
            value.clone().marked(mark)
        } else {
            too_large(mark)
        }
    }

    /// Takes text from what is left.
    pub(super) fn spend_text(&mut self, length: usize, scope: Scope<'_, '_>) -> bool {
        self.spend(length / TEXT_PER_VALUE, scope)
    }

    /// Tells that something was not understood. Without a place it is the whole file.
    pub(super) fn not_understood(
        &mut self,
        stack: &Stack<'_>,
        at: Option<usize>,
        reason: impl Into<String>,
    ) {
        self.tell(stack.source, at, reason.into());
    }

    pub(super) fn tell(&mut self, source: &Source, at: Option<usize>, reason: String) {
        if self.not_understood.len() >= TOLD {
            return;
        }
        let line = at.map_or(0, |at| {
            let before = source.text.get(..at).unwrap_or_default();
            u32::try_from(before.matches('\n').count() + 1).unwrap_or(u32::MAX)
        });
        self.not_understood.insert(NotUnderstood {
            file: source.path.clone(),
            line,
            reason,
        });
    }

    /// Tells a place that is not what a template allows.
    pub(super) fn error(&mut self, file: u32, range: Range<usize>, message: impl Into<String>) {
        let mark = self.reading.spans.mark(file, range);
        if let Some(span) = self.reading.spans.get(mark).cloned() {
            let message = message.into();
            self.reading.errors.push(SyntaxError { span, message });
        }
    }

    /// The mark of a member: with its value if both are on one line.
    pub(super) fn member_mark(&mut self, stack: &Stack<'_>, member: &Member) -> Mark {
        let range = member_range(&stack.source.text, member);
        self.reading.spans.mark(stack.file, range)
    }

    /// The mark of an element of a list: its first line.
    pub(super) fn item_mark(&mut self, stack: &Stack<'_>, item: &Node) -> Mark {
        let text = &stack.source.text;
        let range = if on_one_line(text, &item.range) {
            item.range.clone()
        } else if let Some(first) = item.members().first() {
            member_range(text, first)
        } else {
            let inner = text.get(item.range.clone()).unwrap_or_default();
            let line = inner.lines().next().unwrap_or_default().trim_end();
            item.range.start..item.range.start + line.len()
        };
        self.reading.spans.mark(stack.file, range)
    }
}

/// The place of a member: with its value if both are on one line.
pub(super) fn member_range(text: &str, member: &Member) -> Range<usize> {
    let whole = member.key_range.start..member.value.range.end.max(member.key_range.end);
    if on_one_line(text, &whole) {
        whole
    } else {
        member.key_range.clone()
    }
}

fn on_one_line(text: &str, range: &Range<usize>) -> bool {
    text.get(range.clone())
        .is_some_and(|inner| !inner.contains(['\n', '\r']))
}

fn too_large(mark: Mark) -> Written {
    Written::unknown("the template is too large", mark)
}

/// How many values something counts for.
pub(super) fn size(value: &Written) -> usize {
    1 + match &value.value {
        Value::Text { text, .. } => text.len() / TEXT_PER_VALUE,
        Value::List(items) => items.iter().map(size).sum(),
        Value::Object(members) => members.values().map(size).sum(),
        Value::Encoded(inner) => size(inner),
        _ => 0,
    }
}

/// An expression as a reason: one line, not too long.
pub(super) fn reason(expression: &str) -> Arc<str> {
    let line = expression.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= REASON {
        return Arc::from(line);
    }
    let cut: String = line.chars().take(REASON - 1).collect();
    Arc::from(format!("{cut}…"))
}

/// Whether two values are equal, wherever they stand.
pub(super) fn same(one: &Written, other: &Written) -> bool {
    match (&one.value, &other.value) {
        (Value::List(ones), Value::List(others)) => {
            ones.len() == others.len()
                && ones.iter().zip(others).all(|(one, other)| same(one, other))
        }
        (Value::Object(ones), Value::Object(others)) => {
            ones.len() == others.len()
                && ones
                    .iter()
                    .zip(others)
                    .all(|((name, one), (other_name, other))| {
                        name == other_name && same(one, other)
                    })
        }
        (Value::Encoded(one), Value::Encoded(other)) => same(one, other),
        (Value::Unknown(_), _) | (_, Value::Unknown(_)) => false,
        (one, other) => one == other,
    }
}
