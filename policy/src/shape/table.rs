//! One shape table: what the members of a kind are called, and what absence means.

use super::{Answer, Dialect, Form};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// A table that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("shape table {path}: {message}")]
pub struct ShapeError {
    /// The file.
    pub path: String,
    /// What is wrong with it.
    pub message: String,
}

/// What is known of one kind of resource.
#[derive(Debug)]
pub struct Shape {
    /// The vendor's type name.
    pub kind: String,
    /// The vendor's page that the table was written from.
    pub source: String,
    /// The API answers that hold resources of this kind.
    pub answers: Vec<Answer>,
    /// The types of languages for infrastructure that become this kind, besides those of the same name.
    pub forms: Vec<(Dialect, Form)>,
    /// Attributes that the cloud gives every resource of the kind alike, and their value.
    pub attributes: BTreeMap<String, Value>,
    pub(super) root: Node,
}

/// A member of a resource.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Property {
    /// Its JSON type.
    #[serde(rename = "type")]
    pub kind: PropertyType,
    /// What the vendor applies when it is absent.
    #[serde(default)]
    pub default: Option<Value>,
    /// The sibling whose value applies when it is absent.
    #[serde(default)]
    pub default_from: Option<String>,
    /// The canonical spellings of its values.
    #[serde(default)]
    pub values: Vec<String>,
    /// The value that the vendor writes for "nothing was said".
    #[serde(default)]
    pub unspecified: Option<String>,
    /// What older API versions called it.
    #[serde(default)]
    pub alias: Vec<String>,
    /// Whether every live answer carries it, so that its absence means that the answer is damaged.
    #[serde(default)]
    pub always: bool,
    /// Whether the member is ours: what other resources say of this one, which the vendor's schema keeps apart.
    #[serde(default)]
    pub own: bool,
}

/// JSON types, as the tables name them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PropertyType {
    /// Text.
    String,
    /// True or false.
    Boolean,
    /// A number.
    Number,
    /// A list.
    Array,
    /// Members by name.
    Object,
}

impl PropertyType {
    /// Whether `value` is of this type.
    pub fn admits(self, value: &Value) -> bool {
        match self {
            Self::String => value.is_string(),
            Self::Boolean => value.is_boolean(),
            Self::Number => value.is_number(),
            Self::Array => value.is_array(),
            Self::Object => value.is_object(),
        }
    }

    /// The name of the type.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Boolean => "boolean",
            Self::Number => "number",
            Self::Array => "array",
            Self::Object => "object",
        }
    }
}

/// The properties as a tree.
#[derive(Debug, Default)]
pub(super) struct Node {
    pub(super) property: Option<Property>,
    pub(super) members: BTreeMap<String, Self>,
    pub(super) element: Option<Box<Self>>,
}

impl Node {
    fn at(&mut self, path: &str) -> &mut Self {
        path.split('.').fold(self, |node, segment| match segment {
            "*" => node.element.get_or_insert_default(),
            name => node.members.entry(name.to_owned()).or_default(),
        })
    }

    fn collect<'n>(&'n self, place: &str, found: &mut Vec<(String, &'n Property)>) {
        found.extend(
            self.property
                .iter()
                .map(|property| (place.to_owned(), property)),
        );
        let inside = |name: &str| {
            if place.is_empty() {
                name.to_owned()
            } else {
                format!("{place}.{name}")
            }
        };
        for (name, member) in &self.members {
            member.collect(&inside(name), found);
        }
        if let Some(element) = &self.element {
            element.collect(&inside("*"), found);
        }
    }

    /// What is declared at a place, `*` being any element.
    pub(super) fn find<'p>(&self, path: impl IntoIterator<Item = &'p str>) -> Option<&Self> {
        path.into_iter()
            .try_fold(self, |node, segment| match segment {
                "*" => node.element.as_deref(),
                name => node.members.get(name),
            })
    }

    /// The declared type.
    pub(super) fn wants(&self) -> Option<PropertyType> {
        self.property.as_ref().map(|property| property.kind)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    kind: String,
    source: String,
    #[serde(default)]
    answer: Vec<Answer>,
    #[serde(default)]
    terraform: Vec<Form>,
    #[serde(default)]
    cloudformation: Vec<Form>,
    #[serde(default)]
    arm: Vec<Form>,
    #[serde(default)]
    attributes: BTreeMap<String, Value>,
    #[serde(default)]
    properties: BTreeMap<String, Property>,
}

impl Shape {
    /// The declared members with their places, `*` being any element, in the order of their names.
    pub fn properties(&self) -> Vec<(String, &Property)> {
        let mut found = Vec::new();
        self.root.collect("", &mut found);
        found
    }

    /// Reads a table. `path` is what errors call it.
    ///
    /// # Errors
    /// Text that is no TOML of this form.
    pub fn read(path: &str, text: &str) -> Result<Self, ShapeError> {
        let table: Table = toml::from_str(text).map_err(|error| ShapeError {
            path: path.to_owned(),
            message: error.to_string(),
        })?;
        let mut root = Node::default();
        for (path, property) in table.properties {
            root.at(&path).property = Some(property);
        }
        let mut answers = table.answer;
        answers.iter_mut().for_each(Answer::prepare);
        let of = |dialect| move |form| (dialect, form);
        let terraform = table.terraform.into_iter().map(of(Dialect::Terraform));
        let cloudformation = table.cloudformation.into_iter();
        let cloudformation = cloudformation.map(of(Dialect::CloudFormation));
        let arm = table.arm.into_iter().map(of(Dialect::Arm));
        let mut forms: Vec<(Dialect, Form)> = terraform.chain(cloudformation).chain(arm).collect();
        for (_, form) in &mut forms {
            form.prepare();
        }
        Ok(Self {
            kind: table.kind,
            source: table.source,
            answers,
            forms,
            attributes: table.attributes,
            root,
        })
    }
}
