//! Parses the declarations of a Bicep file.

use super::lexer::TokenKind;
use super::parser::{Parser, Stop};
use crate::source::arm::expression::{Entry, Kind, Round, Shared};
use crate::source::arm::template::{
    Function, Import, Module, Parameter, Resource, Template, Using,
};
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

/// What stands behind the equals sign of a resource or module.
struct Declared {
    condition: Option<Shared>,
    round: Option<Round>,
    body: Shared,
    children: Vec<Rc<Resource>>,
}

impl Parser<'_> {
    /// All declarations of the file.
    pub(super) fn file(&mut self, template: &mut Template) {
        loop {
            self.skip_newlines();
            if self.token.kind == TokenKind::End {
                return;
            }
            let start = self.token.range.start;
            let result = self.declaration(template).and_then(|()| self.end_of_line());
            self.depth = 0;
            if result.is_err() && !self.at_second_declaration() {
                self.next_declaration(start);
            }
        }
    }

    fn end_of_line(&mut self) -> Result<(), Stop> {
        match self.token.kind {
            TokenKind::Newline | TokenKind::End => Ok(()),
            // What was not closed ended here.
            _ if self.at_declaration() => Ok(()),
            _ => Err(self.expected("the end of the line")),
        }
    }

    fn declaration(&mut self, template: &mut Template) -> Result<(), Stop> {
        while self.is("@") {
            self.decorator()?;
        }
        if self.token.kind != TokenKind::Name {
            return Err(self.expected("a declaration"));
        }
        match self.word() {
            "param" => self.parameter(template),
            "var" => self.variable(template),
            "output" => self.output(template),
            "func" => self.function(template),
            "resource" => self.resource(&mut template.resources),
            "module" => self.module(&mut template.resources),
            "import" => self.import(template),
            "using" | "extends" => self.using(template),
            "metadata" | "type" | "extension" | "provider" | "targetScope" | "assert" | "test" => {
                self.advance();
                self.skip_type(false);
                if self.eat("=") {
                    self.skip_type(false);
                }
                Ok(())
            }
            _ => Err(self.expected("a declaration")),
        }
    }

    /// `@secure()` and the like: nothing that they say changes a value.
    pub(super) fn decorator(&mut self) -> Result<(), Stop> {
        self.expect("@")?;
        self.expression()?;
        if self.token.kind != TokenKind::Newline {
            return Err(self.expected("the end of the line"));
        }
        self.skip_newlines();
        Ok(())
    }

    /// Goes over a type, or over what nobody needs: to the end of the line, or to the equals sign. Says whether the type
    /// may be null.
    fn skip_type(&mut self, to_equals: bool) -> bool {
        let mut open = 0_usize;
        let mut nullable = false;
        loop {
            match self.token.kind {
                TokenKind::End => return nullable,
                // A type may go on: `'a'` on this line, `| 'b'` on the next.
                TokenKind::Newline if open == 0 && !self.next().is("|") => return nullable,
                TokenKind::Newline if self.at_declaration() => return nullable,
                TokenKind::Sign("=") if open == 0 => return nullable,
                TokenKind::Sign("=>" | ",") if open == 0 && to_equals => return nullable,
                TokenKind::Sign("{" | "[" | "(") => open += 1,
                TokenKind::Sign("}" | "]" | ")") => {
                    if open == 0 {
                        return nullable;
                    }
                    open -= 1;
                }
                _ => {}
            }
            nullable = self.is("?");
            self.advance();
        }
    }

    fn parameter(&mut self, template: &mut Template) -> Result<(), Stop> {
        let start = self.token.range.start;
        self.advance();
        let (name, name_range) = self.expect_name()?;
        let nullable = self.skip_type(true);
        let default = if self.eat("=") {
            Some(self.whole_expression()?)
        } else {
            None
        };
        let parameter = Parameter {
            name: name.into(),
            header: start..name_range.end,
            default,
            nullable,
        };
        template
            .parameters
            .insert(name.to_ascii_lowercase(), parameter);
        Ok(())
    }

    fn variable(&mut self, template: &mut Template) -> Result<(), Stop> {
        self.advance();
        let (name, _) = self.expect_name()?;
        self.skip_type(true);
        self.expect("=")?;
        let value = self.whole_expression()?;
        template.variables.insert(name.to_owned(), value);
        Ok(())
    }

    fn output(&mut self, template: &mut Template) -> Result<(), Stop> {
        self.advance();
        let (name, _) = self.expect_name()?;
        self.skip_type(true);
        self.expect("=")?;
        let value = self.whole_expression()?;
        template.outputs.insert(name.to_ascii_lowercase(), value);
        Ok(())
    }

    /// An expression that is unknown as a whole if something in it is broken: others may ask for any part of it.
    fn whole_expression(&mut self) -> Result<Shared, Stop> {
        let wrong = self.wrong;
        let value = self.expression()?;
        Ok(if self.wrong == wrong {
            value
        } else {
            Self::leaf(Kind::Broken, value.range.clone())
        })
    }

    /// `func name(a string, b int) string => value`.
    fn function(&mut self, template: &mut Template) -> Result<(), Stop> {
        self.advance();
        let (name, _) = self.expect_name()?;
        self.expect("(")?;
        let mut parameters: Vec<Arc<str>> = Vec::new();
        loop {
            self.skip_newlines();
            if self.eat(")") {
                break;
            }
            let (parameter, _) = self.expect_name()?;
            parameters.push(parameter.into());
            self.skip_type(true);
            self.skip_newlines();
            if !self.is(")") {
                self.expect(",")?;
            }
        }
        self.skip_type(true);
        self.expect("=>")?;
        self.skip_newlines();
        let body = self.expression()?;
        template
            .functions
            .insert(name.to_owned(), Function { parameters, body });
        Ok(())
    }

    /// `import {a, b as c} from 'x.bicep'`, `import * as x from 'x.bicep'`.
    fn import(&mut self, template: &mut Template) -> Result<(), Stop> {
        self.advance();
        let mut names: Vec<(&str, Option<Arc<str>>)> = Vec::new();
        if self.eat("*") {
            if !self.is_name("as") {
                return Err(self.expected("'as'"));
            }
            self.advance();
            names.push((self.expect_name()?.0, None));
        } else if self.eat("{") {
            loop {
                while self.token.kind == TokenKind::Newline || self.is(",") {
                    self.advance();
                }
                if self.eat("}") {
                    break;
                }
                let (original, _) = self.expect_name()?;
                let mut name = original;
                if self.is_name("as") {
                    self.advance();
                    name = self.expect_name()?.0;
                }
                names.push((name, Some(original.into())));
            }
        } else {
            // An older way to name an extension: `import 'az@1.0'`, `import az as x`.
            self.skip_type(false);
            return Ok(());
        }
        if !self.is_name("from") {
            return Err(self.expected("'from'"));
        }
        self.advance();
        let (path, _) = self.plain_text()?;
        for (name, original) in names {
            let import = Import {
                path: Arc::clone(&path),
                name: original,
            };
            template.imports.insert(name.to_owned(), import);
        }
        Ok(())
    }

    fn using(&mut self, template: &mut Template) -> Result<(), Stop> {
        let is_using = self.word() == "using";
        self.advance();
        if self.is_name("none") {
            self.advance();
            return Ok(());
        }
        let (path, range) = self.plain_text()?;
        if is_using {
            template.using = Some(Using { path, range });
            // `using 'x.bicep' with {…}`
            self.skip_type(false);
        } else {
            template.strays.push((
                range,
                "a file of parameters that extends another one is read without that other one",
            ));
        }
        Ok(())
    }

    /// Text without expressions, and its place.
    fn plain_text(&mut self) -> Result<(Arc<str>, Range<usize>), Stop> {
        if self.token.kind != TokenKind::Text {
            return Err(self.expected("a text"));
        }
        let range = self.token.range.clone();
        let text = self.primary()?;
        match text.text() {
            Some(text) => Ok((Arc::clone(text), range)),
            None => Err(self.error(range, "expected a text without expressions".to_owned())),
        }
    }

    /// `resource name 'type@version' = …`. Once its header is read, it is declared, whatever follows.
    pub(super) fn resource(&mut self, found: &mut Vec<Rc<Resource>>) -> Result<(), Stop> {
        let start = self.token.range.start;
        self.advance();
        let (symbol, _) = self.expect_name()?;
        let (type_text, type_range) = self.plain_text()?;
        let existing = self.is_name("existing");
        if existing {
            self.advance();
        }
        let type_name = type_text.split('@').next().unwrap_or_default();
        self.body_of(found, |declared, incomplete| Resource {
            symbol: Some(symbol.into()),
            type_text: type_name.into(),
            header: start..type_range.end,
            existing,
            incomplete,
            condition: declared.condition,
            round: declared.round,
            body: declared.body,
            children: declared.children,
            module: None,
        })
    }

    /// `module name 'path' = …`.
    fn module(&mut self, found: &mut Vec<Rc<Resource>>) -> Result<(), Stop> {
        let start = self.token.range.start;
        self.advance();
        let (symbol, _) = self.expect_name()?;
        let (path, range) = self.plain_text()?;
        self.body_of(found, |declared, incomplete| Resource {
            symbol: Some(symbol.into()),
            type_text: "Microsoft.Resources/deployments".into(),
            header: start..range.end,
            existing: false,
            incomplete,
            condition: declared.condition,
            round: declared.round,
            body: declared.body,
            children: Vec::new(),
            module: Some(Module::Path { path, range }),
        })
    }

    /// Takes in what stands behind a header, or that it cannot be read.
    fn body_of(
        &mut self,
        found: &mut Vec<Rc<Resource>>,
        resource: impl FnOnce(Declared, bool) -> Resource,
    ) -> Result<(), Stop> {
        let (wrong, at) = (self.wrong, self.end);
        let (declared, result) = match self.declared() {
            Ok(declared) => (declared, Ok(())),
            Err(stop) => {
                let range = at..self.end.max(at);
                let entries = vec![Entry::lost(range.clone())];
                let unread = Declared {
                    condition: None,
                    round: None,
                    body: self.node(Kind::Object(entries), range)?,
                    children: Vec::new(),
                };
                (unread, Err(stop))
            }
        };
        found.push(Rc::new(resource(declared, self.wrong != wrong)));
        result
    }

    fn declared(&mut self) -> Result<Declared, Stop> {
        self.expect("=")?;
        let mut children = Vec::new();
        if !self.is("[") {
            let condition = self.condition()?;
            let body = self.body(&mut children)?;
            return Ok(Declared {
                condition,
                round: None,
                body,
                children,
            });
        }
        self.advance();
        self.skip_newlines();
        if !self.is_name("for") {
            return Err(self.expected("'for'"));
        }
        let (round, condition) = self.loop_header()?;
        let body = self.body(&mut children)?;
        self.skip_newlines();
        self.expect("]")?;
        Ok(Declared {
            condition,
            round: Some(round),
            body,
            children,
        })
    }
}
