//! Reads the Rego of others: what a runtime guard of Azure AI Foundry can decide, and what it looks at.
//!
//! An account of Azure AI Services keeps texts in Rego (`raiRegos`) that policies of the Agent Control Specification evaluate at run
//! time: <https://microsoft.github.io/agent-governance-toolkit/packages/agent-control-specification/>. Controls call the function
//! `runtime_guard.parse(text)`. The text is parsed and never run. Its answer is an object:
//!
//! - `parsed`: whether it is Rego; if not, `line` is where parsing ended, or null, and there is nothing else.
//! - `decisions`: those that rules give which can apply, and `default` the one that is given where none does, or null.
//! - `dead`: decisions that stand only in rules that can never apply.
//! - `computed`: whether a verdict is put together at run time, so that `decisions` may lack some.
//! - `signals`: the harms below `moderation.harm` that rules read which can apply.

mod alias;
mod never;
mod syntax;
#[cfg(test)]
mod tests;
mod verdict;

use regorus::unstable::Module;
use regorus::{Engine, Value};
use serde_json::json;
use std::thread::JoinHandle;

/// The function's name in Rego.
const FUNCTION: &str = "runtime_guard.parse";
/// The longest text that is parsed. Services take policies of some kilobytes.
const LONGEST: usize = 64 << 10;
/// A chain of operators nests as deep as it is long, and the parser's tree is taken down recursively; this is a kilobyte for each byte of
/// the longest text.
const STACK: usize = 64 << 20;

/// Lets controls of this engine call the function.
pub(super) fn add_to(engine: &mut Engine) -> Result<(), String> {
    let answer = |arguments: Vec<Value>| Ok(answer(arguments.first()));
    engine
        .add_extension(FUNCTION.to_owned(), 1, Box::new(answer))
        .map_err(|error| error.to_string())
}

/// The function; undefined for what is no text.
fn answer(text: Option<&Value>) -> Value {
    let Some(text) = text.and_then(|text| text.as_string().ok()) else {
        return Value::Undefined;
    };
    if text.len() > LONGEST {
        return unparsed(None);
    }
    let text = text.to_string();
    let apart = std::thread::Builder::new().stack_size(STACK);
    let parsed = apart.spawn(move || parse(&text)).map(JoinHandle::join);
    match parsed {
        Ok(Ok(answer)) => answer,
        Ok(Err(_)) | Err(_) => unparsed(None),
    }
}

/// Parses a text in either version of the language.
fn parse(text: &str) -> Value {
    let mut line = None;
    for is_old in [false, true] {
        let mut engine = Engine::new();
        engine.set_rego_v0(is_old);
        match engine.add_policy("guard.rego".to_owned(), text.to_owned()) {
            Ok(_) => {
                let module = engine.get_modules().first();
                return module.map_or_else(|| unparsed(None), |module| summary(module));
            }
            Err(error) => line = line.or_else(|| line_of(&error.to_string())),
        }
    }
    unparsed(line)
}

/// The line that the parser's message names: `--> guard.rego:3:14`.
fn line_of(message: &str) -> Option<u64> {
    let (_, rest) = message.split_once("guard.rego:")?;
    rest.split(':').next()?.parse().ok()
}

fn unparsed(line: Option<u64>) -> Value {
    json!({ "parsed": false, "line": line }).into()
}

fn summary(module: &Module) -> Value {
    let rules = syntax::rules(module);
    let never = never::Never::of(&rules);
    let verdicts = verdict::verdicts(&rules, &never);
    let signals = alias::Aliases::of(module, &rules).signals(&rules, &never);
    json!({
        "parsed": true,
        "decisions": verdicts.live,
        "dead": verdicts.dead,
        "default": verdicts.default,
        "computed": verdicts.computed,
        "signals": signals,
    })
    .into()
}
