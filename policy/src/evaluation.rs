//! One evaluation as another Rego engine could repeat it: modules, input, data, and what ours said.

use crate::rego::{Answer, Converter};
use crate::shared::imported;
use crate::{Control, ControlError, Relations, Resource, Snapshot, Workload};
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What a control was asked about one resource, and what it answered.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Evaluation {
    /// The name of a file -> its Rego v1 text: the control and the shared modules that it imports.
    pub modules: BTreeMap<String, String>,
    /// `input`.
    pub input: Value,
    /// `data`: the declared facts and the related resources.
    pub data: Value,
    /// Whether `data.sekisho.applies` is true or not there.
    pub applies: bool,
    /// The set `data.sekisho.deny`, in order.
    pub deny: Vec<Value>,
}

impl Evaluation {
    /// Evaluates a control whose text is `text`; undeclared facts are left undefined, and nothing is made of unknown places.
    ///
    /// # Errors
    /// A control that does not compile or cannot be run.
    pub fn of(
        control: &Control,
        text: &str,
        resource: &Resource,
        snapshot: &Snapshot,
        workload: &Workload,
    ) -> Result<Self, ControlError> {
        let module = control.module.as_ref().map_err(Clone::clone)?;
        let relations = Relations::new(&snapshot.resources, &snapshot.listed);
        let mut converter = Converter::default();
        let sees_unread = control.sees_unread();
        let related = relations.of(&control.relates, sees_unread);
        let beside = relations
            .around(resource)
            .beside(&control.relates, sees_unread, |_| true);
        let versions = relations.versions(&control.relates);
        let data = json!({"workload": workload.facts(), "snapshot": related, "beside": beside, "versions": versions});
        let said = module
            .machine(&converter.convert(&data))
            .and_then(|mut machine| machine.run(&resource.config.converted(&mut converter)));
        let failed = |message| ControlError {
            guide: control.guide.to_string(),
            path: control.path.clone(),
            message,
        };
        let (applies, mut deny) = match said.map_err(failed)? {
            Answer::NotApplicable => (false, Vec::new()),
            Answer::Found(items) => (true, items),
        };
        deny.sort_by_key(Value::to_string);
        let shared = imported(text).into_iter();
        let shared = shared.map(|(name, text)| (format!("lib/{name}.rego"), text));
        let own = ("control.rego".to_owned(), text.to_owned());
        Ok(Self {
            modules: shared.chain([own]).collect(),
            input: resource.config.to_value(),
            data,
            applies,
            deny,
        })
    }
}
