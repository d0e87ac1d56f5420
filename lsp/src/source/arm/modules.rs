//! The templates that modules, nested deployments and linked templates bring in, with the parameters they are given.

use super::expression::{Expr, Key, Kind, Shared};
use super::frame::{Frame, Given};
use super::template::{Module, Resource, Template};
use super::unit::{DEEPEST_MODULE, Unit};
use super::value::{At, Val};
use super::{paths, print};
use std::ops::Range;
use std::path::Path;
use std::rc::Rc;

impl Unit<'_> {
    /// Takes in the template that an instance of a module brings in.
    pub(crate) fn bring_in(&mut self, instance: usize, resource: &Rc<Resource>) {
        let Some(env) = self.instances.get(instance).map(|it| it.env.clone()) else {
            return;
        };
        let Some(caller) = self.frames.get(env.frame) else {
            return;
        };
        let (from, level) = (Rc::clone(&caller.template), caller.level);
        let file = from.file;
        if level >= DEEPEST_MODULE {
            let reason = "modules are nested too deeply; this one is not read";
            self.not_understood(file, resource.header.start, reason.to_owned());
            return;
        }
        match &resource.module {
            Some(Module::Path { path, range }) => {
                let given = resource.body.member("params");
                if paths::is_registry(path) {
                    let reason = format!(
                        "the module {} is in a registry and is not read; keep it as a file to have its resources checked",
                        print::short(path)
                    );
                    self.not_understood(file, range.start, reason);
                    return;
                }
                let path = path.to_string();
                self.bring_in_file(instance, &from, &path, range, given, false);
            }
            Some(Module::Nested {
                template,
                inner,
                parameters,
            }) => {
                let Some(mut frame) = self.frame_for(instance, Rc::clone(template)) else {
                    return;
                };
                if *inner {
                    self.give(&mut frame, parameters.as_ref(), instance, true);
                } else {
                    frame.outer = Some(env);
                }
                self.finish(instance, frame);
            }
            Some(Module::Linked {
                link,
                relative,
                range,
                parameters,
            }) => {
                if let Some(path) = self.linked_path(link, *relative, instance) {
                    let given = parameters.as_ref();
                    self.bring_in_file(instance, &from, &path, range, given, true);
                    return;
                }
                let reason = format!(
                    "the linked template {} is not read; name it with relativePath to have its resources checked",
                    print::reason(link)
                );
                self.not_understood(file, range.start, reason);
            }
            Some(Module::Closed { reason, range }) => {
                self.not_understood(file, range.start, (*reason).to_owned());
            }
            None => {}
        }
    }

    fn bring_in_file(
        &mut self,
        instance: usize,
        from: &Rc<Template>,
        path: &str,
        range: &Range<usize>,
        given: Option<&Shared>,
        wrapped: bool,
    ) {
        let refused = |why: &str| format!("the template {} is not read: {why}", print::short(path));
        let template = match self.load(&from.path, path) {
            Ok(template) => template,
            Err(why) => {
                let reason = format!("{}; check the path", refused(&why));
                self.not_understood(from.file, range.start, reason);
                return;
            }
        };
        self.include(&template.path);
        if self.is_open(instance, &template.path) {
            let reason = refused("it brings in itself");
            self.not_understood(from.file, range.start, reason);
            return;
        }
        if let Some(mut frame) = self.frame_for(instance, template) {
            self.give(&mut frame, given, instance, wrapped);
            self.finish(instance, frame);
        }
    }

    fn finish(&mut self, instance: usize, frame: Frame) {
        let frame = self.expand(frame);
        if let Some(instance) = self.instances.get_mut(instance) {
            instance.frame = Some(frame);
        }
    }

    /// Whether a file is one of those that an instance stands in.
    fn is_open(&self, instance: usize, path: &Path) -> bool {
        let mut instance = Some(instance);
        while let Some(id) = instance {
            let Some(frame) = self
                .instances
                .get(id)
                .and_then(|it| self.frames.get(it.env.frame))
            else {
                return false;
            };
            if frame.template.path == path {
                return true;
            }
            instance = frame.module;
        }
        false
    }

    /// Gives a frame its parameters: `{name: value}`, or `{name: {value: …}}` where they are `wrapped`.
    fn give(&mut self, frame: &mut Frame, given: Option<&Shared>, instance: usize, wrapped: bool) {
        let Some(given) = given else { return };
        let Some(env) = self.instances.get(instance).map(|it| it.env.clone()) else {
            return;
        };
        let entries = given.entries();
        let is_plain = matches!(given.kind, Kind::Object(_))
            && entries
                .iter()
                .all(|entry| matches!(entry.key, Key::Plain(_) | Key::Lost));
        if is_plain {
            for entry in entries {
                let Key::Plain(name) = &entry.key else {
                    continue;
                };
                let value = match (wrapped, entry.value.member("value")) {
                    (false, _) => Given::Expr(Rc::clone(&entry.value), env.clone()),
                    (true, Some(value)) => Given::Expr(Rc::clone(value), env.clone()),
                    (true, None) => {
                        let val = self.eval(&entry.value, &env, At::NOWHERE);
                        Given::Val(unwrapped(&val, name))
                    }
                };
                frame.given.insert(name.to_ascii_lowercase(), value);
            }
            return;
        }
        let val = self.eval(given, &env, At::NOWHERE);
        match val.members() {
            Some(members) => {
                for (name, val) in members {
                    let val = if wrapped { unwrapped(&val, &name) } else { val };
                    frame
                        .given
                        .insert(name.to_ascii_lowercase(), Given::Val(val));
                }
            }
            None => frame.unknown = Some(super::text::why(&val, given)),
        }
    }

    /// The path that a link to a template gives, if it is one beside this template.
    fn linked_path(&mut self, link: &Shared, relative: bool, instance: usize) -> Option<String> {
        let env = self.instances.get(instance)?.env.clone();
        let val = self.eval(link, &env, At::NOWHERE);
        if let Some(path) = val.as_text() {
            let is_path = relative || !path.contains(':');
            return is_path.then(|| path.to_string());
        }
        // `uri(deployment().properties.templateLink.uri, 'x.json')` names a file beside this one.
        let formula = match &link.kind {
            Kind::Formula(formula) => formula.parsed(&link.range).as_ref().ok()?,
            _ => link,
        };
        let Kind::Call { name, args, .. } = &formula.kind else {
            return None;
        };
        let [base, path] = args.as_slice() else {
            return None;
        };
        if !name.eq_ignore_ascii_case("uri") || !is_own_address(base) {
            return None;
        }
        let path = self.eval(path, &env, At::NOWHERE);
        path.as_text().map(ToString::to_string)
    }
}

/// The value of a parameter that is given as `{value: …}`; a secret of a key vault is given in another way.
fn unwrapped(val: &Val, name: &str) -> Val {
    val.member("value").unwrap_or_else(|| {
        let reason = match val.why() {
            Some(reason) => std::sync::Arc::clone(reason),
            None => print::short(&format!("parameters('{name}')")),
        };
        Val::unknown(reason, At::NOWHERE)
    })
}

/// Whether an expression is the address of the template that it stands in.
fn is_own_address(expr: &Expr) -> bool {
    match &expr.kind {
        Kind::Member { of, .. } => is_own_address(of),
        Kind::Call { name, args, .. } => name.eq_ignore_ascii_case("deployment") && args.is_empty(),
        _ => false,
    }
}
