//! What names mean: parameters, pseudo parameters, resources and their attributes.

use super::super::document::NodeValue;
use super::call::Call;
use super::evaluate::{Evaluation, reason};
use super::stack::{Scope, turn, unroll};
use policy::{Mark, Reference, Written, WrittenValue as Value};
use std::sync::Arc;

/// What every stack knows of itself.
const PSEUDO: [&str; 7] = [
    "AccountId",
    "NotificationARNs",
    "Partition",
    "Region",
    "StackId",
    "StackName",
    "URLSuffix",
];

impl Evaluation<'_> {
    /// `Ref`.
    pub(super) fn reference(
        &mut self,
        scope: Scope<'_, '_>,
        call: Call<'_>,
        mark: Mark,
    ) -> Written {
        let name = match (&call.argument.value, scope.name(call.argument)) {
            (NodeValue::Text(text), _) => text.clone(),
            (_, Some(Ok(name))) => name,
            _ => match self.argument(scope, call, mark).value {
                Value::Text { text, open: false } => text.to_string(),
                Value::Unknown(reason) => return Written::unknown(reason, mark),
                _ => return Written::unknown("!Ref", mark),
            },
        };
        self.plain_name(scope, name.trim(), mark)
    }

    /// A name as `Sub` writes it: with or without an attribute.
    pub(super) fn named(&mut self, scope: Scope<'_, '_>, name: &str, mark: Mark) -> Written {
        match name.split_once('.') {
            Some((resource, attribute)) => self.attribute(scope, resource, attribute, mark),
            None => self.plain_name(scope, name, mark),
        }
    }

    fn plain_name(&mut self, scope: Scope<'_, '_>, name: &str, mark: Mark) -> Written {
        if let Some(turn) = turn(scope.loops, name) {
            return match &turn.value {
                Ok(value) => Written::text(Arc::clone(value), mark),
                Err(reason) => Written::unknown(Arc::clone(reason), mark),
            };
        }
        let stack = scope.stack;
        if let Some(value) = stack.parameters.get(name) {
            return self.copied(value, mark, scope);
        }
        if let Some(pseudo) = name.strip_prefix("AWS::") {
            return if pseudo == "NoValue" {
                Written::new(Value::Null, mark)
            } else if PSEUDO.contains(&pseudo) {
                // Text rather than a reference: no resource gives it.
                let text = Arc::from(format!("${{AWS::{pseudo}}}"));
                Written::new(Value::Text { text, open: true }, mark)
            } else {
                Written::unknown(reason(&format!("!Ref {name}")), mark)
            };
        }
        let name = match unroll(scope.loops, name) {
            Ok(name) => name,
            Err(reason) => return Written::unknown(reason, mark),
        };
        if stack.ids.contains_key(&name) {
            return given(stack.address(&name), "", mark);
        }
        if let Some((resource, attribute)) = name.split_once('.')
            && stack.makes(resource)
        {
            return given(stack.address(resource), attribute, mark);
        }
        if stack.makes(&name) {
            return given(stack.address(&name), "", mark);
        }
        Written::unknown(reason(&format!("!Ref {name}")), mark)
    }

    /// `Fn::GetAtt`.
    pub(super) fn get_att(&mut self, scope: Scope<'_, '_>, call: Call<'_>, mark: Mark) -> Written {
        let whole = match &call.argument.value {
            NodeValue::Text(text) => text.clone(),
            NodeValue::List(parts) => {
                let mut names = Vec::with_capacity(parts.len());
                for part in parts {
                    match self.value(scope, part, mark).value {
                        Value::Text { text, open: false } => names.push(text.to_string()),
                        Value::Unknown(reason) => return Written::unknown(reason, mark),
                        _ => return Written::unknown("!GetAtt", mark),
                    }
                }
                names.join(".")
            }
            _ => return Written::unknown("!GetAtt", mark),
        };
        match whole.trim().split_once('.') {
            Some((resource, attribute)) => self.attribute(scope, resource, attribute, mark),
            None => Written::unknown(reason(&format!("!GetAtt {whole}")), mark),
        }
    }

    fn attribute(
        &mut self,
        scope: Scope<'_, '_>,
        resource: &str,
        attribute: &str,
        mark: Mark,
    ) -> Written {
        let names = unroll(scope.loops, resource)
            .and_then(|resource| Ok((resource, unroll(scope.loops, attribute)?)));
        let (resource, attribute) = match names {
            Ok(names) => names,
            Err(reason) => return Written::unknown(reason, mark),
        };
        let stack = scope.stack;
        let expression = || reason(&format!("!GetAtt {resource}.{attribute}"));
        if !stack.ids.contains_key(&resource) {
            return if stack.makes(&resource) {
                given(stack.address(&resource), &attribute, mark)
            } else {
                Written::unknown(expression(), mark)
            };
        }
        let kind = stack.type_of(&resource).unwrap_or_default();
        if kind.starts_with("Custom::") || kind == "AWS::CloudFormation::CustomResource" {
            return Written::unknown(expression(), mark);
        }
        if let Some(output) = attribute.strip_prefix("Outputs.") {
            return match self.output(scope, &resource, output) {
                Some(value) => self.copied(&value, mark, scope),
                None => Written::unknown(expression(), mark),
            };
        }
        given(stack.address(&resource), &attribute, mark)
    }
}

/// What the cloud gives.
fn given(resource: Arc<str>, attribute: &str, mark: Mark) -> Written {
    let reference = Reference {
        resource,
        attribute: Arc::from(attribute),
    };
    Written::new(Value::Reference(reference), mark)
}
