//! Evaluates expressions. Whatever cannot be known becomes unknown, and nothing around it.

use super::engine::{Binding, Engine, Scope};
use super::functions::weight;
use super::instance::number;
use super::operators;
use super::syntax::{Conditional, Expr, For, Intro, Key, Kind, Member, Slot, Step};
use super::text::Building;
use policy::{Mark, Members, Written, WrittenValue as Value};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

impl Engine<'_> {
    /// The value of an expression that is used at `slot`.
    pub(super) fn value(&mut self, expr: &Expr, scope: Scope, slot: Mark) -> Written {
        let found = self.deeper(|engine| engine.value_of(expr, scope, slot));
        found.unwrap_or_else(|| {
            let reason = if self.is_exhausted() {
                "an evaluation that does not end".to_owned()
            } else {
                format!("nested too deeply: {}", self.quote(expr.at))
            };
            Written::unknown(super::engine::short(&reason), slot)
        })
    }

    fn value_of(&mut self, expr: &Expr, scope: Scope, slot: Mark) -> Written {
        let value = match &expr.kind {
            Kind::Null => Value::Null,
            Kind::Bool(value) => Value::Bool(*value),
            Kind::Number(value) => Value::Number(value.clone()),
            Kind::Text(text) => Value::text(Arc::clone(text)),
            Kind::Template(parts) => return self.template(parts, scope, slot),
            Kind::List(items) => {
                let items = items.iter();
                Value::List(items.map(|item| self.slot(item, scope, slot)).collect())
            }
            Kind::Object(members) => return self.object(members, scope, slot),
            Kind::Variable(name) => match scope.bound(name) {
                Some(value) => return self.used(&value, slot),
                None => return self.traversal(expr, &[], expr.at, scope, slot),
            },
            Kind::Traversal(root, steps) => {
                return self.traversal(root, steps, expr.at, scope, slot);
            }
            Kind::Call(call) => return self.call(call, expr.at, scope, slot),
            Kind::Conditional(conditional) => return self.conditional(conditional, scope, slot),
            Kind::Not(inner) => {
                let inner = self.value(inner, scope, slot).value;
                return self.settle(operators::not(&inner), expr, slot);
            }
            Kind::Negative(inner) => {
                let inner = self.value(inner, scope, slot).value;
                return self.settle(operators::negative(&inner), expr, slot);
            }
            Kind::Binary(operator, sides) => {
                let (left, right) = &**sides;
                let left = self.value(left, scope, slot).value;
                if let Some(value) = operators::decided(*operator, &left) {
                    return Written::new(value, slot);
                }
                let right = self.value(right, scope, slot).value;
                self.charge(weight(&left).min(weight(&right)));
                return self.settle(operators::binary(*operator, &left, &right), expr, slot);
            }
            Kind::Broken => Value::Unknown(Arc::from("syntax error")),
            Kind::For(repeated) => return self.repeated(repeated, expr, scope, slot),
        };
        Written::new(value, slot)
    }

    /// The outcome of an operation: known, unknown for a reason, unknown as it stands, or refused.
    pub(super) fn settle(&mut self, outcome: Outcome, expr: &Expr, slot: Mark) -> Written {
        match outcome {
            Outcome::Known(value) => Written::new(value, slot),
            Outcome::Because(reason) => Written::unknown(reason, slot),
            Outcome::Unknown => self.unknown(expr.at, slot),
            Outcome::Refused => self.fails(expr.at, slot),
        }
    }

    /// A value with a place of its own, inside of `around`.
    pub(super) fn slot(&mut self, slot: &Slot, scope: Scope, around: Mark) -> Written {
        let mark = if slot.mark.is_some() {
            slot.mark
        } else {
            around
        };
        self.value(&slot.value, scope, mark)
    }

    fn object(&mut self, members: &[Member], scope: Scope, slot: Mark) -> Written {
        let mut object = Members::new();
        for member in members {
            let key = match &member.key {
                Key::Name(name) => Arc::clone(name),
                Key::Computed(key) => match self.key(key, scope) {
                    Ok(key) => key,
                    Err(reason) => return Written::unknown(reason, slot),
                },
            };
            let mark = if member.mark.is_some() {
                member.mark
            } else {
                slot
            };
            object.insert(key, self.value(&member.value, scope, mark));
        }
        Written::new(Value::Object(object), slot)
    }

    /// The text of a key, or why it cannot be known.
    pub(super) fn key(&mut self, key: &Expr, scope: Scope) -> Result<Arc<str>, Arc<str>> {
        let value = self.value(key, scope, Mark::NONE);
        let mut building = Building::default();
        building.push(&value.value);
        match building
            .finish(self)
            .map(|value| value.as_str().map(Arc::from))
        {
            Ok(Some(text)) => Ok(text),
            Ok(None) => Err(self.quote(key.at)),
            Err(Some(reason)) => Err(reason),
            Err(None) => {
                self.failed = true;
                Err(self.quote(key.at))
            }
        }
    }

    fn conditional(&mut self, expr: &Conditional, scope: Scope, slot: Mark) -> Written {
        let condition = self.value(&expr.condition, scope, slot).value;
        match operators::truth(&condition) {
            Outcome::Known(Value::Bool(true)) => self.value(&expr.yes, scope, slot),
            Outcome::Known(_) => self.value(&expr.no, scope, slot),
            outcome => {
                let failed = self.failed;
                let yes = self.value(&expr.yes, scope, slot);
                let no = self.value(&expr.no, scope, slot);
                self.failed = failed;
                self.charge(weight(&yes.value).min(weight(&no.value)));
                if !yes.value.is_unknown() && operators::same(&yes.value, &no.value) {
                    return yes;
                }
                self.settle(outcome, &expr.condition, slot)
            }
        }
    }

    fn repeated(&mut self, repeated: &For, expr: &Expr, scope: Scope, slot: Mark) -> Written {
        let turns = match self.turns(&repeated.intro, scope) {
            Ok(turns) => turns,
            Err(reason) => return Written::unknown(reason, slot),
        };
        let mut list = Vec::new();
        let mut object = Members::new();
        let mut groups: BTreeMap<Arc<str>, Vec<Written>> = BTreeMap::new();
        for (key, value) in turns {
            if self.is_exhausted() {
                return self.unknown(expr.at, slot);
            }
            let name = repeated.intro.key.as_deref().unwrap_or_default();
            let key = Binding::new(name, Written::new(key, slot), scope.bindings);
            let value = Binding::new(&repeated.intro.value, value, Some(&key));
            let scope = scope.with(&value);
            if let Some(condition) = &repeated.condition {
                let value = self.value(condition, scope, slot).value;
                match operators::truth(&value) {
                    Outcome::Known(Value::Bool(true)) => {}
                    Outcome::Known(_) => continue,
                    outcome => return self.settle(outcome, condition, slot),
                }
            }
            let Some(key) = &repeated.key else {
                list.push(self.slot(&repeated.value, scope, slot));
                continue;
            };
            let key = match self.key(key, scope) {
                Ok(key) => key,
                Err(reason) => return Written::unknown(reason, slot),
            };
            let value = self.slot(&repeated.value, scope, slot);
            if repeated.grouped {
                groups.entry(key).or_default().push(value);
            } else {
                object.insert(key, value);
            }
        }
        let value = if repeated.key.is_none() {
            Value::List(list)
        } else {
            let groups = groups.into_iter();
            object.extend(groups.map(|(key, list)| (key, Written::new(Value::List(list), slot))));
            Value::Object(object)
        };
        Written::new(value, slot)
    }

    /// What a loop runs over, key and value; or why nobody can know.
    pub(super) fn turns(&mut self, intro: &Intro, scope: Scope) -> Elements {
        let over = self.value(&intro.over, scope, Mark::NONE);
        let set = intro.key.is_some() && self.is_set(&intro.over, scope, 0);
        self.elements(over, set)
            .unwrap_or_else(|| Err(self.quote(intro.over.at)))
    }

    /// The elements of a collection with their keys; none if it is no collection.
    pub(super) fn elements(&mut self, over: Written, set: bool) -> Option<Elements> {
        match over.value {
            Value::List(items) => {
                let turns = items.into_iter().enumerate().map(|(index, item)| {
                    let key = if set {
                        item.value.clone()
                    } else {
                        number(index)
                    };
                    (key, item)
                });
                Some(Ok(turns.collect()))
            }
            Value::Object(members) => {
                let turns = members.into_iter();
                Some(Ok(turns
                    .map(|(key, item)| (Value::text(key), item))
                    .collect()))
            }
            Value::Unknown(reason) => Some(Err(reason)),
            Value::Reference(_) => None,
            _ => {
                self.failed = true;
                None
            }
        }
    }

    /// Whether an expression gives a set, whose elements are their own keys.
    pub(super) fn is_set(&mut self, expr: &Expr, scope: Scope, depth: usize) -> bool {
        match &expr.kind {
            Kind::Call(call) => matches!(
                &*call.name,
                "toset" | "setunion" | "setintersection" | "setsubtract"
            ),
            Kind::Conditional(conditional) => self.is_set(&conditional.yes, scope, depth + 1),
            Kind::Traversal(root, steps) => {
                let (Kind::Variable(root), [Step::Attribute(name)]) = (&root.kind, &steps[..])
                else {
                    return false;
                };
                let module = Rc::clone(&self.instance(scope.instance).module);
                match &**root {
                    "var" => {
                        let variable = module.variables.get(name);
                        let wanted = variable.and_then(|variable| variable.body.attribute("type"));
                        wanted.is_some_and(|wanted| {
                            matches!(&wanted.value.kind, Kind::Call(call) if &*call.name == "set")
                        })
                    }
                    "local" if depth < 16 => {
                        let local = module.locals.get(name);
                        local.is_some_and(|local| self.is_set(&local.value, scope, depth + 1))
                    }
                    _ => false,
                }
            }
            _ => false,
        }
    }
}

/// What a loop runs over, key and value; or why nobody can know.
pub(super) type Elements = Result<Vec<(Value, Written)>, Arc<str>>;

/// What an operation or a function makes of its operands.
#[derive(Debug)]
pub(super) enum Outcome {
    Known(Value),
    /// Unknown for the reason that an operand is.
    Because(Arc<str>),
    /// Unknown, and the operation itself is the reason.
    Unknown,
    /// Terraform does not allow it.
    Refused,
}
