//! Parses the expressions of Bicep.

use super::lexer::{Inside, Opening, Token, TokenKind, inside, token};
use super::parser::{Parser, Stop};
use crate::source::arm::expression::{Item, Kind, Operator, Piece, Round, Shared};
use serde_json::Number;
use std::sync::Arc;

impl Parser<'_> {
    /// An expression.
    pub(super) fn expression(&mut self) -> Result<Shared, Stop> {
        self.deeper(|parser| {
            let condition = parser.binary(0)?;
            if !parser.continues_with("?") {
                return Ok(condition);
            }
            parser.skip_newlines();
            let yes = parser.expression()?;
            parser.skip_newlines();
            parser.expect(":")?;
            parser.skip_newlines();
            let no = parser.expression()?;
            let range = condition.range.start..no.range.end;
            parser.node(Kind::Choice(condition, yes, no), range)
        })
    }

    /// Takes a sign that may stand at the start of the next line.
    fn continues_with(&mut self, sign: &str) -> bool {
        if self.token.kind == TokenKind::Newline && self.next().is(sign) {
            self.advance();
        }
        self.eat(sign)
    }

    /// The operator that comes next, here or on the next line. Signs that can begin a value only count on this line.
    fn operator(&self) -> Option<(Operator, u8)> {
        let token = if self.token.kind == TokenKind::Newline {
            self.next()
        } else {
            self.token.clone()
        };
        let TokenKind::Sign(sign) = token.kind else {
            return None;
        };
        if self.token.kind == TokenKind::Newline && matches!(sign, "-" | "+" | "<") {
            return None;
        }
        Operator::of_sign(sign)
    }

    fn binary(&mut self, weakest: u8) -> Result<Shared, Stop> {
        let mut left = self.unary()?;
        while let Some((operator, strength)) = self.operator() {
            if strength <= weakest {
                break;
            }
            self.skip_newlines();
            self.advance();
            self.skip_newlines();
            let right = self.deeper(|parser| parser.binary(strength))?;
            let range = left.range.start..right.range.end;
            left = self.node(Kind::Binary(operator, left, right), range)?;
        }
        Ok(left)
    }

    fn unary(&mut self) -> Result<Shared, Stop> {
        let start = self.token.range.start;
        let TokenKind::Sign(sign @ ("!" | "-" | "+")) = self.token.kind else {
            let first = self.primary()?;
            return self.accesses(first);
        };
        self.advance();
        let inner = self.deeper(Self::unary)?;
        let range = start..inner.range.end;
        match sign {
            "!" => self.node(Kind::Not(inner), range),
            "-" => self.node(Kind::Negative(inner), range),
            _ => Ok(inner),
        }
    }

    /// What follows a value: members, elements, calls.
    fn accesses(&mut self, first: Shared) -> Result<Shared, Stop> {
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
    fn arguments(&mut self) -> Result<Vec<Shared>, Stop> {
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

    pub(super) fn primary(&mut self) -> Result<Shared, Stop> {
        let range = self.token.range.clone();
        match self.token.kind {
            TokenKind::Number => {
                let Ok(number) = self.word().parse::<i64>() else {
                    return Err(self.expected("a number that fits"));
                };
                self.advance();
                Ok(Self::leaf(Kind::Number(Number::from(number)), range))
            }
            TokenKind::Text => self.text(),
            TokenKind::Name => self.named(),
            TokenKind::Sign("(") => self.parenthesized(),
            TokenKind::Sign("[") => self.deeper(Self::list),
            TokenKind::Sign("{") => self.deeper(Self::object),
            _ => Err(self.expected("a value")),
        }
    }

    /// A literal, a symbol, a call or a lambda.
    fn named(&mut self) -> Result<Shared, Stop> {
        let (name, range) = self.expect_name()?;
        if self.is("(") {
            let args = self.arguments()?;
            let whole = range.start..self.end;
            let kind = Kind::Call {
                of: None,
                name: name.into(),
                args,
            };
            return self.node(kind, whole);
        }
        if self.is("=>") {
            return self.lambda(vec![name.into()], range.start);
        }
        let kind = match name {
            "null" => Kind::Null,
            "true" => Kind::Bool(true),
            "false" => Kind::Bool(false),
            name => Kind::Name(name.into()),
        };
        Ok(Self::leaf(kind, range))
    }

    fn lambda(&mut self, names: Vec<Arc<str>>, start: usize) -> Result<Shared, Stop> {
        self.expect("=>")?;
        self.skip_newlines();
        let body = self.expression()?;
        let range = start..body.range.end;
        self.node(Kind::Lambda { names, body }, range)
    }

    fn parenthesized(&mut self) -> Result<Shared, Stop> {
        let start = self.token.range.start;
        if let Some((names, after)) = self.names_of_lambda() {
            self.go_to(after);
            return self.lambda(names, start);
        }
        self.advance();
        self.skip_newlines();
        let inner = self.expression()?;
        self.skip_newlines();
        self.expect(")")?;
        Ok(inner)
    }

    /// The names in `(a, b) =>`, and where they end; none if this is no lambda.
    fn names_of_lambda(&self) -> Option<(Vec<Arc<str>>, usize)> {
        let mut names = Vec::new();
        let mut at = self.next();
        let skip = |at: Token| {
            if at.kind == TokenKind::Newline {
                token(self.text, at.range.end)
            } else {
                at
            }
        };
        loop {
            at = skip(at);
            if at.kind == TokenKind::Name {
                names.push(self.slice(&at.range).into());
                at = skip(token(self.text, at.range.end));
            }
            if at.is(")") {
                let end = at.range.end;
                return token(self.text, end).is("=>").then_some((names, end));
            }
            if !at.is(",") {
                return None;
            }
            at = token(self.text, at.range.end);
        }
    }

    /// Text, with the expressions inside.
    fn text(&mut self) -> Result<Shared, Stop> {
        let whole = self.token.range.clone();
        let opening = Opening::of(self.slice(&whole));
        let mut at = whole.start + opening.length;
        if opening.is_block {
            // The line break after the opening quotes is no part of the text.
            let rest = self.text.get(at..).unwrap_or_default();
            at += if rest.starts_with("\r\n") {
                2
            } else {
                usize::from(rest.starts_with('\n'))
            };
        }
        let mut pieces = Vec::new();
        let mut literal = String::new();
        loop {
            let rest = self.text.get(at..).unwrap_or_default();
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

    /// A list, or a loop: `[for item in list: value]`.
    fn list(&mut self) -> Result<Shared, Stop> {
        let start = self.token.range.start;
        self.advance();
        self.skip_newlines();
        if self.is_name("for") && self.is_loop() {
            let (round, _) = self.loop_header()?;
            let body = self.expression()?;
            self.skip_newlines();
            self.expect("]")?;
            let range = start..self.end;
            return self.node(Kind::Loop { round, body }, range);
        }
        let mut items = Vec::new();
        loop {
            while self.token.kind == TokenKind::Newline || self.is(",") {
                self.advance();
            }
            if self.eat("]") {
                break;
            }
            if self.at_declaration() {
                self.expected("']'");
                return Err(Stop::Declaration);
            }
            let item_start = self.token.range.start;
            match self.item() {
                Ok(item) => items.push(item),
                Err(Stop::Declaration) => return Err(Stop::Declaration),
                Err(Stop::Here) => {
                    self.next_line()?;
                    let range = item_start..self.end.max(item_start);
                    items.push(Item {
                        value: Self::leaf(Kind::Broken, range),
                        spread: false,
                    });
                    if self.is("}") {
                        self.advance();
                    }
                }
            }
        }
        let range = start..self.end;
        self.node(Kind::List(items), range)
    }

    fn item(&mut self) -> Result<Item, Stop> {
        let spread = self.eat("...");
        let value = self.expression()?;
        if !matches!(self.token.kind, TokenKind::Newline) && !self.is(",") && !self.is("]") {
            return Err(self.expected("the end of the element"));
        }
        Ok(Item { value, spread })
    }

    /// Whether `for` begins a loop, and is no symbol.
    fn is_loop(&self) -> bool {
        let next = self.next();
        next.kind == TokenKind::Name || next.is("(")
    }

    /// A loop behind its opening bracket, up to its body: what it runs over, and its condition.
    pub(super) fn loop_header(&mut self) -> Result<(Round, Option<Shared>), Stop> {
        self.advance();
        let (item, index) = if self.eat("(") {
            self.skip_newlines();
            let (item, _) = self.expect_name()?;
            self.skip_newlines();
            self.expect(",")?;
            self.skip_newlines();
            let (index, _) = self.expect_name()?;
            self.skip_newlines();
            self.expect(")")?;
            (item, Some(index.into()))
        } else {
            (self.expect_name()?.0, None)
        };
        if !self.is_name("in") {
            return Err(self.expected("'in'"));
        }
        self.advance();
        let over = self.expression()?;
        self.expect(":")?;
        self.skip_newlines();
        let condition = self.condition()?;
        let round = Round::Each {
            item: item.into(),
            index,
            over,
        };
        Ok((round, condition))
    }

    /// `if (…)` before an object.
    pub(super) fn condition(&mut self) -> Result<Option<Shared>, Stop> {
        if !self.is_name("if") || !self.next().is("(") {
            return Ok(None);
        }
        self.advance();
        let condition = self.parenthesized()?;
        self.skip_newlines();
        Ok(Some(condition))
    }
}
