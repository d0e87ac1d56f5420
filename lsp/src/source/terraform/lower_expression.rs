//! Turns the parser's expressions and templates into those that are evaluated.

use super::lower::Lower;
use super::syntax::{Call, Conditional, Expr, For, Intro, Key, Kind, Member, Operator, Part, Step};
use hcl_edit::Span;
use hcl_edit::expr::{
    BinaryOperator, Expression, ForExpr, FuncCall, Object, ObjectKey, Traversal, TraversalOperator,
    UnaryOperator,
};
use hcl_edit::template::{Directive, Element, HeredocTemplate, Strip, Template};
use serde_json::Number;
use std::sync::Arc;

/// How many of the old splats `.*` one traversal may hold; each becomes an expression around the others.
const MAX_SPLATS: usize = 8;

impl Lower<'_> {
    pub(super) fn kind(&mut self, expression: &Expression) -> Kind {
        match expression {
            Expression::Null(_) => Kind::Null,
            Expression::Bool(value) => Kind::Bool(*value.value()),
            Expression::Number(value) => number(value.value()),
            Expression::String(value) => Kind::Text(Arc::from(value.as_str())),
            Expression::Array(items) => {
                Kind::List(items.iter().map(|item| self.element(item)).collect())
            }
            Expression::Object(object) => Kind::Object(self.members(object)),
            Expression::StringTemplate(template) => Kind::Template(self.parts(template)),
            Expression::HeredocTemplate(heredoc) => heredoc_text(self.heredoc(heredoc)),
            Expression::Parenthesis(inner) => self.kind(inner.inner()),
            Expression::Variable(name) => Kind::Variable(Arc::from(name.as_str())),
            Expression::Conditional(conditional) => Kind::Conditional(Box::new(Conditional {
                condition: self.expr(&conditional.cond_expr),
                yes: self.expr(&conditional.true_expr),
                no: self.expr(&conditional.false_expr),
            })),
            Expression::FuncCall(call) => Kind::Call(Box::new(self.call(call))),
            Expression::Traversal(traversal) => self.traversal(traversal),
            Expression::UnaryOp(operation) => {
                let inner = Box::new(self.expr(&operation.expr));
                match operation.operator.value() {
                    UnaryOperator::Not => Kind::Not(inner),
                    UnaryOperator::Neg => Kind::Negative(inner),
                }
            }
            Expression::BinaryOp(operation) => {
                let sides = (
                    self.expr(&operation.lhs_expr),
                    self.expr(&operation.rhs_expr),
                );
                Kind::Binary(operator(*operation.operator.value()), Box::new(sides))
            }
            Expression::ForExpr(repeated) => Kind::For(Box::new(self.repeated(repeated))),
        }
    }

    /// The parser takes the indentation away outside of directives only; Terraform does so everywhere.
    fn heredoc(&mut self, heredoc: &HeredocTemplate) -> Vec<Part> {
        let directive = |element: &Element| matches!(element, Element::Directive(_));
        let range = heredoc.template.span();
        if heredoc.indent().is_some()
            && heredoc.template.iter().any(directive)
            && let Some(range) = range
        {
            let text = without_indentation(self.quoted(range));
            if let Some(parts) = self.parts_of(text) {
                return parts;
            }
        }
        self.parts(&heredoc.template)
    }

    fn members(&mut self, object: &Object) -> Vec<Member> {
        object
            .iter()
            .map(|(key, value)| {
                let mark = self.pair(key.span(), value.expr().span());
                let key = match key {
                    ObjectKey::Ident(name) => Key::Name(Arc::from(name.as_str())),
                    ObjectKey::Expression(expression) => match self.expr(expression) {
                        Expr {
                            kind: Kind::Text(text),
                            ..
                        } => Key::Name(text),
                        other => Key::Computed(other),
                    },
                };
                Member {
                    key,
                    value: self.expr(value.expr()),
                    mark,
                }
            })
            .collect()
    }

    fn call(&mut self, call: &FuncCall) -> Call {
        let mut name = String::new();
        for part in &call.name.namespace {
            name.push_str(part.as_str());
            name.push_str("::");
        }
        name.push_str(call.name.name.as_str());
        Call {
            name: Arc::from(name),
            arguments: call.args.iter().map(|item| self.argument(item)).collect(),
            spread: call.args.expand_final(),
        }
    }

    /// Behind `.*`, attributes belong to every element, and what follows them to the list of what they give.
    fn traversal(&mut self, traversal: &Traversal) -> Kind {
        let mut root = self.expr(&traversal.expr);
        let mut steps = Vec::new();
        let mut old_splat = false;
        let mut splats = 0;
        for operator in &traversal.operators {
            let inside = matches!(
                operator.value(),
                TraversalOperator::GetAttr(_) | TraversalOperator::LegacyIndex(_)
            );
            if old_splat && !inside {
                splats += 1;
                if splats > MAX_SPLATS {
                    return Kind::Broken;
                }
                let at = root.at;
                let list = Kind::Traversal(Box::new(root), std::mem::take(&mut steps));
                root = Expr { kind: list, at };
                old_splat = false;
            }
            steps.push(match operator.value() {
                TraversalOperator::AttrSplat(_) => {
                    old_splat = true;
                    Step::Splat
                }
                TraversalOperator::FullSplat(_) => Step::Splat,
                TraversalOperator::GetAttr(name) => Step::Attribute(Arc::from(name.as_str())),
                TraversalOperator::Index(index) => Step::Index(self.expr(index)),
                TraversalOperator::LegacyIndex(index) => Step::Index(Expr {
                    kind: Kind::Number(Number::from(*index.value())),
                    at: self.at(operator.span()),
                }),
            });
        }
        Kind::Traversal(Box::new(root), steps)
    }

    fn repeated(&mut self, repeated: &ForExpr) -> For {
        For {
            intro: Intro {
                key: repeated
                    .intro
                    .key_var
                    .as_ref()
                    .map(|name| Arc::from(name.as_str())),
                value: Arc::from(repeated.intro.value_var.as_str()),
                over: self.expr(&repeated.intro.collection_expr),
            },
            key: repeated.key_expr.as_ref().map(|key| self.expr(key)),
            value: self.element(&repeated.value_expr),
            condition: repeated.cond.as_ref().map(|cond| self.expr(&cond.expr)),
            grouped: repeated.grouping,
        }
    }

    /// The parts of a template, white space next to `~` taken away.
    pub(super) fn parts(&mut self, template: &Template) -> Vec<Part> {
        let mut parts = Parts::default();
        for element in template {
            match element {
                Element::Literal(text) => parts.text(text.as_str()),
                Element::Interpolation(interpolation) => {
                    let value = self.expr(&interpolation.expr);
                    parts.insert(interpolation.strip, interpolation.strip, Part::Value(value));
                }
                Element::Directive(directive) => self.directive(directive, &mut parts),
            }
        }
        parts.finish()
    }

    fn directive(&mut self, directive: &Directive, parts: &mut Parts) {
        match directive {
            Directive::If(directive) => {
                let opening = &directive.if_expr;
                let closing = directive.endif_expr.strip;
                let middle = directive.else_expr.as_ref();
                let condition = self.expr(&opening.cond_expr);
                let mut yes = self.parts(&opening.template);
                trim(
                    &mut yes,
                    opening.strip,
                    middle.map_or(closing, |middle| middle.strip),
                );
                let no = middle.map_or_else(Vec::new, |middle| {
                    let mut no = self.parts(&middle.template);
                    trim(&mut no, middle.strip, closing);
                    no
                });
                parts.insert(opening.strip, closing, Part::If(condition, yes, no));
            }
            Directive::For(directive) => {
                let opening = &directive.for_expr;
                let closing = directive.endfor_expr.strip;
                let intro = Intro {
                    key: opening
                        .key_var
                        .as_ref()
                        .map(|name| Arc::from(name.as_str())),
                    value: Arc::from(opening.value_var.as_str()),
                    over: self.expr(&opening.collection_expr),
                };
                let mut inner = self.parts(&opening.template);
                trim(&mut inner, opening.strip, closing);
                parts.insert(opening.strip, closing, Part::For(intro, inner));
            }
        }
    }
}

/// The parts of a template while they are collected.
#[derive(Default)]
struct Parts {
    parts: Vec<Part>,
    /// Whether the next text loses the white space it begins with.
    strip: bool,
}

impl Parts {
    fn text(&mut self, text: &str) {
        let text = if std::mem::take(&mut self.strip) {
            text.trim_start()
        } else {
            text
        };
        if !text.is_empty() {
            self.parts.push(Part::Text(Arc::from(text)));
        }
    }

    fn insert(&mut self, before: Strip, after: Strip, part: Part) {
        if before.strip_start() {
            trim_last(&mut self.parts);
        }
        self.parts.push(part);
        self.strip = after.strip_end();
    }

    fn finish(self) -> Vec<Part> {
        self.parts
    }
}

/// Takes white space away inside a directive: behind its opening marker, before its closing one.
fn trim(parts: &mut Vec<Part>, opening: Strip, closing: Strip) {
    if opening.strip_end()
        && let Some(Part::Text(text)) = parts.first_mut()
    {
        *text = Arc::from(text.trim_start());
    }
    if closing.strip_start() {
        trim_last(parts);
    }
}

fn trim_last(parts: &mut Vec<Part>) {
    if let Some(Part::Text(text)) = parts.last_mut() {
        *text = Arc::from(text.trim_end());
        if text.is_empty() {
            parts.pop();
        }
    }
}

/// Every line without the white space that all lines begin with.
fn without_indentation(text: &str) -> String {
    let width = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let lines = text.split_inclusive('\n');
    let filled = lines.clone().filter(|line| !line.trim().is_empty());
    let common = filled.map(width).min().unwrap_or(0);
    lines
        .map(|line| line.get(common.min(width(line))..).unwrap_or_default())
        .collect()
}

/// A heredoc without anything to evaluate is plain text. One that is a single value is text all the same.
fn heredoc_text(mut parts: Vec<Part>) -> Kind {
    match parts.as_slice() {
        [] => Kind::Text(Arc::from("")),
        [Part::Text(text)] => Kind::Text(Arc::clone(text)),
        _ => {
            if parts.len() == 1 {
                parts.push(Part::Text(Arc::from("")));
            }
            Kind::Template(parts)
        }
    }
}

fn number(number: &hcl_edit::Number) -> Kind {
    let converted = number
        .as_u64()
        .map(Number::from)
        .or_else(|| number.as_i64().map(Number::from))
        .or_else(|| number.as_f64().and_then(Number::from_f64));
    converted.map_or(Kind::Null, Kind::Number)
}

fn operator(operator: BinaryOperator) -> Operator {
    match operator {
        BinaryOperator::Eq => Operator::Equal,
        BinaryOperator::NotEq => Operator::Unequal,
        BinaryOperator::LessEq => Operator::LessOrEqual,
        BinaryOperator::GreaterEq => Operator::GreaterOrEqual,
        BinaryOperator::Less => Operator::Less,
        BinaryOperator::Greater => Operator::Greater,
        BinaryOperator::Plus => Operator::Plus,
        BinaryOperator::Minus => Operator::Minus,
        BinaryOperator::Mul => Operator::Times,
        BinaryOperator::Div => Operator::Divide,
        BinaryOperator::Mod => Operator::Remainder,
        BinaryOperator::And => Operator::And,
        BinaryOperator::Or => Operator::Or,
    }
}
