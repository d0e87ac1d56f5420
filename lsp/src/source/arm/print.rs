//! Expressions as short text, for the reasons why something cannot be known.

use super::expression::{Expr, Key, Kind, Piece};
use std::sync::Arc;

/// The longest reason, in characters.
const LONGEST: usize = 120;

/// An expression on one line, cut at 120 characters.
pub(crate) fn reason(expr: &Expr) -> Arc<str> {
    let mut printer = Printer {
        text: String::new(),
        full: false,
    };
    printer.expr(expr);
    short(&printer.text)
}

/// Text on one line, cut at 120 characters.
pub(crate) fn short(text: &str) -> Arc<str> {
    let mut line = String::new();
    for (count, letter) in text.chars().enumerate() {
        if count == LONGEST.saturating_sub(1) && text.chars().nth(LONGEST).is_some() {
            line.push('…');
            break;
        }
        line.push(if letter.is_control() { ' ' } else { letter });
    }
    line.into()
}

/// Whether the first argument of a function is the name of something.
fn is_lookup(function: &str) -> bool {
    let function = function.to_ascii_lowercase();
    ["parameters", "variables", "reference", "getsecret"].contains(&function.as_str())
        || ["list", "load", "read"]
            .iter()
            .any(|start| function.starts_with(start))
}

struct Printer {
    text: String,
    full: bool,
}

impl Printer {
    /// Appends text unless there is enough already, so that a hostile tree is not printed in full.
    fn push(&mut self, text: &str) {
        if self.text.len() > LONGEST * 4 {
            self.full = true;
        } else {
            self.text.extend(text.chars().take(LONGEST + 1));
        }
    }

    /// What tells one thing from others, and is printed as it is. Any other text might be a secret.
    fn name(&mut self, expr: &Expr) {
        if let Kind::Text(text) = &expr.kind {
            self.push("'");
            self.push(text);
            self.push("'");
        } else {
            self.expr(expr);
        }
    }

    fn separated<'a>(&mut self, parts: impl Iterator<Item = &'a Expr>) {
        for (index, part) in parts.enumerate() {
            if self.full {
                return;
            }
            if index > 0 {
                self.push(", ");
            }
            self.expr(part);
        }
    }

    fn expr(&mut self, expr: &Expr) {
        if self.full {
            return;
        }
        match &expr.kind {
            Kind::Null => self.push("null"),
            Kind::Bool(value) => self.push(if *value { "true" } else { "false" }),
            Kind::Number(number) => self.push(&number.to_string()),
            Kind::Text(_) => self.push("'…'"),
            Kind::Formula(formula) => match formula.parsed(&expr.range) {
                Ok(expr) => self.expr(expr),
                Err(_) => self.push("syntax error"),
            },
            Kind::Joined(pieces) => self.joined(pieces),
            Kind::Name(name) => self.push(name),
            Kind::Broken => self.push("syntax error"),
            Kind::Not(inner) => {
                self.push("!");
                self.expr(inner);
            }
            Kind::Negative(inner) => {
                self.push("-");
                self.expr(inner);
            }
            Kind::Lambda { names, body } => {
                self.push("(");
                self.push(&names.join(", "));
                self.push(") => ");
                self.expr(body);
            }
            Kind::List(items) => {
                self.push("[");
                self.separated(items.iter().map(|item| &*item.value));
                self.push("]");
            }
            Kind::Object(entries) => {
                self.push("{");
                let names = entries.iter().filter_map(|entry| match &entry.key {
                    Key::Plain(name) => Some(&**name),
                    Key::Computed(_) | Key::Spread | Key::Lost => None,
                });
                self.push(&names.take(8).collect::<Vec<_>>().join(", "));
                self.push("}");
            }
            Kind::Loop { .. } => self.push("[for …]"),
            _ => self.operation(expr),
        }
    }

    fn operation(&mut self, expr: &Expr) {
        match &expr.kind {
            Kind::Member { of, name, safe } => {
                self.expr(of);
                self.push(if *safe { ".?" } else { "." });
                self.push(name);
            }
            Kind::Index {
                of,
                at,
                safe,
                from_end,
            } => {
                self.expr(of);
                self.push("[");
                self.push(if *safe { "?" } else { "" });
                self.push(if *from_end { "^" } else { "" });
                self.name(at);
                self.push("]");
            }
            Kind::Nested { of, name } => {
                self.expr(of);
                self.push("::");
                self.push(name);
            }
            Kind::Call { of, name, args } => {
                if let Some(of) = of {
                    self.expr(of);
                    self.push(".");
                }
                self.push(name);
                self.push("(");
                let mut args = args.iter().map(|arg| &**arg);
                if is_lookup(name)
                    && let Some(named) = args.next()
                {
                    self.name(named);
                    self.push(if args.len() > 0 { ", " } else { "" });
                }
                self.separated(args);
                self.push(")");
            }
            Kind::Binary(operator, left, right) => {
                self.expr(left);
                self.push(" ");
                self.push(operator.sign());
                self.push(" ");
                self.expr(right);
            }
            Kind::Choice(condition, yes, no) => {
                self.expr(condition);
                self.push(" ? ");
                self.expr(yes);
                self.push(" : ");
                self.expr(no);
            }
            _ => {}
        }
    }

    fn joined(&mut self, pieces: &[Piece]) {
        self.push("'");
        for piece in pieces {
            match piece {
                Piece::Literal(text) if text.is_empty() => {}
                Piece::Literal(_) => self.push("…"),
                Piece::Value(value) => {
                    self.push("${");
                    self.expr(value);
                    self.push("}");
                }
            }
        }
        self.push("'");
    }
}
