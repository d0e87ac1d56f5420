//! How a resource type of a language for infrastructure becomes a kind: other names, other values, other defaults.

use super::member::{Member, MemberRule};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use std::collections::BTreeMap;

/// The language in which a resource's type and members are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Dialect {
    /// Terraform resource types: `aws_s3_bucket`, members in snake case.
    Terraform,
    /// CloudFormation resource types: `AWS::S3::Bucket`.
    CloudFormation,
    /// ARM resource types: `Microsoft.Storage/storageAccounts`, the whole resource as the REST API takes it.
    Arm,
}

/// One type of a language, and how it becomes the kind of the table.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// The type in its language.
    #[serde(rename = "type")]
    pub type_name: String,
    /// The form is meant only where these arguments have these values: `aws_security_group_rule` is two things.
    #[serde(default)]
    pub when: BTreeMap<String, String>,
    /// The argument that people know the resource by; `name` if nothing is said.
    #[serde(default)]
    pub name: Option<String>,
    /// The place that everything goes to that no line of the form names.
    #[serde(default)]
    pub under: Option<String>,
    /// What the language's provider fills in when an argument is absent, by argument path.
    #[serde(default)]
    pub defaults: BTreeMap<String, Value>,
    /// What the form says by being there, by place in the resource.
    #[serde(default)]
    pub set: BTreeMap<String, Value>,
    /// For satellites: what they are a part of.
    #[serde(default)]
    pub into: Option<Into>,
    /// Arguments by path (joined by dots, without list indices) -> what becomes of them.
    #[serde(default)]
    members: BTreeMap<String, MemberRule>,
    /// The same as a tree.
    #[serde(skip)]
    pub(super) tree: Member,
}

/// Where a satellite belongs.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Into {
    /// The arguments that may name the parent, the first that is there counting; none where the parent is no resource
    /// in code, such as a Region.
    #[serde(default, deserialize_with = "one_or_more")]
    pub parent: Vec<String>,
    /// The place in the parent: a member that the satellite becomes, `List.*` for one more element, empty for the
    /// parent as a whole.
    pub at: String,
}

fn one_or_more<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Names {
        One(String),
        More(Vec<String>),
    }
    Ok(match Names::deserialize(deserializer)? {
        Names::One(name) => vec![name],
        Names::More(names) => names,
    })
}

impl Form {
    pub(super) fn prepare(&mut self) {
        for (path, rule) in std::mem::take(&mut self.members) {
            self.tree.at(&path).rule = Some(rule.into());
        }
    }
}
