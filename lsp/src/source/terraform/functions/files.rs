//! Functions that read files. Only those inside the root are read.

use super::{Arguments, Found};
use crate::source::terraform::engine::{Binding, Engine, Scope};
use crate::source::terraform::evaluate::Outcome;
use crate::source::terraform::lower::Lower;
use crate::source::terraform::parse::MAX_CROWD;
use crate::source::terraform::paths::resolve;
use crate::source::terraform::split::crowd_of_template;
use crate::source::terraform::syntax::Part;
use hcl_edit::parser::parse_template;
use policy::{Mark, Members, Written, WrittenValue as Value};
use std::sync::Arc;

/// What reading a file costs, in values.
const READING: usize = 20;

/// How large a template may be, in bytes.
const MAX_TEMPLATE: usize = 1 << 20;

/// How many names a template may be given.
const MAX_NAMES: usize = 100;

pub(super) fn apply(
    engine: &mut Engine,
    name: &str,
    arguments: &mut Arguments,
    slot: Mark,
) -> Option<Found> {
    Some(match name {
        "file" => read(engine, arguments).map(|text| super::made(engine, &text)),
        "fileexists" => exists(engine, arguments),
        "templatefile" => templatefile(engine, arguments, slot),
        _ => return None,
    })
}

/// The path that the next argument names, relative to the folder of the root module.
fn path(engine: &Engine, arguments: &mut Arguments) -> Result<std::path::PathBuf, Outcome> {
    let path = arguments.text()?;
    resolve(&engine.root, &path)
        .ok_or_else(|| Outcome::Because(Arc::from("a file outside of what is read")))
}

fn read(engine: &mut Engine, arguments: &mut Arguments) -> Result<Arc<str>, Outcome> {
    let path = path(engine, arguments)?;
    if !engine.charge(READING) {
        return Err(Outcome::Unknown);
    }
    let text = engine.files.text(&path);
    if let Ok(text) = &text
        && !engine.charge(text.len() / 64)
    {
        return Err(Outcome::Unknown);
    }
    text.map_err(|_| Outcome::Because(Arc::from("a file that cannot be read")))
}

fn exists(engine: &mut Engine, arguments: &mut Arguments) -> Found {
    // What cannot be read may be there and be no text.
    read(engine, arguments).map(|_| Outcome::Known(Value::Bool(true)))
}

fn templatefile(engine: &mut Engine, arguments: &mut Arguments, slot: Mark) -> Found {
    let text = read(engine, arguments)?;
    let names = match arguments.value()? {
        Value::Object(members) if members.len() <= MAX_NAMES => members,
        Value::Unknown(reason) => return Err(Outcome::Because(reason)),
        _ => return Err(Outcome::Unknown),
    };
    // It is parsed again each time that it is used.
    let cost = text.len() / 8;
    if text.len() > MAX_TEMPLATE || crowd_of_template(&text) > MAX_CROWD || !engine.charge(cost) {
        return Err(Outcome::Unknown);
    }
    let parsed = parse_template(&text).map_err(|_| Outcome::Unknown)?;
    let parts = Lower::made(&text, &mut engine.sources).parts(&parsed);
    let value = with_names(engine, names, &parts, Scope::of(0), slot);
    Ok(Outcome::Known(value.value))
}

/// Evaluates a template in which every member is a name of its own.
fn with_names(
    engine: &mut Engine,
    mut names: Members,
    parts: &[Part],
    scope: Scope,
    slot: Mark,
) -> Written {
    match names.pop_first() {
        Some((name, value)) => {
            let binding = Binding::new(&name, value, scope.bindings);
            let scope = scope.with(&binding);
            engine
                .deeper(|engine| with_names(engine, names, parts, scope, slot))
                .unwrap_or_else(|| Written::unknown("a template that is nested too deeply", slot))
        }
        None => engine.template(parts, scope, slot),
    }
}
