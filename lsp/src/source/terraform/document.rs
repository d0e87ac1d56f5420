//! Policy documents that data sources put together: `aws_iam_policy_document`, `google_iam_policy`.

use super::engine::Engine;
use super::module::Form;
use crate::source::reading::INCOMPLETE;
use policy::{Mark, Members, Written, WrittenValue as Value};
use std::rc::Rc;
use std::sync::Arc;

/// The version of the policy language that the provider writes.
const VERSION: &str = "2012-10-17";

/// Arguments of a statement that go over as they are: name in Terraform, name in the document.
const LISTS: [(&str, &str); 4] = [
    ("actions", "Action"),
    ("not_actions", "NotAction"),
    ("resources", "Resource"),
    ("not_resources", "NotResource"),
];

impl Engine<'_> {
    /// The document that the attribute of a data source is, if it is one.
    pub(super) fn document(
        &mut self,
        instance: usize,
        resource: usize,
        member: usize,
        attribute: &str,
    ) -> Option<Rc<Written>> {
        let module = Rc::clone(&self.instance(instance).module);
        let declared = module.resources.get(resource)?;
        let make: fn(&mut Self, &Written) -> Value = match (&*declared.type_name, attribute) {
            ("data.aws_iam_policy_document", "json" | "minified_json") => Self::iam_document,
            ("data.google_iam_policy", "policy_data") => Self::google_document,
            _ => return None,
        };
        if declared.form != Form::Data {
            return None;
        }
        let key = (instance, resource, member);
        if let Some(document) = self.documents.get(&key) {
            return Some(Rc::clone(document));
        }
        let expanded = self.expanded(instance, resource)?;
        let (_, body) = expanded.member(member)?;
        let header = declared.block.header;
        let value = if declared.block.broken {
            Value::Unknown(Arc::from(INCOMPLETE))
        } else if let Value::Unknown(reason) = &body.value {
            Value::Unknown(Arc::clone(reason))
        } else {
            let inner = make(self, body);
            self.lasting.insert(header);
            Value::Encoded(Box::new(Written::new(inner, header)))
        };
        let document = Rc::new(Written::new(value, header));
        self.documents.insert(key, Rc::clone(&document));
        Some(document)
    }

    fn iam_document(&mut self, body: &Written) -> Value {
        let mut statements = match body.member("statement") {
            None => Ok(Vec::new()),
            Some(list) => match &list.value {
                Value::List(blocks) => {
                    Ok(blocks.iter().map(|block| self.statement(block)).collect())
                }
                Value::Unknown(reason) => Err(Arc::clone(reason)),
                _ => Err(Arc::from("statement")),
            },
        };
        for name in ["source_policy_documents", "source_json"] {
            statements = self.merged(statements, body.member(name), false);
        }
        for name in ["override_policy_documents", "override_json"] {
            statements = self.merged(statements, body.member(name), true);
        }
        let mark = body.member("statement").map_or(body.mark, |list| list.mark);
        let statements = match statements {
            Ok(statements) => Written::new(Value::List(statements), mark),
            Err(reason) => Written::unknown(reason, mark),
        };
        let version = body.member("version").map_or_else(
            || Written::text(VERSION, body.mark),
            |version| self.kept(version),
        );
        let mut document = Members::from([
            (Arc::from("Version"), version),
            (Arc::from("Statement"), statements),
        ]);
        if let Some(id) = body.member("policy_id") {
            document.insert(Arc::from("Id"), self.kept(id));
        }
        Value::Object(document)
    }

    fn statement(&mut self, block: &Written) -> Written {
        let Value::Object(_) = &block.value else {
            return self.kept(block);
        };
        let mut statement = Members::new();
        if let Some(sid) = block.member("sid")
            && sid.value.as_str() != Some("")
        {
            statement.insert(Arc::from("Sid"), self.kept(sid));
        }
        let effect = block.member("effect").map_or_else(
            || Written::text("Allow", block.mark),
            |effect| self.kept(effect),
        );
        statement.insert(Arc::from("Effect"), effect);
        for (from, to) in LISTS {
            if let Some(value) = block.member(from) {
                let empty = matches!(&value.value, Value::List(items) if items.is_empty());
                if !empty {
                    statement.insert(Arc::from(to), self.kept(value));
                }
            }
        }
        for (from, to) in [
            ("principals", "Principal"),
            ("not_principals", "NotPrincipal"),
        ] {
            if let Some(blocks) = block.member(from) {
                let principal = self.principal(blocks);
                statement.insert(Arc::from(to), principal);
            }
        }
        if let Some(blocks) = block.member("condition") {
            let condition = self.condition(blocks);
            statement.insert(Arc::from("Condition"), condition);
        }
        Written::new(Value::Object(statement), block.mark)
    }

    fn principal(&mut self, blocks: &Written) -> Written {
        let Value::List(blocks) = &blocks.value else {
            return self.kept(blocks);
        };
        let mut principals = Members::new();
        let mut first = Mark::NONE;
        for block in blocks {
            if !first.is_some() {
                first = block.mark;
            }
            let (Some(kind), Some(names)) = (block.member("type"), block.member("identifiers"))
            else {
                return unknown_part(block, "principals");
            };
            let Some(kind) = kind.value.as_str() else {
                return unknown_part(kind, "principals");
            };
            let any = matches!(&names.value, Value::List(names)
                if names.len() == 1 && names.iter().all(|name| name.value.as_str() == Some("*")));
            if kind == "*" && any {
                return Written::text("*", names.mark);
            }
            let names = self.kept(names);
            join(&mut principals, kind, names);
        }
        Written::new(Value::Object(principals), first)
    }

    fn condition(&mut self, blocks: &Written) -> Written {
        let Value::List(blocks) = &blocks.value else {
            return self.kept(blocks);
        };
        let mut condition = Members::new();
        let mut first = Mark::NONE;
        for block in blocks {
            if !first.is_some() {
                first = block.mark;
            }
            let (Some(test), Some(variable)) = (block.member("test"), block.member("variable"))
            else {
                return unknown_part(block, "condition");
            };
            let (Some(test_name), Some(variable_name)) =
                (test.value.as_str(), variable.value.as_str())
            else {
                let unknown = if test.value.as_str().is_none() {
                    test
                } else {
                    variable
                };
                return unknown_part(unknown, "condition");
            };
            let values = block.member("values").map_or_else(
                || Written::new(Value::List(Vec::new()), block.mark),
                |values| self.kept(values),
            );
            let of_test = condition
                .entry(Arc::from(test_name))
                .or_insert_with(|| Written::new(Value::Object(Members::new()), test.mark));
            if let Value::Object(variables) = &mut of_test.value {
                join(variables, variable_name, values);
            }
        }
        Written::new(Value::Object(condition), first)
    }

    /// The statements together with those of other documents. One with the same `Sid` takes the other's place: that of
    /// the block if the documents are sources, that of the document if it overrides.
    fn merged(
        &mut self,
        statements: Result<Vec<Written>, Arc<str>>,
        documents: Option<&Written>,
        over: bool,
    ) -> Result<Vec<Written>, Arc<str>> {
        let mut statements = statements?;
        let Some(documents) = documents else {
            return Ok(statements);
        };
        let documents = match &documents.value {
            Value::List(documents) => documents.iter().collect(),
            _ => vec![documents],
        };
        let mut base = Vec::new();
        for document in documents {
            let found = self.statements_of(document)?;
            // Each is compared with all others.
            let comparisons = (base.len() + statements.len()).saturating_mul(found.len());
            if !self.charge(comparisons / 200) {
                return Err(Arc::from("policy documents that are too long"));
            }
            if over {
                lay_over(&mut statements, found);
            } else {
                lay_over(&mut base, found);
            }
        }
        if over {
            return Ok(statements);
        }
        lay_over(&mut base, statements);
        Ok(base)
    }

    /// The statements of a document that was made elsewhere.
    fn statements_of(&mut self, document: &Written) -> Result<Vec<Written>, Arc<str>> {
        let inner = match &document.value {
            Value::Null => return Ok(Vec::new()),
            Value::Unknown(reason) => return Err(Arc::clone(reason)),
            Value::Encoded(inner) => self.kept(inner),
            Value::Text { text, .. } if text.is_empty() => return Ok(Vec::new()),
            Value::Text { text, open } => {
                let parsed = super::json_read::json_value(text, *open, document.mark);
                parsed.ok_or_else(|| Arc::from("a policy document that is no JSON"))?
            }
            _ => return Err(Arc::from("a policy document of another resource")),
        };
        let Some(list) = inner.member("Statement") else {
            return Ok(Vec::new());
        };
        match &list.value {
            Value::List(statements) => Ok(statements.iter().map(|item| self.kept(item)).collect()),
            Value::Object(_) => Ok(vec![self.kept(list)]),
            Value::Unknown(reason) => Err(Arc::clone(reason)),
            _ => Err(Arc::from("Statement")),
        }
    }

    fn google_document(&mut self, body: &Written) -> Value {
        let mut document = Members::new();
        for (from, to) in [("binding", "bindings"), ("audit_config", "auditConfigs")] {
            let Some(blocks) = body.member(from) else {
                continue;
            };
            let value = match &blocks.value {
                Value::List(items) => {
                    let items = items.iter().map(|item| self.binding(item));
                    Written::new(Value::List(items.collect()), blocks.mark)
                }
                _ => self.kept(blocks),
            };
            document.insert(Arc::from(to), value);
        }
        Value::Object(document)
    }

    /// A binding; its condition occurs at most once and is an object in the document.
    fn binding(&mut self, block: &Written) -> Written {
        let mut binding = self.kept(block);
        if let Value::Object(members) = &mut binding.value
            && let Some(condition) = members.get_mut("condition")
            && let Value::List(conditions) = &mut condition.value
            && let Some(only) = conditions.pop()
        {
            *condition = only;
        }
        binding
    }
}

/// Adds the elements of a list to those that stand under a name already.
fn join(members: &mut Members, name: &str, more: Written) {
    match members.get_mut(name) {
        None => drop(members.insert(Arc::from(name), more)),
        Some(before) => match (&mut before.value, more.value) {
            (Value::List(before), Value::List(more)) => before.extend(more),
            (Value::Unknown(_), _) => {}
            (before, more) => {
                let reason = match more {
                    Value::Unknown(reason) => reason,
                    _ => Arc::from(name),
                };
                *before = Value::Unknown(reason);
            }
        },
    }
}

fn unknown_part(part: &Written, name: &str) -> Written {
    let reason = match &part.value {
        Value::Unknown(reason) => Arc::clone(reason),
        Value::Reference(reference) => {
            Arc::from(format!("{}.{}", reference.resource, reference.attribute))
        }
        _ => Arc::from(name),
    };
    Written::unknown(reason, part.mark)
}

/// Adds statements to others; one with the same `Sid` takes the place of the other.
fn lay_over(statements: &mut Vec<Written>, over: Vec<Written>) {
    fn sid(statement: &Written) -> Option<&str> {
        statement.member("Sid").and_then(|sid| sid.value.as_str())
    }
    for statement in over {
        let same = sid(&statement)
            .and_then(|name| statements.iter().position(|other| sid(other) == Some(name)));
        match same.and_then(|index| statements.get_mut(index)) {
            Some(place) => *place = statement,
            None => statements.push(statement),
        }
    }
}
