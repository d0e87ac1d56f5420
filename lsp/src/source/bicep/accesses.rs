//! Parses what follows a value, and text with expressions inside.

use super::lexer::{Inside, Opening, TokenKind, inside};
use super::parser::{Parser, Stop};
use crate::source::arm::expression::{Kind, Piece, Shared};
use std::sync::Arc;

impl Parser<'_> {
    /// What follows a value: members, elements, calls.
    pub(super) fn accesses(&mut self, first: Shared) -> Result<Shared, Stop> {
        let mut expr = first;
        loop {
            let start = expr.range.start;
            if self.token.kind == TokenKind::Newline
                && (self.next().is(".") || self.next().is(".?"))
            {
                self.advance();
            }
            let TokenKind::Sign(sign) = self.token.kind else {
                return Ok(expr);
            };
            match sign {
                "." | ".?" | "::" => {
                    self.advance();
                    let (name, range) = self.expect_name()?;
                    let name: Arc<str> = name.into();
                    let kind = if sign == "::" {
                        Kind::Nested { of: expr, name }
                    } else if self.is("(") {
                        let args = self.arguments()?;
                        Kind::Call {
                            of: Some(expr),
                            name,
                            args,
                        }
                    } else {
                        Kind::Member {
                            of: expr,
                            name,
                            safe: sign == ".?",
                        }
                    };
                    let end = range.end.max(self.end);
                    expr = self.node(kind, start..end)?;
                }
                "[" => {
                    self.advance();
                    let safe = self.eat("?");
                    let from_end = self.eat("^");
                    self.skip_newlines();
                    let at = self.expression()?;
                    self.skip_newlines();
                    self.expect("]")?;
                    let end = self.end;
                    expr = self.node(
                        Kind::Index {
                            of: expr,
                            at,
                            safe,
                            from_end,
                        },
                        start..end,
                    )?;
                }
                // `value!` only tells the checker of types that there is one.
                "!" => self.advance(),
                _ => return Ok(expr),
            }
        }
    }

    /// The arguments of a call, with their parentheses.
    pub(super) fn arguments(&mut self) -> Result<Vec<Shared>, Stop> {
        self.expect("(")?;
        let mut args = Vec::new();
        loop {
            self.skip_newlines();
            if self.eat(")") {
                return Ok(args);
            }
            args.push(self.expression()?);
            self.skip_newlines();
            if !self.is(")") {
                self.expect(",")?;
            }
        }
    }

    /// Text, with the expressions inside.
    pub(super) fn text(&mut self) -> Result<Shared, Stop> {
        let whole = self.token.range.clone();
        let opening = Opening::of(self.slice(&whole));
        let mut at = whole.start + opening.length;
        if opening.is_block {
            // The line break after the opening quotes is no part of the text.
            let rest = self.source.text.get(at..).unwrap_or_default();
            at += if rest.starts_with("\r\n") {
                2
            } else {
                usize::from(rest.starts_with('\n'))
            };
        }
        let mut pieces = Vec::new();
        let mut literal = String::new();
        loop {
            let rest = self.source.text.get(at..).unwrap_or_default();
            match inside(rest, opening) {
                Inside::Piece(length, letter) => {
                    literal.push(letter);
                    at += length;
                }
                Inside::Expression(length) => {
                    if !literal.is_empty() {
                        pieces.push(Piece::Literal(std::mem::take(&mut literal).into()));
                    }
                    self.go_to(at + length);
                    self.skip_newlines();
                    let value = self.expression()?;
                    self.skip_newlines();
                    if !self.is("}") {
                        return Err(self.expected("'}'"));
                    }
                    at = self.token.range.end;
                    pieces.push(Piece::Value(value));
                }
                Inside::Close(length) => {
                    self.go_to(at + length);
                    break;
                }
                Inside::Wrong(why) => return Err(self.error(whole, format!("found {why}"))),
            }
        }
        let range = whole.start..self.end;
        if pieces.is_empty() {
            return Ok(Self::leaf(Kind::Text(literal.into()), range));
        }
        if !literal.is_empty() {
            pieces.push(Piece::Literal(literal.into()));
        }
        self.node(Kind::Joined(pieces), range)
    }
}
