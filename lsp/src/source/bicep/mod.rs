//! Reads Bicep: a parser of our own, and the evaluation that Bicep shares with ARM templates.

mod accesses;
mod calls;
mod declarations;
mod expressions;
mod lexer;
mod objects;
mod parser;

use super::arm;
use super::arm::expression::Shared;
use super::arm::frame::{Env, Frame, Given};
use super::arm::template::{Language, Template};
use super::arm::unit::Unit;
use super::{Files, Reading};
use lexer::TokenKind;
use std::ops::Range;
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;

pub use calls::calls;

/// Reads a Bicep file with its modules, or a file of parameters (`.bicepparam`) with the Bicep file it is for.
pub fn read(path: &Path, text: &Arc<str>, files: &dyn Files) -> Reading {
    let mut unit = Unit::new(files);
    let template = unit.parse(path, text);
    let is_parameters = path
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("bicepparam"));
    if is_parameters {
        return read_parameters(unit, &template);
    }
    arm::read_frame(unit, Frame::new(template))
}

/// Reads the template that a file of parameters is for, with these parameters.
fn read_parameters(mut unit: Unit<'_>, parameters: &Rc<Template>) -> Reading {
    let file = parameters.file;
    for (range, reason) in &parameters.strays {
        unit.not_understood(file, range.start, (*reason).to_owned());
    }
    let Some(using) = &parameters.using else {
        return unit.into_reading();
    };
    let template = match unit.load(&parameters.path, &using.path) {
        Ok(template) if template.path != parameters.path => template,
        Ok(_) => return unit.into_reading(),
        Err(why) => {
            let path: String = using.path.chars().take(120).collect();
            let reason = if arm::paths::is_registry(&using.path) {
                format!(
                    "the template {path} is in a registry and is not read; keep it as a file to have its resources checked"
                )
            } else {
                format!("the template {path} is not read: {why}; check the path")
            };
            unit.not_understood(file, using.range.start, reason);
            return unit.into_reading();
        }
    };
    unit.include(&template.path);
    // The expressions of the parameters are evaluated in a frame of their own.
    unit.frames.push(Frame::new(Rc::clone(parameters)));
    let env = Env::of(unit.frames.len() - 1);
    let mut frame = Frame::new(template);
    frame.complete = true;
    for (name, parameter) in &parameters.parameters {
        if let Some(value) = &parameter.default {
            let value = Given::Expr(Rc::clone(value), env.clone());
            frame.given.insert(name.clone(), value);
        }
    }
    arm::read_frame(unit, frame)
}

/// The template in a text, and what is wrong in it.
pub(crate) fn parse(
    path: &Path,
    file: u32,
    text: &Arc<str>,
) -> (Template, Vec<(Range<usize>, String)>) {
    let mut template = Template::new(Language::Bicep, path.to_owned(), file);
    let mut parser = parser::Parser::new(text);
    parser.file(&mut template);
    (template, parser.errors)
}

/// The value that stands at a place of a text, or behind the name of a member that stands there.
pub(crate) fn value_at(text: &str, at: usize) -> Option<Shared> {
    let mut parser = parser::Parser::new(text);
    parser.go_to(at);
    let before = text.get(..at)?.trim_end_matches([' ', '\t']);
    // In a loop, what it runs over stands before a colon too.
    let may_be_key = before.is_empty() || before.ends_with(['\n', '{', ',']);
    let is_name = matches!(parser.token.kind, TokenKind::Name | TokenKind::Text);
    if may_be_key && is_name && parser.next().is(":") {
        parser.advance();
        parser.advance();
        parser.skip_newlines();
    }
    parser.expression().ok()
}
