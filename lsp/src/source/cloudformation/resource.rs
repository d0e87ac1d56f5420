//! The resources that a template declares.

use super::super::document::{Node, NodeValue};
use super::super::reading::INCOMPLETE;
use super::super::{Declared, Dialect};
use super::evaluate::{Evaluation, WEIGHT, reason};
use super::nested::transforms;
use super::recognise::written_type;
use super::serverless::Globals;
use super::stack::{Entry, Scope, Stack};
use policy::{Mark, Members, Written, WrittenValue as Value};
use std::sync::Arc;

/// Macros that change nothing in what is judged, or whose effect is computed here.
const HARMLESS: [&str; 4] = [
    "AWS::LanguageExtensions",
    "AWS::Serverless-2016-10-31",
    "AWS::CodeDeployBlueGreen",
    "AWS::SecretsManager-",
];

/// Whether a resource is there.
enum Existence {
    Certain,
    /// Nobody can know, and why.
    Doubtful(Arc<str>),
    None,
}

impl Evaluation<'_> {
    /// Tells of macros that may change everything.
    pub(super) fn transforms(&mut self, stack: &Stack<'_>) {
        let at = stack
            .root
            .member("Transform")
            .map(|member| member.key_range.start);
        for name in transforms(stack.root) {
            if !HARMLESS.iter().any(|harmless| name.starts_with(harmless)) {
                let reason = format!(
                    "the macro {} may change every resource; scan the processed template too",
                    reason(name)
                );
                self.not_understood(stack, at, reason);
            }
        }
    }

    /// Declares the resources of a stack.
    pub(super) fn declare(&mut self, stack: &Stack<'_>) {
        if stack.root.get("Resources").is_some_and(Node::is_broken) {
            return;
        }
        let globals = self.globals(stack);
        for entry in &stack.resources {
            let scope = Scope {
                stack,
                loops: &entry.loops,
            };
            if !self.spend(WEIGHT, scope) {
                return;
            }
            self.resource(scope, entry, &globals);
        }
    }

    fn resource(&mut self, scope: Scope<'_, '_>, entry: &Entry<'_>, globals: &Globals) {
        let (stack, member) = (scope.stack, entry.member);
        if let Some(function) = member.key.strip_prefix("Fn::") {
            let reason = format!("resources that !{} brings in", reason(function));
            self.not_understood(stack, Some(member.key_range.start), reason);
            return;
        }
        let Some((type_name, incomplete)) = self.type_name(scope, entry) else {
            return;
        };
        let serverless = stack.serverless && type_name.starts_with("AWS::Serverless::");
        let doubtful = match self.existence(scope, entry) {
            // Its condition may be what is broken.
            _ if incomplete => Some(Arc::from(INCOMPLETE)),
            Existence::Certain => globals.doubtful.clone().filter(|_| serverless),
            Existence::Doubtful(reason) => Some(reason),
            Existence::None => return,
        };
        let doubtful = doubtful.or_else(|| stack.doubtful.clone());
        let around = doubtful.clone().map(|reason| match &*reason {
            INCOMPLETE => Arc::from("the nested stack is not complete"),
            _ => reason,
        });
        let header = self
            .reading
            .spans
            .mark(stack.file, member.key_range.clone());
        let body = match member.value.member("Properties") {
            Some(properties) => {
                let mark = self.member_mark(stack, properties);
                self.value(scope, &properties.value, mark)
            }
            None => Written::new(Value::Null, header),
        };
        let body = match body.value {
            Value::Object(_) | Value::Unknown(_) => body,
            _ => Written::new(Value::Object(Members::new()), body.mark),
        };
        let declared = Declared {
            dialect: Dialect::CloudFormation,
            type_name: Arc::clone(&type_name),
            address: stack.address(&entry.name),
            header,
            body,
            doubtful,
        };
        if serverless {
            if !self.spend(globals.size(&type_name), scope) {
                return;
            }
            let all = globals.apply(declared);
            self.reading.declared.extend(all);
        } else {
            self.reading.declared.push(declared);
        }
        if matches!(
            &*type_name,
            "AWS::CloudFormation::Stack" | "AWS::Serverless::Application"
        ) {
            self.nest(scope, entry, around);
        } else if type_name.ends_with("::MODULE") {
            let reason = format!("the resources of the module {}", reason(&type_name));
            self.not_understood(stack, Some(member.key_range.start), reason);
        }
    }

    /// The type of a resource, and whether its text is broken. Where it is, or says no type in the right way, the type is
    /// looked for in the text.
    fn type_name(&mut self, scope: Scope<'_, '_>, entry: &Entry<'_>) -> Option<(Arc<str>, bool)> {
        let member = entry.member;
        let node = member.value.get("Type");
        let value = node.map(|node| self.value(scope, node, Mark::NONE));
        let whole = member.value.is_whole();
        match value.map(|value| value.value) {
            Some(Value::Text { text, open: false }) if !text.is_empty() => {
                return Some((text, !whole));
            }
            // Its place was told when the text was read.
            _ if !whole => {}
            _ => {
                let message = match member.value.value {
                    NodeValue::Object(_) | NodeValue::Null => "a resource needs a Type",
                    _ => "a resource is an object with a Type",
                };
                self.error(scope.stack.file, member.key_range.clone(), message);
            }
        }
        let text = &scope.stack.source.text;
        let text = text.get(member.key_range.end..scope.stack.end_of(member))?;
        if !self.spend_text(text.len(), scope) {
            return None;
        }
        written_type(text).map(|name| (Arc::from(name), true))
    }

    fn existence(&mut self, scope: Scope<'_, '_>, entry: &Entry<'_>) -> Existence {
        let condition = entry.member.value.get("Condition").map(|condition| {
            let name = scope.name(condition).and_then(Result::ok);
            name.unwrap_or_else(|| condition.as_text().unwrap_or_default().to_owned())
        });
        let truth = condition.as_ref().map(|name| self.condition(scope, name));
        match (truth, condition, &entry.doubtful) {
            (Some(Some(false)), ..) => Existence::None,
            (_, _, Some(reason)) => Existence::Doubtful(Arc::clone(reason)),
            (Some(None), Some(name), None) => {
                Existence::Doubtful(reason(&format!("Condition {name}")))
            }
            _ => Existence::Certain,
        }
    }
}
