//! Parses the expressions of Bicep.

use super::lexer::{Token, TokenKind};
use super::parser::{Parser, Stop};
use crate::source::arm::expression::{Item, Kind, Operator, Round, Shared};
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
            TokenKind::Name if self.at_declaration() => Err(self.expected("a value")),
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
                self.source.token(at.range.end)
            } else {
                at
            }
        };
        loop {
            at = skip(at);
            if at.kind == TokenKind::Name {
                names.push(self.slice(&at.range).into());
                at = skip(self.source.token(at.range.end));
            }
            if at.is(")") {
                let end = at.range.end;
                return self.source.token(end).is("=>").then_some((names, end));
            }
            if !at.is(",") {
                return None;
            }
            at = self.source.token(at.range.end);
        }
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
                self.missing("']'");
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
