//! Functions that choose: `If`, `Select`, `FindInMap`; and the loops of `Fn::ForEach`.

use super::super::document::{Member, Node};
use super::call::Call;
use super::evaluate::{Evaluation, WEIGHT, reason, same};
use super::stack::{Entry, Loop, Loops, Scope, Stack, unroll};
use super::text::why;
use policy::{Mark, Written, WrittenValue as Value};
use std::rc::Rc;
use std::sync::Arc;

/// How many turns one loop may have.
const TURNS: usize = 1_000;

impl Evaluation<'_> {
    /// The function of a call.
    pub(super) fn call(&mut self, scope: Scope<'_, '_>, call: Call<'_>, mark: Mark) -> Written {
        if !self.spend(1, scope) {
            return Written::unknown("the template is too large", mark);
        }
        if call.argument.is_broken() {
            return Written::unknown(super::super::document::BROKEN, mark);
        }
        match call.name {
            "Ref" => self.reference(scope, call, mark),
            "GetAtt" => self.get_att(scope, call, mark),
            "Sub" => self.sub(scope, call, mark),
            "Join" => self.join(scope, call, mark),
            "Split" => self.split(scope, call, mark),
            "Base64" => self.base64(scope, call, mark),
            "If" => self.branch(scope, call, mark).0,
            "Select" => self.select(scope, call, mark),
            "FindInMap" => self.find_in_map(scope, call, mark),
            "Length" => self.length(scope, call, mark),
            "ToJsonString" => {
                let inner = self.argument(scope, call, mark);
                if inner.value.is_unknown() {
                    inner
                } else {
                    Written::new(Value::Encoded(Box::new(inner)), mark)
                }
            }
            "ImportValue" => {
                let name = self.argument(scope, call, mark);
                let name = name.value.as_str().unwrap_or_default();
                Written::unknown(reason(&format!("!ImportValue {name}")), mark)
            }
            "Equals" | "And" | "Or" | "Not" => match self.truth(scope, call) {
                Some(truth) => Written::new(Value::Bool(truth), mark),
                None => Written::unknown(reason(&format!("!{}", call.name)), mark),
            },
            // Known only to the cloud, or to nobody.
            other => Written::unknown(reason(&format!("!{other}")), mark),
        }
    }

    /// The argument of a function that takes one.
    pub(super) fn argument(&mut self, scope: Scope<'_, '_>, call: Call<'_>, mark: Mark) -> Written {
        if call.short {
            self.content(scope, call.argument, mark)
        } else {
            self.value(scope, call.argument, mark)
        }
    }

    /// The value of a node, and whether it may be that there is none, because a condition is not known.
    pub(super) fn choosing(
        &mut self,
        scope: Scope<'_, '_>,
        node: &Node,
        mark: Mark,
    ) -> (Written, bool) {
        match Call::of(node) {
            Some(call) if call.name == "If" && !node.is_broken() => {
                let mut may_be_absent = false;
                let value = self.deeper(mark, |this| {
                    let (value, absent) = this.branch(scope, call, mark);
                    may_be_absent = absent;
                    value
                });
                (value, may_be_absent)
            }
            _ => (self.value(scope, node, mark), false),
        }
    }

    /// `Fn::If`.
    fn branch(&mut self, scope: Scope<'_, '_>, call: Call<'_>, mark: Mark) -> (Written, bool) {
        let [condition, yes, no] = call.arguments() else {
            return (Written::unknown("!If", mark), false);
        };
        let (truth, name) = match scope.name(condition) {
            Some(Ok(name)) => (self.condition(scope, &name), name),
            Some(Err(_)) => (None, condition.as_text().unwrap_or_default().to_owned()),
            None => (self.truth_of(scope, condition), "!If".to_owned()),
        };
        match truth {
            Some(true) => self.choosing(scope, yes, mark),
            Some(false) => self.choosing(scope, no, mark),
            None => {
                let (one, one_absent) = self.choosing(scope, yes, mark);
                let (other, other_absent) = self.choosing(scope, no, mark);
                if same(&one, &other) {
                    return (one, one_absent || other_absent);
                }
                let absent = one_absent
                    || other_absent
                    || one.value == Value::Null
                    || other.value == Value::Null;
                let expression = format!("Condition {name}");
                (Written::unknown(reason(&expression), mark), absent)
            }
        }
    }

    /// `Fn::Select`.
    fn select(&mut self, scope: Scope<'_, '_>, call: Call<'_>, mark: Mark) -> Written {
        let [index, list] = call.arguments() else {
            return Written::unknown("!Select", mark);
        };
        let index = self.value(scope, index, mark);
        let list = self.value(scope, list, mark);
        let at = match &index.value {
            Value::Number(number) => number.as_u64(),
            Value::Text { text, open: false } => text.trim().parse().ok(),
            _ => None,
        };
        let Some(at) = at.and_then(|at| usize::try_from(at).ok()) else {
            return Written::unknown(why(&index, "!Select"), mark);
        };
        match list.value {
            Value::List(items) => match items.into_iter().nth(at) {
                Some(mut item) => {
                    item.mark = mark;
                    item
                }
                None => Written::unknown(reason(&format!("!Select {at}")), mark),
            },
            _ => Written::unknown(why(&list, "!Select"), mark),
        }
    }

    /// `Fn::Length`.
    fn length(&mut self, scope: Scope<'_, '_>, call: Call<'_>, mark: Mark) -> Written {
        let list = self.argument(scope, call, mark);
        match &list.value {
            Value::List(items) => Written::new(Value::Number(items.len().into()), mark),
            _ => Written::unknown(why(&list, "!Length"), mark),
        }
    }

    /// `Fn::FindInMap`.
    fn find_in_map(&mut self, scope: Scope<'_, '_>, call: Call<'_>, mark: Mark) -> Written {
        let (keys, default) = match call.arguments() {
            [map, first, second] => ([map, first, second], None),
            [map, first, second, more] => ([map, first, second], more.get("DefaultValue")),
            _ => return Written::unknown("!FindInMap", mark),
        };
        let keys = keys.map(|key| {
            let value = self.value(scope, key, mark);
            key_text(&value).ok_or_else(|| why(&value, "!FindInMap"))
        });
        let maps = scope.stack.root.get("Mappings");
        let found = match &keys {
            [Ok(map), Ok(first), Ok(second)] => maps
                .and_then(|maps| maps.get(map)?.get(first)?.get(second))
                .ok_or_else(|| reason(&format!("!FindInMap {map}.{first}.{second}"))),
            // Whatever the first key is, if all of them lead to the same value.
            [Ok(map), Err(unknown), Ok(second)] => maps
                .and_then(|maps| everywhere(maps.get(map)?, second))
                .ok_or_else(|| Arc::clone(unknown)),
            [Err(unknown), ..] | [_, Err(unknown), _] | [.., Err(unknown)] => {
                Err(Arc::clone(unknown))
            }
        };
        let known = keys.iter().all(Result::is_ok);
        match (found, default) {
            (Ok(node), _) => self.value(scope, node, mark).marked(mark),
            (Err(_), Some(default)) if known && maps.is_none_or(Node::is_whole) => {
                self.value(scope, default, mark)
            }
            (Err(reason), _) => Written::unknown(reason, mark),
        }
    }

    /// The turns of a loop: `[Identifier, Collection, {Key: Value}]`.
    pub(super) fn unrolled<'n>(
        &mut self,
        stack: &Stack<'_>,
        member: &'n Member,
        outer: &Loops,
        entries: &mut Vec<Entry<'n>>,
    ) {
        let ([identifier, collection, body], at) =
            (member.value.items(), Some(member.key_range.start))
        else {
            self.not_understood(
                stack,
                Some(member.key_range.start),
                format!(
                    "{} needs an identifier, a collection and what is repeated",
                    reason(&member.key)
                ),
            );
            return;
        };
        let Some(identifier) = identifier.as_text() else {
            self.not_understood(stack, at, "the identifier of a loop must be text");
            return;
        };
        let scope = Scope {
            stack,
            loops: outer,
        };
        let collection = self.value(scope, collection, Mark::NONE);
        let turns: Vec<Result<Arc<str>, Arc<str>>> = match &collection.value {
            Value::List(items) if items.len() <= TURNS => items
                .iter()
                .map(|item| {
                    key_text(item)
                        .map(Arc::from)
                        .ok_or_else(|| why(item, &member.key))
                })
                .collect(),
            Value::List(_) => vec![Err(reason(&format!(
                "more than {TURNS} turns of {}",
                member.key
            )))],
            _ => vec![Err(why(&collection, &member.key))],
        };
        for value in turns {
            if !self.spend(WEIGHT, scope) {
                return;
            }
            let unknown = value.clone().err();
            let loops: Loops = Some(Rc::new(Loop {
                identifier: identifier.to_owned(),
                value,
                outer: outer.clone(),
            }));
            for entry in self.entries(stack, body.members(), &loops) {
                let name = unroll(&loops, &entry.name).map_or(entry.name, Arc::from);
                entries.push(Entry {
                    name,
                    doubtful: entry.doubtful.or_else(|| unknown.clone()),
                    ..entry
                });
            }
        }
    }
}

/// A value as the name of a member.
pub(super) fn key_text(value: &Written) -> Option<String> {
    match &value.value {
        Value::Text { text, open: false } => Some(text.to_string()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        _ => None,
    }
}

/// The value of `key` in all members of a map, if it is the same.
fn everywhere<'n>(map: &'n Node, key: &str) -> Option<&'n Node> {
    if !map.is_whole() {
        return None;
    }
    let mut members = map.members().iter();
    let first = members.next()?.value.get(key)?;
    let equal = |node: &Node| node.value == first.value && node.tag == first.tag;
    members
        .all(|member| member.value.get(key).is_some_and(equal))
        .then_some(first)
}
