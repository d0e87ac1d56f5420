//! Reads `.tf.json` into the same tree as Terraform's own language.

use super::lower::Lower;
use super::parse::MAX_CROWD;
use super::split::crowd_of_template;
use super::syntax::{At, Attribute, Block, Body, Expr, Item, Key, Kind, Member, Part, Slot};
use crate::source::document::{Node, NodeValue, json};
use crate::source::{Span, Spans, SyntaxError};
use hcl_edit::parser::{parse_expr, parse_template};
use policy::Mark;
use std::ops::Range;
use std::sync::Arc;

/// Reads a file of blocks, or one of values for variables. What is broken goes to `errors`, all the rest is given.
pub(super) fn parse(
    text: &Arc<str>,
    values: bool,
    file: u32,
    sources: &mut Vec<Arc<str>>,
    spans: &mut Spans,
    errors: &mut Vec<SyntaxError>,
) -> Body {
    let parsed = json::parse(text);
    let mut reader = Reader {
        text,
        file,
        source: u32::try_from(sources.len()).unwrap_or(u32::MAX),
        sources,
        spans,
        errors,
    };
    reader.sources.push(Arc::clone(text));
    for (range, message) in parsed.errors {
        reader.error(range, message);
    }
    match &parsed.root {
        Some(root) if values => reader.body(root),
        Some(root) => reader.file(root),
        None => Body::default(),
    }
}

/// The value of a node of a text.
pub(super) fn value(text: &Arc<str>, node: &Node, spans: &mut Spans) -> Expr {
    let mut reader = Reader {
        text,
        file: 0,
        source: 0,
        sources: &mut Vec::new(),
        spans,
        errors: &mut Vec::new(),
    };
    reader.expr(node)
}

/// The sources of the modules that a file calls.
pub(super) fn sources(text: &str) -> Vec<String> {
    let parsed = json::parse(text);
    let modules = parsed.root.as_ref().and_then(|root| root.get("module"));
    each(modules)
        .flat_map(Node::members)
        .flat_map(|module| each(Some(&module.value)))
        .filter_map(|call| call.get("source")?.as_text())
        .map(str::to_owned)
        .collect()
}

/// An object, or each object of a list: JSON writes blocks either way.
fn each(node: Option<&Node>) -> impl Iterator<Item = &Node> {
    let list = node.map(Node::items).unwrap_or_default();
    let object = node.filter(|node| !matches!(node.value, NodeValue::List(_)));
    object.into_iter().chain(list)
}

struct Reader<'t> {
    text: &'t Arc<str>,
    file: u32,
    source: u32,
    sources: &'t mut Vec<Arc<str>>,
    spans: &'t mut Spans,
    errors: &'t mut Vec<SyntaxError>,
}

impl Reader<'_> {
    fn error(&mut self, range: Range<usize>, message: String) {
        let cut = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        self.errors.push(SyntaxError {
            span: Span {
                file: self.file,
                range: cut(range.start)..cut(range.end),
            },
            message,
        });
    }

    fn file(&mut self, root: &Node) -> Body {
        let mut body = Body {
            lost: !root.is_whole(),
            ..Body::default()
        };
        for member in root.members() {
            let kind: Arc<str> = Arc::from(member.key.as_str());
            for node in each(Some(&member.value)) {
                match &*kind {
                    "resource" | "data" => {
                        for of_type in node.members() {
                            for types in each(Some(&of_type.value)) {
                                let label = of_type.key.as_str();
                                self.blocks(&kind, &[label], types, &mut body);
                            }
                        }
                    }
                    "module" | "variable" | "output" | "provider" => {
                        self.blocks(&kind, &[], node, &mut body);
                    }
                    "locals" => {
                        let block = self.block(&kind, &[], member.key_range.clone(), node);
                        body.items.push(Item::Block(block));
                    }
                    "//" => {}
                    // Whether it is a word of Terraform is told where blocks are taken in.
                    _ => body.items.push(Item::Block(Block {
                        kind: Arc::clone(&kind),
                        labels: Vec::new(),
                        body: Body::default(),
                        header: Mark::NONE,
                        at: self.at(&member.key_range),
                        broken: false,
                    })),
                }
            }
        }
        body
    }

    /// One block for each member of `node`, named by it.
    fn blocks(&mut self, kind: &Arc<str>, labels: &[&str], node: &Node, body: &mut Body) {
        for named in node.members() {
            let mut labels = labels.to_vec();
            labels.push(&named.key);
            for inner in each(Some(&named.value)) {
                let block = self.block(kind, &labels, named.key_range.clone(), inner);
                body.items.push(Item::Block(block));
            }
        }
    }

    fn block(
        &mut self,
        kind: &Arc<str>,
        labels: &[&str],
        header: Range<usize>,
        node: &Node,
    ) -> Block {
        let mut body = self.body(node);
        if &**kind == "variable"
            && let Some(Item::Attribute(wanted)) = body.items.iter_mut().find(
                |item| matches!(item, Item::Attribute(attribute) if &*attribute.name == "type"),
            )
            && let Some(text) = wanted.value.as_text().cloned()
            && let Some(expression) = self.written_type(&text)
        {
            wanted.value = expression;
        }
        Block {
            kind: Arc::clone(kind),
            labels: labels.iter().map(|label| Arc::from(*label)).collect(),
            body,
            header: self.spans.mark(self.file, header.clone()),
            at: self.at(&header),
            broken: !node.is_whole(),
        }
    }

    /// A type, which JSON writes as text.
    fn written_type(&mut self, text: &Arc<str>) -> Option<Expr> {
        if crowd_of_template(&format!("${{{text}}}")) > MAX_CROWD {
            return None;
        }
        let parsed = parse_expr(text).ok()?;
        Some(self.lower(text).expr(&parsed))
    }

    fn lower<'l>(&'l mut self, text: &'l Arc<str>) -> Lower<'l> {
        Lower::made(text, self.sources)
    }

    fn body(&mut self, node: &Node) -> Body {
        let mut body = Body::default();
        for member in node.members() {
            match member.key.as_str() {
                "//" => {}
                "dynamic" => {
                    for node in each(Some(&member.value)) {
                        for of_kind in node.members() {
                            for inner in each(Some(&of_kind.value)) {
                                let block = self.dynamic(of_kind, inner);
                                body.items.push(Item::Block(block));
                            }
                        }
                    }
                }
                name => {
                    let mark = self.pair(&member.key_range, &member.value.range);
                    let attribute = Attribute {
                        name: Arc::from(name),
                        value: self.expr(&member.value),
                        mark,
                    };
                    body.items.push(Item::Attribute(attribute));
                }
            }
        }
        body
    }

    fn dynamic(&mut self, named: &crate::source::document::Member, node: &Node) -> Block {
        let mut body = self.body(node);
        body.items.retain(
            |item| !matches!(item, Item::Attribute(attribute) if &*attribute.name == "content"),
        );
        let content: Arc<str> = Arc::from("content");
        for inner in each(node.get("content")) {
            let block = self.block(&content, &[], named.key_range.clone(), inner);
            body.items.push(Item::Block(block));
        }
        Block {
            kind: Arc::from("dynamic"),
            labels: vec![Arc::from(named.key.as_str())],
            body,
            header: self.spans.mark(self.file, named.key_range.clone()),
            at: self.at(&named.key_range),
            broken: !node.is_whole(),
        }
    }

    fn at(&self, range: &Range<usize>) -> At {
        let cut = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        At {
            source: self.source,
            start: cut(range.start),
            end: cut(range.end),
        }
    }

    fn is_line(&self, range: &Range<usize>) -> bool {
        let bytes = self.text.as_bytes().get(range.clone());
        bytes.is_some_and(|bytes| !bytes.contains(&b'\n'))
    }

    fn pair(&mut self, key: &Range<usize>, value: &Range<usize>) -> Mark {
        let both = key.start..value.end.max(key.end);
        let range = if self.is_line(&both) {
            both
        } else {
            key.clone()
        };
        self.spans.mark(self.file, range)
    }

    fn slot(&mut self, node: &Node) -> Slot {
        let value = self.expr(node);
        let mark = match (&value.kind, self.is_line(&node.range)) {
            (_, true) => self.spans.mark(self.file, node.range.clone()),
            (Kind::Object(members), false) => {
                members.first().map_or(Mark::NONE, |member| member.mark)
            }
            _ => Mark::NONE,
        };
        Slot { value, mark }
    }

    fn expr(&mut self, node: &Node) -> Expr {
        let at = self.at(&node.range);
        // Like a statement of Terraform's own language: broken somewhere, it is unknown as a whole.
        if !node.is_whole() {
            return Expr {
                kind: Kind::Broken,
                at,
            };
        }
        let kind = match &node.value {
            NodeValue::Null => Kind::Null,
            NodeValue::Bool(value) => Kind::Bool(*value),
            NodeValue::Number(number) => Kind::Number(number.clone()),
            NodeValue::Text(text) => return self.template(text, at, &node.range),
            NodeValue::List(items) => {
                Kind::List(items.iter().map(|item| self.slot(item)).collect())
            }
            NodeValue::Object(members) => Kind::Object(
                members
                    .iter()
                    .filter(|member| member.key != "//")
                    .map(|member| {
                        let mark = self.pair(&member.key_range, &member.value.range);
                        let at = self.at(&member.key_range);
                        let key = self.template(&member.key, at, &member.key_range);
                        let key = match key.kind {
                            Kind::Text(text) => Key::Name(text),
                            _ => Key::Computed(key),
                        };
                        Member {
                            key,
                            value: self.expr(&member.value),
                            mark,
                        }
                    })
                    .collect(),
            ),
        };
        Expr { kind, at }
    }

    /// Text, in which `${…}` is evaluated.
    fn template(&mut self, text: &str, at: At, range: &Range<usize>) -> Expr {
        let text: Arc<str> = Arc::from(text);
        if !text.contains("${") && !text.contains("%{") {
            return Expr {
                kind: Kind::Text(text),
                at,
            };
        }
        let parsed = if crowd_of_template(&text) > MAX_CROWD {
            Err("an object with fewer entries was expected".to_owned())
        } else {
            parse_template(&text).map_err(|error| error.message().to_owned())
        };
        let mut parts = match parsed {
            Ok(parsed) => self.lower(&text).parts(&parsed),
            Err(message) => {
                self.error(range.clone(), message);
                return Expr {
                    kind: Kind::Broken,
                    at,
                };
            }
        };
        let kind = match (parts.pop(), parts.is_empty()) {
            // One expression is that expression, with the place of its own for reasons.
            (Some(Part::Value(value)), true) => return value,
            (Some(Part::Text(text)), true) => Kind::Text(text),
            (last, _) => {
                parts.extend(last);
                Kind::Template(parts)
            }
        };
        Expr { kind, at }
    }
}
