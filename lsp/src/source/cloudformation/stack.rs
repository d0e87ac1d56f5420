//! A template with what it was given: its parameters, the names it declares, and what its loops make of them.

use super::super::document::{Member, Node, NodeValue};
use super::nested::Source;
use super::text::LONGEST;
use policy::Written;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;
use std::sync::Arc;

/// How long a logical id may be.
const LONGEST_ID: usize = 255;

/// One template, and the values of its parameters.
pub(super) struct Stack<'n> {
    pub(super) source: &'n Source,
    /// The index of its file.
    pub(super) file: u32,
    pub(super) root: &'n Node,
    pub(super) parameters: BTreeMap<String, Written>,
    /// Why nobody can know whether it is there.
    pub(super) doubtful: Option<Arc<str>>,
    /// The resources in the order of the text, loops unrolled.
    pub(super) resources: Vec<Entry<'n>>,
    /// Where resources and sections begin, in the order of the text.
    pub(super) starts: Vec<usize>,
    /// Logical id -> index in `resources`.
    pub(super) ids: HashMap<String, usize>,
    /// The conditions by name, loops unrolled.
    pub(super) conditions: HashMap<String, Entry<'n>>,
    /// What conditions are, as far as they were asked for; none while one is being found out.
    pub(super) truths: RefCell<HashMap<String, Option<Truth>>>,
    /// Whether SAM makes further resources of some.
    pub(super) serverless: bool,
}

/// Whether a condition holds: none if nobody can know.
pub(super) type Truth = Option<bool>;

/// A named thing of a section, and the loops that it is in.
#[derive(Clone)]
pub(super) struct Entry<'n> {
    pub(super) name: Arc<str>,
    pub(super) member: &'n Member,
    pub(super) loops: Loops,
    /// Why nobody can know how many of it there are.
    pub(super) doubtful: Option<Arc<str>>,
}

/// The loops around a piece of text, the innermost first.
pub(super) type Loops = Option<Rc<Loop>>;

/// One turn of a loop.
pub(super) struct Loop {
    pub(super) identifier: String,
    /// The value in this turn, or why it is not known.
    pub(super) value: Result<Arc<str>, Arc<str>>,
    pub(super) outer: Loops,
}

/// Where a piece of text stands.
#[derive(Clone, Copy)]
pub(super) struct Scope<'s, 'n> {
    pub(super) stack: &'s Stack<'n>,
    pub(super) loops: &'s Loops,
}

impl<'n> Stack<'n> {
    /// The type of a resource.
    pub(super) fn type_of(&self, id: &str) -> Option<&'n str> {
        self.resources
            .get(*self.ids.get(id)?)?
            .member
            .value
            .get("Type")?
            .as_text()
    }

    /// Whether SAM makes a resource of this name, from one that is declared.
    pub(super) fn makes(&self, id: &str) -> bool {
        let made_from = |from: &str| {
            let kind = self.type_of(from);
            kind.is_some_and(|kind| kind.starts_with("AWS::Serverless::"))
        };
        self.serverless
            && (matches!(id, "ServerlessRestApi" | "ServerlessHttpApi")
                || made_from(id)
                || id
                    .char_indices()
                    .take(LONGEST_ID)
                    .filter_map(|(end, _)| id.get(..end))
                    .any(made_from))
    }

    /// Where the text of a resource ends at the latest: where the next one begins, or this section.
    pub(super) fn end_of(&self, resource: &Member) -> usize {
        let begin = resource.key_range.start;
        let next = self.starts.partition_point(|start| *start <= begin);
        let next = self.starts.get(next).copied();
        next.unwrap_or(self.source.text.len())
    }

    /// The address of a resource in the whole unit.
    pub(super) fn address(&self, id: &str) -> Arc<str> {
        Arc::from(format!("{}{id}", self.source.prefix))
    }
}

impl Scope<'_, '_> {
    /// The name that a node is. In YAML, conditions may be called `Yes` and `No`, which elsewhere are no text.
    pub(super) fn name(&self, node: &Node) -> Option<Result<String, Arc<str>>> {
        let name = match &node.value {
            NodeValue::Text(text) => text.as_str(),
            NodeValue::Bool(_) | NodeValue::Number(_) => {
                let written = self.stack.source.text.get(node.range.clone())?;
                written.rsplit(char::is_whitespace).next()?
            }
            _ => return None,
        };
        Some(unroll(self.loops, name))
    }
}

/// The value of a loop's identifier.
pub(super) fn turn<'l>(loops: &'l Loops, identifier: &str) -> Option<&'l Loop> {
    let mut next = loops.as_deref();
    while let Some(turn) = next {
        if turn.identifier == identifier {
            return Some(turn);
        }
        next = turn.outer.as_deref();
    }
    None
}

/// Puts the values of loops into text: `${Name}`, or `&{Name}` without what no logical id may hold. The reason is why it
/// is not known.
pub(super) fn unroll(loops: &Loops, text: &str) -> Result<String, Arc<str>> {
    let mut text = text.to_owned();
    let mut next = loops.as_deref();
    while let Some(turn) = next {
        let plain = format!("${{{}}}", turn.identifier);
        let cleaned = format!("&{{{}}}", turn.identifier);
        let times = text.matches(&plain).count() + text.matches(&cleaned).count();
        if times > 0 {
            let value = turn.value.clone()?;
            if text.len() + times * value.len() > LONGEST {
                return Err(Arc::from("text longer than 1 MiB"));
            }
            let letters: String = value.chars().filter(char::is_ascii_alphanumeric).collect();
            text = text.replace(&plain, &value).replace(&cleaned, &letters);
        }
        next = turn.outer.as_deref();
    }
    Ok(text)
}
