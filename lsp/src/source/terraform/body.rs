//! Evaluates what stands between the braces of a block: arguments, nested blocks, dynamic blocks.

use super::engine::{Binding, Engine, Scope};
use super::syntax::{Block, Body, Item, Kind};
use policy::{Mark, Members, Written, WrittenValue as Value};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The blocks of one kind.
struct Blocks {
    mark: Mark,
    items: Vec<Written>,
    /// Why nobody can know how many there are.
    unknown: Option<Arc<str>>,
}

/// All nested blocks by kind.
type ByKind = BTreeMap<Arc<str>, Blocks>;

impl Engine<'_> {
    /// The members that a body gives, without those called as in `meta`.
    pub(super) fn body(
        &mut self,
        body: &Body,
        scope: Scope,
        meta: &[&str],
        header: Mark,
    ) -> Written {
        let found = self.deeper(|engine| engine.members_of(body, scope, meta));
        let value = found.map_or_else(
            || Value::Unknown(Arc::from("an evaluation that does not end")),
            Value::Object,
        );
        Written::new(value, header)
    }

    fn members_of(&mut self, body: &Body, scope: Scope, meta: &[&str]) -> Members {
        let mut members = Members::new();
        let mut blocks = ByKind::new();
        for item in &body.items {
            match item {
                Item::Attribute(attribute) => {
                    if !meta.contains(&&*attribute.name) {
                        let value = self.value(&attribute.value, scope, attribute.mark);
                        members.insert(Arc::clone(&attribute.name), value);
                    }
                }
                Item::Block(block) if &*block.kind == "dynamic" => {
                    self.dynamic(block, scope, &mut blocks);
                }
                Item::Block(block) => {
                    if !meta.contains(&&*block.kind) {
                        let value = self.body(&block.body, scope, &[], block.header);
                        let kind = blocks_of(&mut blocks, &block.kind, block.header);
                        kind.items.push(value);
                    }
                }
            }
        }
        for (kind, blocks) in blocks {
            add(&mut members, kind, blocks);
        }
        members
    }

    fn dynamic(&mut self, block: &Block, scope: Scope, blocks: &mut ByKind) {
        let Some(kind) = block.labels.first() else {
            return;
        };
        let Some(each) = block.body.attribute("for_each") else {
            return;
        };
        let set = self.is_set(&each.value, scope, 0);
        let found = self.value(&each.value, scope, Mark::NONE);
        let turns = self
            .elements(found, set)
            .unwrap_or_else(|| Err(self.quote(each.value.at)));
        let turns = match turns {
            Ok(turns) => turns,
            Err(reason) => {
                let blocks = blocks_of(blocks, kind, block.header);
                blocks.unknown.get_or_insert(reason);
                return;
            }
        };
        let iterator = match block
            .body
            .attribute("iterator")
            .map(|name| &name.value.kind)
        {
            Some(Kind::Variable(name) | Kind::Text(name)) => name,
            _ => kind,
        };
        for (key, value) in turns {
            if self.is_exhausted() {
                let blocks = blocks_of(blocks, kind, block.header);
                blocks
                    .unknown
                    .get_or_insert_with(|| Arc::from("an evaluation that does not end"));
                return;
            }
            let current = Members::from([
                (Arc::from("key"), Written::new(key, Mark::NONE)),
                (Arc::from("value"), value),
            ]);
            let current = Written::new(Value::Object(current), Mark::NONE);
            let binding = Binding::new(iterator, current, scope.bindings);
            for content in block.body.blocks("content") {
                let value = self.body(&content.body, scope.with(&binding), &[], block.header);
                blocks_of(blocks, kind, block.header).items.push(value);
            }
        }
    }
}

fn blocks_of<'b>(blocks: &'b mut ByKind, kind: &Arc<str>, mark: Mark) -> &'b mut Blocks {
    blocks.entry(Arc::clone(kind)).or_insert_with(|| Blocks {
        mark,
        items: Vec::new(),
        unknown: None,
    })
}

/// Puts the blocks of one kind beside the arguments. An argument of the same name is a list of such blocks.
fn add(members: &mut Members, kind: Arc<str>, blocks: Blocks) {
    let mut blocks = blocks;
    if let Some(reason) = blocks.unknown.take() {
        // Blocks beside those of an unknown number stay what they are; that there may be more stands behind them.
        let unknown = Written::unknown(reason, blocks.mark);
        if blocks.items.is_empty() {
            members.insert(kind, unknown);
            return;
        }
        blocks.items.push(unknown);
    }
    match members.get_mut(&kind) {
        None => {
            members.insert(kind, Written::new(Value::List(blocks.items), blocks.mark));
        }
        Some(Written {
            value: Value::List(items),
            ..
        }) => items.extend(blocks.items),
        Some(Written {
            value: Value::Unknown(_),
            ..
        }) => {}
        Some(other) => {
            let first = std::mem::replace(other, Written::new(Value::Null, blocks.mark));
            let all = std::iter::once(first).chain(blocks.items).collect();
            other.value = Value::List(all);
        }
    }
}
