//! Turns what the parser gives into the tree that is evaluated, and gives every place its mark.

use super::syntax::{At, Attribute, Block, Body, Expr, Item, Kind, Part, Slot};
use crate::source::Spans;
use hcl_edit::Span;
use hcl_edit::expr::Expression;
use hcl_edit::parser::parse_template;
use hcl_edit::structure::{BlockLabel, Structure};
use policy::Mark;
use std::ops::Range;
use std::sync::Arc;

/// What is needed to lower one parsed piece of text.
pub(super) struct Lower<'t> {
    text: &'t str,
    /// Where the piece begins in the text.
    base: usize,
    source: u32,
    /// Takes in texts that were made of the text: a heredoc without its indentation.
    sources: &'t mut Vec<Arc<str>>,
    /// Where marks come from; without, everything has the mark of the place that it is used at.
    marks: Option<(&'t mut Spans, u32)>,
}

impl<'t> Lower<'t> {
    pub(super) fn new(
        text: &'t str,
        base: usize,
        source: u32,
        sources: &'t mut Vec<Arc<str>>,
        marks: Option<(&'t mut Spans, u32)>,
    ) -> Self {
        Self {
            text,
            base,
            source,
            sources,
            marks,
        }
    }

    /// What is needed to lower a template that was made of the text.
    pub(super) fn made<'m>(text: &'m Arc<str>, sources: &'m mut Vec<Arc<str>>) -> Lower<'m> {
        let source = u32::try_from(sources.len()).unwrap_or(u32::MAX);
        sources.push(Arc::clone(text));
        Lower::new(text, 0, source, sources, None)
    }

    /// The text of a place.
    pub(super) fn quoted(&self, range: Range<usize>) -> &str {
        self.text.get(self.place(range)).unwrap_or_default()
    }

    /// The parts of a template that was made of the text; none if it is no template.
    pub(super) fn parts_of(&mut self, text: String) -> Option<Vec<Part>> {
        let text: Arc<str> = Arc::from(text);
        let parsed = parse_template(&text).ok()?;
        Some(Self::made(&text, self.sources).parts(&parsed))
    }

    pub(super) fn body(&mut self, body: &hcl_edit::structure::Body) -> Body {
        let items = body
            .iter()
            .map(|structure| match structure {
                Structure::Attribute(attribute) => Item::Attribute(self.attribute(attribute)),
                Structure::Block(block) => Item::Block(self.block(block)),
            })
            .collect();
        Body { items, lost: false }
    }

    fn attribute(&mut self, attribute: &hcl_edit::structure::Attribute) -> Attribute {
        let mark = self.pair(attribute.key.span(), attribute.value.span());
        Attribute {
            name: Arc::from(attribute.key.as_str()),
            value: self.expr(&attribute.value),
            mark,
        }
    }

    fn block(&mut self, block: &hcl_edit::structure::Block) -> Block {
        let start = block.ident.span().unwrap_or_default();
        let end = block.labels.last().and_then(Span::span);
        let range = start.start..end.map_or(start.end, |end| end.end);
        Block {
            kind: Arc::from(block.ident.as_str()),
            labels: block
                .labels
                .iter()
                .map(|label| match label {
                    BlockLabel::Ident(name) => Arc::from(name.as_str()),
                    BlockLabel::String(text) => Arc::from(text.as_str()),
                })
                .collect(),
            header: self.mark(range.clone()),
            at: self.at(Some(range)),
            body: self.body(&block.body),
            broken: false,
        }
    }

    /// An argument of a function: on one line it is underlined, else what stands around it.
    pub(super) fn argument(&mut self, expression: &Expression) -> Slot {
        let value = self.expr(expression);
        let range = self.place(expression.span().unwrap_or_default());
        let mark = if self.is_line(range.clone()) {
            self.mark_at(range)
        } else {
            Mark::NONE
        };
        Slot { value, mark }
    }

    /// An element of a list: like an argument, and of an object on several lines its first member.
    pub(super) fn element(&mut self, expression: &Expression) -> Slot {
        let mut slot = self.argument(expression);
        if let (false, Kind::Object(members)) = (slot.mark.is_some(), &slot.value.kind) {
            slot.mark = members.first().map_or(Mark::NONE, |member| member.mark);
        }
        slot
    }

    /// The mark of a name and its value: both when they stand on one line, else the name.
    pub(super) fn pair(&mut self, name: Option<Range<usize>>, value: Option<Range<usize>>) -> Mark {
        let name = self.place(name.unwrap_or_default());
        let both = name.start..self.place(value.unwrap_or_default()).end.max(name.end);
        let range = if self.is_line(both.clone()) {
            both
        } else {
            name
        };
        self.mark_at(range)
    }

    pub(super) fn at(&self, range: Option<Range<usize>>) -> At {
        let range = self.place(range.unwrap_or_default());
        let cut = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        At {
            source: self.source,
            start: cut(range.start),
            end: cut(range.end),
        }
    }

    fn mark(&mut self, range: Range<usize>) -> Mark {
        let range = self.place(range);
        self.mark_at(range)
    }

    fn mark_at(&mut self, range: Range<usize>) -> Mark {
        match &mut self.marks {
            Some((spans, file)) => spans.mark(*file, range),
            None => Mark::NONE,
        }
    }

    fn place(&self, range: Range<usize>) -> Range<usize> {
        self.base + range.start..self.base + range.end
    }

    fn is_line(&self, range: Range<usize>) -> bool {
        self.text
            .as_bytes()
            .get(range)
            .is_some_and(|bytes| !bytes.contains(&b'\n'))
    }

    /// An expression without a place of its own.
    pub(super) fn expr(&mut self, expression: &Expression) -> Expr {
        let at = self.at(expression.span());
        Expr {
            kind: self.kind(expression),
            at,
        }
    }
}
