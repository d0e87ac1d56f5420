//! Which function a node calls, in the short form (`!Ref Key`) or the long one (`{"Ref": "Key"}`).

use super::super::document::{Node, NodeValue};

/// A function with its argument.
#[derive(Clone, Copy)]
pub(super) struct Call<'n> {
    /// The name without `Fn::`.
    pub(super) name: &'n str,
    /// The argument. In the short form it carries the tag of the call.
    pub(super) argument: &'n Node,
    /// Whether this is the short form.
    pub(super) short: bool,
}

impl<'n> Call<'n> {
    /// The call that a node is.
    pub(super) fn of(node: &'n Node) -> Option<Self> {
        match &node.tag {
            Some(name) => Some(Self {
                name,
                argument: node,
                short: true,
            }),
            None => Self::long(node),
        }
    }

    /// The call that a node is in the long form, whatever its tag.
    pub(super) fn long(node: &'n Node) -> Option<Self> {
        let NodeValue::Object(members) = &node.value else {
            return None;
        };
        let [member] = members.as_slice() else {
            return None;
        };
        let name = match member.key.as_str() {
            "Ref" => "Ref",
            key => key.strip_prefix("Fn::")?,
        };
        let loops = name.starts_with("ForEach::");
        (!loops).then_some(Self {
            name,
            argument: &member.value,
            short: false,
        })
    }

    /// The call of a condition: there `{"Condition": "Name"}` is one too.
    pub(super) fn of_condition(node: &'n Node) -> Option<Self> {
        Self::of(node).or_else(|| match &node.value {
            NodeValue::Object(members) => match members.as_slice() {
                [member] if member.key == "Condition" => Some(Self {
                    name: "Condition",
                    argument: &member.value,
                    short: false,
                }),
                _ => None,
            },
            _ => None,
        })
    }

    /// The arguments, if they are a list.
    pub(super) fn arguments(&self) -> &'n [Node] {
        self.argument.items()
    }
}
