//! Functions that take a lambda, and functions that load files.

use super::Call;
use crate::source::arm::convert;
use crate::source::arm::eval::Truth;
use crate::source::arm::expression::{Expr, Kind, Shared};
use crate::source::arm::frame::Env;
use crate::source::arm::print;
use crate::source::arm::text::why;
use crate::source::arm::unit::Unit;
use crate::source::arm::value::{At, Val};
use crate::source::document;
use std::cmp::Ordering;
use std::rc::Rc;
use std::sync::Arc;

/// Why a function gives nothing.
type Reason = Arc<str>;

impl Unit<'_> {
    /// `map`, `filter` and the like.
    pub(super) fn with_lambda(&mut self, call: &Call<'_>, first: &Expr) -> Val {
        let list = self.eval(first, call.env, call.at);
        let list = self.listed(&list);
        let result = match call.name {
            "map" => self.map(call, &list, first),
            "filter" => self.filter(call, &list, first),
            "sort" => self.sort(call, &list, first),
            "reduce" => self.reduce(call, &list, first),
            "toobject" => self.keyed(call, &list, first),
            "mapvalues" => self.map_values(call, &list, first),
            // `groupby` is rare.
            _ => Err(print::reason(call.expr)),
        };
        result.unwrap_or_else(|reason| Val::unknown(reason, call.at))
    }

    fn items(&mut self, list: &Val, expr: &Expr) -> Result<Vec<Val>, Reason> {
        match list.items() {
            Some(items) if self.spend(items.len()) => Ok(items.collect()),
            _ => Err(why(list, expr)),
        }
    }

    /// The value of the lambda at `position` of the arguments.
    fn applied(
        &mut self,
        call: &Call<'_>,
        position: usize,
        values: &[Val],
        at: At,
    ) -> Result<Val, Reason> {
        let lambda = call.args.get(position).map(|arg| &arg.kind);
        let Some(Kind::Lambda { names, body }) = lambda else {
            return Err(print::reason(call.expr));
        };
        let mut env = call.env.clone();
        for (name, val) in names.iter().zip(values) {
            env = env.with(name, val.clone());
        }
        Ok(self.eval(body, &env, at))
    }

    fn map(&mut self, call: &Call<'_>, list: &Val, expr: &Expr) -> Result<Val, Reason> {
        let mut mapped = Vec::new();
        for (item, index) in self.items(list, expr)?.into_iter().zip(0..) {
            let index = Val::number(index, At::NOWHERE);
            mapped.push(self.applied(call, 1, &[item, index], call.at)?);
        }
        Ok(Val::list(mapped, call.at))
    }

    fn filter(&mut self, call: &Call<'_>, list: &Val, expr: &Expr) -> Result<Val, Reason> {
        let mut kept = Vec::new();
        for (item, index) in self.items(list, expr)?.into_iter().zip(0..) {
            let index = Val::number(index, At::NOWHERE);
            let holds = self.applied(call, 1, &[item.clone(), index], At::NOWHERE)?;
            match self.truth(&holds, call.expr) {
                Truth::Yes => kept.push(item),
                Truth::No => {}
                Truth::Maybe(reason) => return Err(reason),
            }
        }
        Ok(Val::list(kept, call.at))
    }

    fn sort(&mut self, call: &Call<'_>, list: &Val, expr: &Expr) -> Result<Val, Reason> {
        let items = self.items(list, expr)?;
        let mut failed = None;
        // The order of the user may be no order at all: comparing must not trust it.
        let mut sorted: Vec<Val> = Vec::with_capacity(items.len());
        for item in items {
            let (mut low, mut high) = (0, sorted.len());
            while low < high {
                let middle = usize::midpoint(low, high);
                let Some(other) = sorted.get(middle) else {
                    break;
                };
                let pair = [item.clone(), other.clone()];
                let before = self.applied(call, 1, &pair, At::NOWHERE)?;
                let order = match self.truth(&before, call.expr) {
                    Truth::Yes => Ordering::Less,
                    Truth::No => Ordering::Greater,
                    Truth::Maybe(reason) => {
                        failed = Some(reason);
                        Ordering::Less
                    }
                };
                if order.is_lt() {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            self.spend(sorted.len() / 16);
            sorted.insert(low, item);
        }
        match failed {
            Some(reason) => Err(reason),
            None => Ok(Val::list(sorted, call.at)),
        }
    }

    fn reduce(&mut self, call: &Call<'_>, list: &Val, expr: &Expr) -> Result<Val, Reason> {
        let Some(start) = call.args.get(1) else {
            return Err(print::reason(call.expr));
        };
        let mut result = self.eval(start, call.env, call.at);
        for (item, index) in self.items(list, expr)?.into_iter().zip(0..) {
            let index = Val::number(index, At::NOWHERE);
            result = self.applied(call, 2, &[result, item, index], call.at)?;
        }
        Ok(result)
    }

    fn keyed(&mut self, call: &Call<'_>, list: &Val, expr: &Expr) -> Result<Val, Reason> {
        let mut members = Vec::new();
        for item in self.items(list, expr)? {
            let item = [item];
            let name = self.applied(call, 1, &item, At::NOWHERE)?;
            let Some(name) = name.as_text() else {
                return Err(why(&name, call.expr));
            };
            let val = if call.args.len() > 2 {
                self.applied(call, 2, &item, call.at)?
            } else {
                let [item] = item;
                item
            };
            members.push((Arc::clone(name), val));
        }
        Ok(Val::object(members, call.at))
    }

    fn map_values(&mut self, call: &Call<'_>, object: &Val, expr: &Expr) -> Result<Val, Reason> {
        let Some(members) = object.members() else {
            return Err(why(object, expr));
        };
        let members: Vec<_> = members.collect();
        let mut mapped = Vec::with_capacity(members.len());
        for (name, val) in members {
            mapped.push((name, self.applied(call, 1, &[val], call.at)?));
        }
        Ok(Val::object(mapped, call.at))
    }

    /// The content of a file beside the template.
    pub(super) fn load_content(&mut self, call: &Call<'_>, path: &Shared) -> Val {
        let unknown = || Val::unknown(print::reason(call.expr), call.at);
        let path = self.eval(path, call.env, At::NOWHERE);
        let template = self
            .frames
            .get(call.env.frame)
            .map(|frame| Rc::clone(&frame.template));
        let (Some(path), Some(template)) = (path.as_text(), template) else {
            return unknown();
        };
        let Ok((path, text)) = self.text_beside(&template.path, path) else {
            return unknown();
        };
        self.spans.file(&path, &text);
        if !self.spend(text.len() / 4) {
            return unknown();
        }
        if call.name == "loadtextcontent" {
            let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
            return Val::text(text, call.at);
        }
        let parsed = if call.name == "loadyamlcontent" {
            document::yaml::parse(&text)
        } else {
            document::json::parse(&text)
        };
        let data = parsed.root.as_ref().map(convert::data);
        match data {
            Some(Ok(data)) if parsed.errors.is_empty() => self
                .eval(&data, &Env::of(call.env.frame), At::NOWHERE)
                .used(call.at),
            _ => unknown(),
        }
    }
}
