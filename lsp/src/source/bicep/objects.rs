//! Parses the objects of Bicep, and the bodies of resources, which hold further resources.

use super::lexer::TokenKind;
use super::parser::{Parser, Stop};
use crate::source::arm::expression::{Entry, Key, Kind, Shared};
use crate::source::arm::template::Resource;
use std::rc::Rc;

impl Parser<'_> {
    /// An object.
    pub(super) fn object(&mut self) -> Result<Shared, Stop> {
        self.braces(None)
    }

    /// The body of a resource; the resources inside go to `children`.
    pub(super) fn body(&mut self, children: &mut Vec<Rc<Resource>>) -> Result<Shared, Stop> {
        self.deeper(|parser| parser.braces(Some(children)))
    }

    fn braces(&mut self, mut children: Option<&mut Vec<Rc<Resource>>>) -> Result<Shared, Stop> {
        let start = self.token.range.start;
        self.expect("{")?;
        let mut entries = Vec::new();
        loop {
            while self.token.kind == TokenKind::Newline || self.is(",") {
                self.advance();
            }
            if self.eat("}") {
                break;
            }
            if self.at_declaration() {
                // What was read is kept, and more may have been meant.
                self.missing("'}'");
                entries.push(Entry::lost(start..self.end));
                // The last one inside may have taken the brace that was meant for this one, and what stood before it.
                if let Some(last) = children.as_mut().and_then(|children| children.last_mut())
                    && let Some(last) = Rc::get_mut(last)
                {
                    last.incomplete = true;
                }
                break;
            }
            let (wrong, count) = (self.wrong, entries.len());
            let mut own = true;
            let result = match &mut children {
                Some(children) if self.begins_resource() => {
                    let result = self.deeper(|parser| parser.nested_resource(children));
                    // What is broken inside another resource takes nothing from this one, as long as its end is found.
                    own = result.is_err();
                    if !own {
                        self.wrong = wrong;
                    }
                    result
                }
                _ => self.property(&mut entries),
            };
            if own && result.is_err() && entries.len() == count {
                entries.push(Entry::lost(start..self.end.max(start)));
            }
            match result {
                Ok(()) => {}
                Err(Stop::Declaration) if self.at_declaration() => {}
                Err(Stop::Declaration) => return Err(Stop::Declaration),
                Err(Stop::Here) => {
                    let skipped = self.token.range.start;
                    let next = self.next_line();
                    // A property may stand in what is passed over.
                    if own && self.slice(&(skipped..self.end)).contains(':') {
                        entries.push(Entry::lost(start..self.end));
                    }
                    if next.is_err() {
                        continue;
                    }
                    // A bracket that closes nothing would be met again and again.
                    if self.is("]") {
                        self.advance();
                    }
                }
            }
        }
        let range = start..self.end;
        self.node(Kind::Object(entries), range)
    }

    /// Whether a resource inside a resource begins here, perhaps with decorators.
    fn begins_resource(&self) -> bool {
        self.is("@") || (self.is_name("resource") && self.next().kind == TokenKind::Name)
    }

    fn nested_resource(&mut self, children: &mut Vec<Rc<Resource>>) -> Result<(), Stop> {
        while self.is("@") {
            self.decorator()?;
        }
        if self.is_name("resource") {
            return self.resource(children);
        }
        Err(self.expected("'resource'"))
    }

    /// One property; the end of its line is left.
    fn property(&mut self, entries: &mut Vec<Entry>) -> Result<(), Stop> {
        let start = self.token.range.start;
        if self.eat("...") {
            let value = self.expression()?;
            entries.push(Entry {
                key: Key::Spread,
                key_range: start..self.end,
                value,
            });
            return self.end_of_property();
        }
        let (key, key_range) = self.key()?;
        let value = match self.property_value() {
            Ok(value) => value,
            Err(stop) => {
                // Something is set here, and nobody can read what.
                let value = Self::leaf(Kind::Broken, start..self.end.max(key_range.end));
                entries.push(Entry {
                    key,
                    key_range,
                    value,
                });
                return Err(stop);
            }
        };
        let ends = self.end_of_property();
        let value = match ends {
            Ok(()) => value,
            // The value goes on in a way that nobody can read.
            Err(_) => Self::leaf(Kind::Broken, value.range.clone()),
        };
        entries.push(Entry {
            key,
            key_range,
            value,
        });
        ends
    }

    fn property_value(&mut self) -> Result<Shared, Stop> {
        self.expect(":")?;
        self.expression()
    }

    fn end_of_property(&mut self) -> Result<(), Stop> {
        let ends = self.token.kind == TokenKind::Newline || self.is(",") || self.is("}");
        // An object that was not closed ended where a declaration begins.
        if ends || self.at_declaration() {
            return Ok(());
        }
        Err(self.expected("the end of the property"))
    }

    fn key(&mut self) -> Result<(Key, std::ops::Range<usize>), Stop> {
        let range = self.token.range.clone();
        match self.token.kind {
            TokenKind::Name => {
                let key = Key::Plain(self.word().into());
                self.advance();
                Ok((key, range))
            }
            TokenKind::Text => {
                let text = self.primary()?;
                let key = match text.text() {
                    Some(text) => Key::Plain(text.clone()),
                    None => Key::Computed(text),
                };
                Ok((key, range))
            }
            _ => Err(self.expected("the name of a property")),
        }
    }
}
