//! The functions of templates: those of the user, those that need their arguments unevaluated, and all others.

mod cloud;
mod lambdas;
mod lists;
mod objects;
mod scalars;
mod texts;

use super::eval::unclear;
use super::expression::{Expr, Shared};
use super::frame::Env;
use super::operators::both;
use super::print;
use super::template::Language;
use super::unit::Unit;
use super::value::{At, Data, Target, Val};
use std::rc::Rc;
use std::sync::Arc;

/// How many parts of an argument are looked at for a reason.
const LOOKED_AT: usize = 1000;

/// A call while its arguments are evaluated.
pub(super) struct Call<'a> {
    pub(super) expr: &'a Expr,
    pub(super) written: &'a str,
    /// The name in lower case.
    pub(super) name: &'a str,
    pub(super) args: &'a [Shared],
    pub(super) env: &'a Env,
    pub(super) at: At,
}

impl Unit<'_> {
    /// The value of a call.
    pub(crate) fn call(
        &mut self,
        expr: &Expr,
        of: Option<&Expr>,
        name: &str,
        args: &[Shared],
        env: &Env,
        at: At,
    ) -> Val {
        if let Some(of) = of {
            let target = self.eval(of, env, At::NOWHERE);
            let frame = match &target.data {
                Data::Ref(reference) => match reference.target {
                    Target::Namespace(frame) => Some(frame),
                    _ => None,
                },
                _ => None,
            };
            match frame {
                Some(usize::MAX) => {}
                Some(frame) => return self.call_of_user(frame, name, expr, args, env, at),
                // `vault.getSecret('x')`, `account.listKeys()`: what Azure answers.
                None => return Val::unknown(print::reason(expr), at),
            }
        } else if self.is_of_user(env.frame, name) {
            return self.call_of_user(env.frame, name, expr, args, env, at);
        }
        let lower = name.to_ascii_lowercase();
        let call = Call {
            expr,
            written: name,
            name: &lower,
            args,
            env,
            at,
        };
        match self.unevaluated(&call) {
            Some(val) => val,
            None => self.evaluated(&call),
        }
    }

    fn is_of_user(&self, frame: usize, name: &str) -> bool {
        self.frames.get(frame).is_some_and(|frame| {
            let template = &frame.template;
            template
                .functions
                .contains_key(&template.language.fold(name))
                || (template.language == Language::Bicep && template.imports.contains_key(name))
        })
    }

    fn call_of_user(
        &mut self,
        frame: usize,
        name: &str,
        expr: &Expr,
        args: &[Shared],
        env: &Env,
        at: At,
    ) -> Val {
        let Some(found) = self.frames.get(frame) else {
            return Val::unknown(print::reason(expr), at);
        };
        let template = Rc::clone(&found.template);
        let Some(function) = template.functions.get(&template.language.fold(name)) else {
            let import = template.imports.get(name);
            return match import.and_then(|import| {
                let name = import.name.clone()?;
                Some((self.imported_frame(frame, import)?, name))
            }) {
                // An imported file may import in turn; the depth of evaluation ends a circle.
                Some((imported, name)) if self.depth < super::eval::DEEPEST => {
                    self.depth += 1;
                    let val = self.call_of_user(imported, &name, expr, args, env, at);
                    self.depth -= 1;
                    val
                }
                _ => Val::unknown(print::reason(expr), at),
            };
        };
        let mut inside = Env::of(frame);
        for (index, parameter) in function.parameters.iter().enumerate() {
            let val = match args.get(index) {
                Some(arg) => self.eval(arg, env, At::NOWHERE),
                None => Val::null(At::NOWHERE),
            };
            let name = match template.language {
                Language::Bicep => Arc::clone(parameter),
                Language::Json => parameter_name(parameter),
            };
            inside = inside.with(&name, val);
        }
        self.eval(&function.body, &inside, At::NOWHERE).used(at)
    }

    /// Functions that look at their arguments before they are evaluated.
    fn unevaluated(&mut self, call: &Call<'_>) -> Option<Val> {
        let at = call.at;
        Some(match (call.name, call.args) {
            ("parameters", [name]) => {
                let name = self.eval(name, call.env, At::NOWHERE);
                let Some(name) = name.as_text() else {
                    return Some(unclear(&name, call.expr, at));
                };
                if let Some(local) = call.env.local(&parameter_name(name)) {
                    return Some(local.clone().used(at));
                }
                let frame = self.scope(call.env);
                let lower = name.to_ascii_lowercase();
                self.parameter(frame, &lower).used(at)
            }
            ("variables", [name]) => {
                let name = self.eval(name, call.env, At::NOWHERE);
                let Some(name) = name.as_text() else {
                    return Some(unclear(&name, call.expr, at));
                };
                let frame = self.scope(call.env);
                let lower = name.to_ascii_lowercase();
                let val = self.variable(frame, &lower);
                val.used(at)
            }
            ("copyindex", args) => self.copy_index(args, call),
            ("if", [condition, yes, no]) => {
                let val = self.eval(condition, call.env, At::NOWHERE);
                match self.truth(&val, condition) {
                    super::eval::Truth::Yes => self.eval(yes, call.env, at),
                    super::eval::Truth::No => self.eval(no, call.env, at),
                    super::eval::Truth::Maybe(reason) => Val::unknown(reason, at),
                }
            }
            ("and" | "or", args) => {
                let all = call.name == "and";
                let mut result = Val::bool(all, at);
                for arg in args {
                    let val = self.eval(arg, call.env, At::NOWHERE);
                    let truths = [self.truth(&result, arg), self.truth(&val, arg)];
                    result = both(all, truths, at);
                }
                result
            }
            ("coalesce", args) => {
                let mut result = Val::null(at);
                for arg in args {
                    result = self.eval(arg, call.env, at);
                    if !result.is_null() {
                        break;
                    }
                }
                result
            }
            ("nameof", [arg]) => {
                let name = print::reason(arg);
                let last = name.rsplit(['.', ':']).next().unwrap_or_default();
                Val::text(last, at)
            }
            (
                "map" | "filter" | "sort" | "reduce" | "toobject" | "groupby" | "mapvalues",
                [first, ..],
            ) => self.with_lambda(call, first),
            ("loadtextcontent" | "loadjsoncontent" | "loadyamlcontent", [path]) => {
                self.load_content(call, path)
            }
            _ => return None,
        })
    }

    /// The frame whose parameters and variables an expression sees.
    pub(super) fn scope(&self, env: &Env) -> usize {
        let mut frame = env.frame;
        while let Some(outer) = self.frames.get(frame).and_then(|it| it.outer.as_ref()) {
            frame = outer.frame;
        }
        frame
    }

    fn copy_index(&mut self, args: &[Shared], call: &Call<'_>) -> Val {
        let mut name: Arc<str> = "".into();
        let mut offset = 0;
        for arg in args {
            let val = self.eval(arg, call.env, At::NOWHERE);
            if let Some(text) = val.as_text() {
                name = Arc::clone(text);
            } else if let Some(number) = val.as_whole() {
                offset = number;
            } else {
                return unclear(&val, call.expr, call.at);
            }
        }
        let Some(index) = call.env.local(&super::rounds::copy_name(&name)) else {
            return Val::unknown(print::reason(call.expr), call.at);
        };
        match index.as_whole().and_then(|index| index.checked_add(offset)) {
            Some(index) => Val::number(index, call.at),
            None => unclear(&index.clone(), call.expr, call.at),
        }
    }

    /// Functions of evaluated arguments.
    fn evaluated(&mut self, call: &Call<'_>) -> Val {
        let mut args = Vec::with_capacity(call.args.len());
        for arg in call.args {
            let val = self.eval(arg, call.env, call.at);
            args.push(val);
        }
        if let Some(val) = self.cloud_function(call, &args) {
            return val;
        }
        let settled: Vec<Val> = args.iter().map(|arg| self.listed(arg)).collect();
        if asks_for_all(call.name) && args.iter().zip(&settled).any(is_part_of_resource) {
            let says_yes = self.object_function(call, &settled).filter(|answer| {
                call.name == "contains" && matches!(answer.data, Data::Bool(true))
            });
            return says_yes.unwrap_or_else(|| Val::unknown(print::reason(call.expr), call.at));
        }
        let found = self
            .text_function(call, &settled)
            .or_else(|| self.list_function(call, &settled))
            .or_else(|| self.object_function(call, &settled))
            .or_else(|| self.scalar_function(call, &settled));
        match found {
            Some(val) => val,
            None => match settled
                .iter()
                .find_map(|arg| arg.why_in(&mut { LOOKED_AT }))
            {
                Some(reason) => Val::unknown(Arc::clone(reason), call.at),
                None => Val::unknown(print::reason(call.expr), call.at),
            },
        }
    }
}

/// Whether a function answers a question about all members of an object.
fn asks_for_all(name: &str) -> bool {
    matches!(
        name,
        "contains" | "empty" | "length" | "objectkeys" | "items" | "intersection"
    )
}

/// Whether a value is an object of a resource: Azure may add members to those that the code sets.
fn is_part_of_resource((arg, settled): (&Val, &Val)) -> bool {
    let Data::Ref(reference) = &arg.data else {
        return false;
    };
    matches!(reference.target, Target::Instance(_)) && matches!(settled.data, Data::Object(_))
}

/// The local variable for the parameter of a function of a JSON template.
fn parameter_name(name: &str) -> Arc<str> {
    format!("parameters {}", name.to_ascii_lowercase()).into()
}
