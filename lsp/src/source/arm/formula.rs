//! Parses what stands in the square brackets of an ARM template: `concat(parameters('a'), '-b')[0].c`.

use super::expression::{DEEPEST, Expr, Kind, Shared, TooDeep};
use serde_json::Number;
use std::ops::Range;
use std::sync::Arc;

/// The expression in a text. Its parts all stand at `range`, as the text itself may be escaped.
pub(crate) fn parse(text: &str, range: &Range<usize>) -> Result<Shared, String> {
    let mut parser = Parser {
        text,
        at: 0,
        range,
        depth: 0,
    };
    let expr = parser.expression()?;
    parser.space();
    match parser.peek() {
        None => Ok(expr),
        Some(_) => Err(parser.expected("the end of the expression")),
    }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    range: &'a Range<usize>,
    depth: u16,
}

impl Parser<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let letter = self.peek()?;
        self.at += letter.len_utf8();
        Some(letter)
    }

    fn space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    fn eat(&mut self, letter: char) -> bool {
        self.space();
        let found = self.peek() == Some(letter);
        if found {
            self.next();
        }
        found
    }

    fn expect(&mut self, letter: char) -> Result<(), String> {
        if self.eat(letter) {
            Ok(())
        } else {
            Err(self.expected(&format!("'{letter}'")))
        }
    }

    fn expected(&self, what: &str) -> String {
        let found = self
            .peek()
            .map_or_else(|| "its end".to_owned(), |letter| format!("'{letter}'"));
        format!("expected {what} in the template expression, found {found}")
    }

    fn node(&self, kind: Kind) -> Result<Shared, String> {
        Expr::new(kind, self.range.clone())
            .map_err(|TooDeep| "the template expression is nested too deeply".to_owned())
    }

    fn expression(&mut self) -> Result<Shared, String> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err("the template expression is nested too deeply".to_owned());
        }
        let mut expr = self.primary()?;
        loop {
            self.space();
            match self.peek() {
                Some('.') => {
                    self.next();
                    let safe = self.eat('?');
                    let name = self.word()?.into();
                    expr = self.node(Kind::Member {
                        of: expr,
                        name,
                        safe,
                    })?;
                }
                Some('[') => {
                    self.next();
                    let safe = self.eat('?');
                    let at = self.expression()?;
                    self.expect(']')?;
                    expr = self.node(Kind::Index {
                        of: expr,
                        at,
                        safe,
                        from_end: false,
                    })?;
                }
                _ => break,
            }
        }
        self.depth -= 1;
        Ok(expr)
    }

    fn primary(&mut self) -> Result<Shared, String> {
        self.space();
        match self.peek() {
            Some('\'') => {
                let text = self.quoted()?;
                self.node(Kind::Text(text.into()))
            }
            Some('-' | '+' | '0'..='9') => self.number(),
            Some(letter) if is_word(letter) => self.call(),
            _ => Err(self.expected("a function, a text or a number")),
        }
    }

    /// Text in single quotes; two of them stand for one.
    fn quoted(&mut self) -> Result<String, String> {
        self.next();
        let mut text = String::new();
        loop {
            match self.next() {
                Some('\'') if self.peek() == Some('\'') => {
                    self.next();
                    text.push('\'');
                }
                Some('\'') => return Ok(text),
                Some(letter) => text.push(letter),
                None => return Err("a text in the template expression is not closed".to_owned()),
            }
        }
    }

    fn number(&mut self) -> Result<Shared, String> {
        let start = self.at;
        self.next();
        while matches!(self.peek(), Some('0'..='9' | '.' | 'e' | 'E')) {
            self.next();
        }
        let written = self
            .text
            .get(start..self.at)
            .unwrap_or_default()
            .trim_start_matches('+');
        let number = match written.parse::<i64>() {
            Ok(whole) => Some(Number::from(whole)),
            Err(_) => written.parse().ok().and_then(Number::from_f64),
        };
        match number {
            Some(number) => self.node(Kind::Number(number)),
            None => Err(self.expected("a number")),
        }
    }

    fn word(&mut self) -> Result<String, String> {
        self.space();
        let rest = self.rest();
        let end = rest.find(|letter| !is_word(letter)).unwrap_or(rest.len());
        let word = rest.get(..end).unwrap_or_default().to_owned();
        if word.is_empty() {
            return Err(self.expected("a name"));
        }
        self.at += end;
        Ok(word)
    }

    /// A function call, with a namespace or without: `concat(…)`, `contoso.name(…)`.
    fn call(&mut self) -> Result<Shared, String> {
        let mut name = self.word()?;
        while self.eat('.') {
            name.push('.');
            name.push_str(&self.word()?);
        }
        if !self.eat('(') {
            return Err(self.expected("'(' after the name of a function"));
        }
        let mut args = Vec::new();
        if !self.eat(')') {
            loop {
                args.push(self.expression()?);
                if self.eat(')') {
                    break;
                }
                self.expect(',')?;
            }
        }
        self.node(shaped(&name, args))
    }
}

/// A call, or what the calls that only exist for lambdas stand for.
fn shaped(name: &str, args: Vec<Shared>) -> Kind {
    if name.eq_ignore_ascii_case("lambda")
        && let Some((body, names)) = args.split_last()
    {
        let names: Option<Vec<Arc<str>>> = names.iter().map(|name| name.text().cloned()).collect();
        if let Some(names) = names {
            return Kind::Lambda {
                names,
                body: Shared::clone(body),
            };
        }
    }
    if name.eq_ignore_ascii_case("lambdaVariables")
        && let [only] = args.as_slice()
        && let Some(name) = only.text()
    {
        return Kind::Name(Arc::clone(name));
    }
    Kind::Call {
        of: None,
        name: name.into(),
        args,
    }
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '$')
}
