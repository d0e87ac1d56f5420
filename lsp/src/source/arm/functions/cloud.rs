//! Functions about what Azure knows: the resource group, ids of resources, what a resource answers.

use super::Call;
use crate::source::arm::eval::unclear;
use crate::source::arm::print;
use crate::source::arm::template::Language;
use crate::source::arm::text::Joiner;
use crate::source::arm::unit::Unit;
use crate::source::arm::value::{Data, Target, Val};
use std::sync::Arc;

impl Unit<'_> {
    pub(super) fn cloud_function(&mut self, call: &Call<'_>, args: &[Val]) -> Option<Val> {
        let at = call.at;
        let named = |name| Some(Val::reference(Target::Named(name), Vec::new(), at));
        match call.name {
            "resourcegroup" => named("resourceGroup"),
            "subscription" => named("subscription"),
            "managementgroup" => named("managementGroup"),
            "tenant" => named("tenant"),
            "deployment" => named("deployment"),
            "deployer" => named("deployer"),
            "environment" => Some(Val::reference(Target::Environment, Vec::new(), at)),
            "uniquestring" | "guid" | "newguid" | "utcnow" => {
                Some(self.hole_of_call(call.written, args, at))
            }
            "resourceid" => Some(self.resource_id(call, args, RESOURCE_GROUP)),
            "subscriptionresourceid" => Some(self.resource_id(call, args, SUBSCRIPTION)),
            "tenantresourceid" => Some(self.resource_id(call, args, "")),
            "managementgroupresourceid" => Some(self.resource_id(call, args, MANAGEMENT_GROUP)),
            "extensionresourceid" => Some(self.extension_id(call, args)),
            "reference" => Some(self.reference(call, args)),
            name if name.starts_with("list") => Some(Val::unknown(print::reason(call.expr), at)),
            _ => None,
        }
    }

    /// The id of a resource: a reference if the code declares it, else text with the parts that are known.
    fn resource_id(&mut self, call: &Call<'_>, args: &[Val], scope: &str) -> Val {
        let type_at = args
            .iter()
            .position(|arg| arg.as_text().is_some_and(|text| text.contains('/')));
        let Some((type_at, type_name)) =
            type_at.and_then(|at| Some((at, Arc::clone(args.get(at)?.as_text()?))))
        else {
            return Val::unknown(print::reason(call.expr), call.at);
        };
        let names = args.get(type_at + 1..).unwrap_or_default();
        let elsewhere = args.get(..type_at).unwrap_or_default();
        let is_here = elsewhere.iter().all(|arg| {
            matches!(&arg.data, Data::Ref(reference) if matches!(reference.target, Target::Named(_)))
        });
        if is_here && let Some(instance) = self.named(&type_name, names, call) {
            return Val::reference(Target::Instance(instance), vec!["id".into()], call.at);
        }
        let scope = match elsewhere {
            [group] if scope == RESOURCE_GROUP => match group.as_text() {
                Some(group) => format!("{SUBSCRIPTION}/resourceGroups/{group}"),
                None => RESOURCE_GROUP.to_owned(),
            },
            _ => scope.to_owned(),
        };
        let mut joiner = Joiner::default();
        joiner.literal(&scope);
        self.provider_path(joiner, &type_name, names, call)
    }

    fn extension_id(&mut self, call: &Call<'_>, args: &[Val]) -> Val {
        let [of, type_name, names @ ..] = args else {
            return Val::unknown(print::reason(call.expr), call.at);
        };
        let Some(type_name) = type_name.as_text() else {
            return unclear(type_name, call.expr, call.at);
        };
        let mut joiner = Joiner::default();
        self.push_value(&mut joiner, of, call.expr);
        self.provider_path(joiner, type_name, names, call)
    }

    /// `…/providers/Microsoft.A/b/name`.
    fn provider_path(
        &mut self,
        mut joiner: Joiner,
        type_name: &str,
        names: &[Val],
        call: &Call<'_>,
    ) -> Val {
        let mut segments = type_name.split('/');
        joiner.literal("/providers/");
        joiner.literal(segments.next().unwrap_or_default());
        let mut names = names.iter();
        for segment in segments {
            joiner.literal("/");
            joiner.literal(segment);
            if let Some(name) = names.next() {
                joiner.literal("/");
                self.push_value(&mut joiner, name, call.expr);
            }
        }
        let val = self.joined(joiner, call.at);
        match &val.data {
            // An id is given by Azure, even if every part of it is written in the code.
            Data::Text { text, .. } => Val::open(Arc::clone(text), call.at),
            _ => val,
        }
    }

    /// The resource of a type and names in the code.
    fn named(&mut self, type_name: &str, names: &[Val], call: &Call<'_>) -> Option<usize> {
        let mut parts = Vec::with_capacity(names.len());
        for name in names {
            let name = self.settled(name);
            parts.push(self.identity(&name)?);
        }
        self.resource(type_name, &parts.join("/"), call.env.frame)
    }

    /// What a resource of the code answers: what the code sets, or a reference.
    fn reference(&mut self, call: &Call<'_>, args: &[Val]) -> Val {
        let unknown = Val::unknown(print::reason(call.expr), call.at);
        let Some(first) = args.first() else {
            return unknown;
        };
        let is_full = args.iter().skip(1).any(|arg| {
            arg.as_text()
                .is_some_and(|text| text.eq_ignore_ascii_case("full"))
        });
        let instance = match &first.data {
            Data::Ref(reference) => match reference.target {
                Target::Instance(instance)
                    if reference.path.iter().map(|part| &**part).eq(["id"]) =>
                {
                    Some(instance)
                }
                _ => None,
            },
            Data::Text { text, open: false } => self.symbolic(text, call),
            _ => None,
        };
        let Some(instance) = instance else {
            return match first.why() {
                Some(_) if self.language(call.env) == Language::Bicep => first.clone(),
                _ => unknown,
            };
        };
        let is_module = self
            .declaration_of(instance)
            .is_some_and(|declaration| declaration.resource.module.is_some());
        let path = if is_full || is_module {
            Vec::new()
        } else {
            vec!["properties".into()]
        };
        Val::reference(Target::Instance(instance), path, call.at)
    }

    /// The resource with a symbolic name in a JSON template: `name`, or `name[0]` in a loop.
    fn symbolic(&mut self, text: &str, call: &Call<'_>) -> Option<usize> {
        let (symbol, index) = match text.strip_suffix(']').and_then(|it| it.split_once('[')) {
            Some((symbol, index)) => (symbol, index.parse().ok()?),
            None => (text, 0),
        };
        let frame = self.frames.get(call.env.frame)?;
        let declaration = *frame.symbols.get(symbol)?;
        let instances = &self.declarations.get(declaration)?.instances;
        instances.get::<usize>(index).copied()
    }
}

const SUBSCRIPTION: &str = "/subscriptions/${subscription.subscriptionId}";

const RESOURCE_GROUP: &str =
    "/subscriptions/${subscription.subscriptionId}/resourceGroups/${resourceGroup.name}";

const MANAGEMENT_GROUP: &str =
    "/providers/Microsoft.Management/managementGroups/${managementGroup.name}";
