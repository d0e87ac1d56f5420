//! Gives what was evaluated as declared resources.

use super::azapi;
use super::engine::Engine;
use super::instance::{Expanded, Memo, Repetition};
use super::module::{Entry, Form};
use super::syntax::Block;
use crate::source::reading::INCOMPLETE;
use crate::source::{Declared, NotUnderstood};
use policy::Dialect;
use std::rc::Rc;
use std::sync::Arc;

/// What is to be given, in the order of the text.
enum Emitted {
    /// The instances of a resource: instance of the module, resource.
    Resource(usize, usize),
    Ready(Declared),
}

/// Evaluates everything that the root module declares, and what the modules that it calls declare.
pub(super) fn declared(engine: &mut Engine) -> Vec<Declared> {
    let mut order = Vec::new();
    visit(engine, 0, &mut order);
    if engine.is_exhausted() {
        let file = engine.root.clone();
        engine.say(NotUnderstood {
            file,
            line: 0,
            reason: "loops make more values than can be evaluated: what is left out is unknown; read a plan \
                     (`terraform show -json`) to see it"
                .to_owned(),
        });
    }
    let mut declared = Vec::new();
    for item in order {
        match item {
            Emitted::Ready(ready) => declared.push(ready),
            Emitted::Resource(instance, resource) => {
                finish(engine, instance, resource, &mut declared);
            }
        }
    }
    declared
}

fn visit(engine: &mut Engine, instance: usize, order: &mut Vec<Emitted>) {
    let module = Rc::clone(&engine.instance(instance).module);
    for entry in &module.order {
        match entry {
            Entry::Resource(resource) => {
                engine.expanded(instance, *resource);
                order.push(Emitted::Resource(instance, *resource));
            }
            Entry::Call(call) => {
                // A cycle of calls was said already.
                if let Some(called) = engine.called(instance, *call) {
                    for inner in &called.instances {
                        visit(engine, *inner, order);
                    }
                }
            }
            Entry::Provider(provider) => {
                if let Some(block) = module.providers.get(*provider) {
                    let body = engine.provider(&block.body, instance, block.header);
                    let name = block.labels.first().map_or("", |name| name);
                    let alias = block.body.attribute("alias");
                    let alias = alias.and_then(|alias| alias.value.as_text());
                    let prefix = &engine.instance(instance).prefix;
                    let address = match alias {
                        Some(alias) => format!("{prefix}provider.{name}.{alias}"),
                        None => format!("{prefix}provider.{name}"),
                    };
                    order.push(Emitted::Ready(Declared {
                        dialect: Dialect::Terraform,
                        type_name: Arc::from(format!("provider.{name}")),
                        address: Arc::from(address),
                        header: block.header,
                        body,
                        doubtful: incomplete(block)
                            .or_else(|| engine.instance(instance).doubtful.clone()),
                    }));
                }
            }
        }
    }
}

fn finish(engine: &mut Engine, instance: usize, resource: usize, declared: &mut Vec<Declared>) {
    let module = Rc::clone(&engine.instance(instance).module);
    let Some(block) = module.resources.get(resource) else {
        return;
    };
    // Where a module comes from is not known: nothing can be said about it.
    if block.type_name.is_empty() {
        return;
    }
    let found = engine.instance_mut(instance).resources.remove(&resource);
    let Some(Memo::Done(expanded)) = found else {
        return;
    };
    let around = engine.instance(instance).doubtful.clone();
    let header = block.block.header;
    let Expanded {
        repetition,
        members,
    } = Rc::try_unwrap(expanded).unwrap_or_else(|shared| Expanded {
        repetition: shared.repetition.clone(),
        members: shared.members.clone(),
    });
    let doubtful = incomplete(&block.block).or(around).or(match repetition {
        Repetition::Unknown {
            reason,
            certain: false,
        } => Some(reason),
        _ => None,
    });
    for (address, body) in members {
        let body = Rc::try_unwrap(body).unwrap_or_else(|shared| (*shared).clone());
        let one = Declared {
            dialect: Dialect::Terraform,
            type_name: Arc::clone(&block.type_name),
            address,
            header,
            body,
            doubtful: doubtful.clone(),
        };
        declared.push(if block.form == Form::Managed {
            azapi::as_arm(one)
        } else {
            one
        });
    }
}

/// Why nobody can know all of a block, if it is broken.
fn incomplete(block: &Block) -> Option<Arc<str>> {
    block.broken.then(|| Arc::from(INCOMPLETE))
}
