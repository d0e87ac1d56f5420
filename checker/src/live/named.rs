//! What resources name: guardrails by id and version, roles and keys by ARN. Only those are read of the account's many.

use super::table::Named;
use super::vars::Vars;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The variables of something that was named, by name; equal ones name the same.
pub(crate) type Name = BTreeMap<String, String>;

impl Named {
    /// Everything in a configuration that it names. What contradicts the scope (another account, another Region) is
    /// somebody else's, and a pattern is no name.
    pub(crate) fn find(
        &self,
        config: &Map<String, Value>,
        scope: &Vars,
        found: &mut impl FnMut(Name),
    ) {
        let mut take = |name: Name| {
            let is_name = |value: &String| !value.contains(['*', '?']) && !value.contains("${");
            let fits = |(name, value): (&String, &String)| {
                is_name(value) && scope.text(name).is_none_or(|known| known == *value)
            };
            if name.iter().all(fits) {
                found(name);
            }
        };
        match &self.r#in {
            None => self.of_object(config, &mut take),
            Some(member) => {
                if let Some(inside) = config.get(member) {
                    self.of_value(inside, &mut take);
                }
            }
        }
    }

    fn of_value(&self, value: &Value, take: &mut impl FnMut(Name)) {
        match value {
            Value::Object(members) => self.of_object(members, take),
            Value::Array(items) => items.iter().for_each(|item| self.of_value(item, take)),
            Value::String(text) if text.starts_with("arn:") => {
                let matched = self.arn.as_deref().and_then(|form| matched(form, text));
                matched.into_iter().for_each(&mut *take);
            }
            _ => {}
        }
    }

    fn of_object(&self, members: &Map<String, Value>, take: &mut impl FnMut(Name)) {
        if !self.members.is_empty() {
            self.of_members(members).into_iter().for_each(&mut *take);
        }
        members
            .values()
            .for_each(|value| self.of_value(value, take));
    }

    /// The variables of an object that has all the members, whatever case their first letter has.
    fn of_members(&self, object: &Map<String, Value>) -> Option<Name> {
        let mut name = Name::new();
        for member in &self.members {
            let value = object
                .get(member)
                .or_else(|| object.get(&capital(member)))?;
            let value = value.as_str().filter(|value| !value.trim().is_empty())?;
            if self.unless.get(member).is_some_and(|not| not == value) {
                return None;
            }
            name.insert(member.clone(), value.to_owned());
        }
        Some(name)
    }
}

fn capital(member: &str) -> String {
    let mut characters = member.chars();
    match characters.next() {
        Some(first) => first.to_ascii_uppercase().to_string() + characters.as_str(),
        None => String::new(),
    }
}

/// What stands for the variables of a form: `*` is any text without a colon, a variable at the end takes everything.
fn matched(form: &str, text: &str) -> Option<Name> {
    let mut name = Name::new();
    let (mut form, mut text) = (form, text);
    loop {
        let wild = form.find(['*', '{']).unwrap_or(form.len());
        let (literal, behind) = form.split_at(wild);
        text = text.strip_prefix(literal)?;
        if behind.is_empty() {
            return text.is_empty().then_some(name);
        }
        let (variable, rest) = match behind.strip_prefix('{') {
            Some(behind) => {
                let (variable, rest) = behind.split_once('}')?;
                (Some(variable), rest)
            }
            None => (None, behind.get(1..)?),
        };
        let value = if rest.is_empty() {
            text
        } else {
            let next = rest.find(['*', '{']).unwrap_or(rest.len());
            let (stop, _) = rest.split_at(next);
            text.split_once(stop)?.0
        };
        let is_last = rest.is_empty();
        if value.is_empty() && variable.is_some() || (!is_last && value.contains(':')) {
            return None;
        }
        text = text.strip_prefix(value)?;
        name.extend(variable.map(|variable| (variable.to_owned(), value.to_owned())));
        form = rest;
    }
}

#[cfg(test)]
mod tests {
    use super::{Named, matched};
    use crate::live::vars::Vars;
    use serde_json::json;

    #[test]
    fn arns_of_a_form() {
        let role = matched(
            "arn:*:iam::{account}:role/{path}",
            "arn:aws:iam::111122223333:role/team/役割",
        );
        assert_eq!(
            role.unwrap(),
            [("account", "111122223333"), ("path", "team/役割")]
                .map(|(a, b)| (a.to_owned(), b.to_owned()))
                .into()
        );
        assert!(matched("arn:*:s3:::{bucket}", "arn:aws:s3:::logs").is_some());
        assert!(
            matched(
                "arn:*:kms:{region}:{account}:key/{id}",
                "arn:aws:kms:x:1:alias/a"
            )
            .is_none()
        );
        assert!(matched("arn:*:iam::{account}:role/{path}", "arn:aws:iam::1:role/").is_none());
    }

    #[test]
    fn what_belongs_to_another_account_is_left_to_it() {
        let named = Named {
            arn: Some("arn:*:iam::{account}:role/{path}".to_owned()),
            ..Named::default()
        };
        let scope = Vars::default().with_one("account", "1");
        let config =
            json!({"a": ["arn:aws:iam::1:role/own", "arn:aws:iam::2:role/other"], "b": "none"});
        let mut found = Vec::new();
        named.find(config.as_object().unwrap(), &scope, &mut |name| {
            found.push(name);
        });
        assert_eq!(found.len(), 1);
        assert_eq!(found[0]["path"], "own");
    }

    #[test]
    fn members_stand_together_and_their_first_letter_may_be_a_capital() {
        let named = Named {
            members: vec![
                "guardrailIdentifier".to_owned(),
                "guardrailVersion".to_owned(),
            ],
            unless: [("guardrailVersion".to_owned(), "DRAFT".to_owned())].into(),
            ..Named::default()
        };
        let config = json!({"GuardrailConfiguration": {"GuardrailIdentifier": "a", "GuardrailVersion": "1"},
            "draft": {"guardrailIdentifier": "b", "guardrailVersion": "DRAFT"}, "alone": {"guardrailIdentifier": "c"}});
        let mut found = Vec::new();
        let config = config.as_object().unwrap();
        named.find(config, &Vars::default(), &mut |name| found.push(name));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0]["guardrailIdentifier"], "a");
    }
}
