//! A module: what the files of one folder declare.

use super::syntax::{Attribute, Block, Body, Item};
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

/// What the files of one folder declare.
#[derive(Debug, Default)]
pub(super) struct Module {
    /// Relative to the root of all files.
    pub(super) folder: PathBuf,
    pub(super) variables: HashMap<Arc<str>, Block>,
    pub(super) locals: HashMap<Arc<str>, Attribute>,
    pub(super) outputs: HashMap<Arc<str>, Block>,
    pub(super) resources: Vec<Resource>,
    pub(super) calls: Vec<Call>,
    pub(super) providers: Vec<Block>,
    /// Everything that gives resources, in the order of the text.
    pub(super) order: Vec<Entry>,
    /// Whether a block stands in it of which nobody can read what it is.
    pub(super) lost: bool,
    names: HashMap<Form, HashMap<Arc<str>, ByName>>,
    called: HashMap<Arc<str>, Entry>,
}

/// Resources of one type by name, as indices.
type ByName = HashMap<Arc<str>, usize>;

/// One thing that gives resources, by its index.
#[derive(Clone, Copy, Debug)]
pub(super) enum Entry {
    Resource(usize),
    Call(usize),
    Provider(usize),
}

/// What a resource is declared as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Form {
    Managed,
    Data,
    /// A module that is somewhere else: its arguments are all that is known.
    Remote,
}

/// Something that has arguments, attributes and possibly several instances.
#[derive(Debug)]
pub(super) struct Resource {
    pub(super) form: Form,
    pub(super) type_name: Arc<str>,
    /// The address without module and instance: `data.aws_region.current`.
    pub(super) address: Arc<str>,
    pub(super) block: Block,
}

/// A call of a module whose files are here.
#[derive(Debug)]
pub(super) struct Call {
    pub(super) name: Arc<str>,
    pub(super) block: Block,
    pub(super) folder: PathBuf,
}

/// Where the files of a called module are.
pub(super) enum Target {
    Here(PathBuf),
    /// In a registry, under this name.
    Registry(Arc<str>),
    Nowhere,
}

impl Module {
    pub(super) fn resource(&self, form: Form, type_name: &str, name: &str) -> Option<usize> {
        self.names.get(&form)?.get(type_name)?.get(name).copied()
    }

    /// The call of the module `name`: a [`Entry::Call`], or a [`Entry::Resource`] if it is somewhere else.
    pub(super) fn call(&self, name: &str) -> Option<Entry> {
        self.called.get(name).copied()
    }

    /// Takes in a managed resource or a data source. `Err` gives the block back that has not two labels.
    pub(super) fn add_resource(&mut self, block: Block) -> Result<(), Block> {
        let (form, prefix) = if &*block.kind == "data" {
            (Form::Data, "data.")
        } else {
            (Form::Managed, "")
        };
        let [type_name, name] = block.labels.as_slice() else {
            return Err(block);
        };
        let (type_name, name) = (Arc::clone(type_name), Arc::clone(name));
        let address = format!("{prefix}{type_name}.{name}");
        let type_name: Arc<str> = Arc::from(format!("{prefix}{type_name}"));
        self.add(form, type_name, &name, address, block);
        Ok(())
    }

    fn add(
        &mut self,
        form: Form,
        type_name: Arc<str>,
        name: &Arc<str>,
        address: String,
        block: Block,
    ) {
        let index = self.resources.len();
        let bare = type_name.strip_prefix("data.").unwrap_or(&type_name);
        self.names
            .entry(form)
            .or_default()
            .entry(Arc::from(bare))
            .or_default()
            .entry(Arc::clone(name))
            .or_insert(index);
        self.order.push(Entry::Resource(index));
        self.resources.push(Resource {
            form,
            type_name,
            address: Arc::from(address),
            block,
        });
    }

    /// Takes in a call of a module.
    pub(super) fn add_call(&mut self, name: &Arc<str>, block: Block, target: Target) {
        let (entry, type_name) = match target {
            Target::Here(folder) => {
                let entry = Entry::Call(self.calls.len());
                self.order.push(entry);
                self.calls.push(Call {
                    name: Arc::clone(name),
                    block,
                    folder,
                });
                self.called.entry(Arc::clone(name)).or_insert(entry);
                return;
            }
            Target::Registry(source) => (
                Entry::Resource(self.resources.len()),
                format!("module:{source}"),
            ),
            Target::Nowhere => (Entry::Resource(self.resources.len()), String::new()),
        };
        self.called.entry(Arc::clone(name)).or_insert(entry);
        let address = format!("module.{name}");
        self.add(Form::Remote, Arc::from(type_name), name, address, block);
    }

    pub(super) fn add_provider(&mut self, block: Block) {
        self.order.push(Entry::Provider(self.providers.len()));
        self.providers.push(block);
    }

    /// Puts a block of an override file over the block of the same kind and labels.
    pub(super) fn override_with(&mut self, block: Block) {
        let same = |other: &Block| other.kind == block.kind && other.labels == block.labels;
        let target = match &*block.kind {
            "variable" => block
                .labels
                .first()
                .and_then(|name| self.variables.get_mut(name)),
            "output" => block
                .labels
                .first()
                .and_then(|name| self.outputs.get_mut(name)),
            "module" => {
                let calls = self.calls.iter_mut().map(|call| &mut call.block);
                let remote = self.resources.iter_mut();
                let remote = remote.map(|resource| &mut resource.block);
                calls.chain(remote).find(|other| same(other))
            }
            "provider" => self.providers.iter_mut().find(|other| same(other)),
            "resource" | "data" => self
                .resources
                .iter_mut()
                .map(|resource| &mut resource.block)
                .find(|other| same(other)),
            _ => None,
        };
        if let Some(target) = target {
            target.broken |= block.broken;
            lay_over(&mut target.body, block.body);
        }
    }
}

/// Arguments replace those of the same name, blocks all those of the same kind.
fn lay_over(body: &mut Body, over: Body) {
    let replaced = |item: &Item| match item {
        Item::Attribute(attribute) => over.attribute(&attribute.name).is_some(),
        Item::Block(block) if &*block.kind == "dynamic" => block
            .labels
            .first()
            .is_some_and(|label| over.blocks(label).next().is_some()),
        Item::Block(block) => over.sets(&block.kind),
    };
    body.items.retain(|item| !replaced(item));
    body.items.extend(over.items);
}
