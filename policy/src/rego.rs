//! The one module that names the Rego engine: compiles a module, runs its `deny` rule, converts values.

use regorus::languages::rego::compiler::Compiler;
use regorus::rvm::program::Program;
use regorus::rvm::vm::RegoVM;
use regorus::utils::limits::ExecutionTimerConfig;
use regorus::{Engine, Rc, Value};
use std::collections::HashMap;
use std::num::NonZeroU32;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

/// The longest that one control may think about one resource. Ordinary controls need microseconds.
const TIME_LIMIT: Duration = Duration::from_secs(2);
/// The most virtual machine instructions of one evaluation; about a second of work, so that it binds on idle machines.
const INSTRUCTION_LIMIT: usize = 20_000_000;
/// How many units of work pass between two looks at the clock.
const CLOCK_INTERVAL: NonZeroU32 = NonZeroU32::new(1024).unwrap();
/// How many distinct strings a converter keeps for reuse before it starts anew (about a megabyte of names).
const INTERN_LIMIT: usize = 16_384;
/// The longest string worth keeping for reuse: member names and enumeration values, not prose.
const INTERN_LENGTH: usize = 40;

/// A compiled Rego module, ready to be run by many threads.
#[derive(Clone)]
pub(crate) enum Module {
    /// A program of the engine's virtual machine.
    Compiled { program: Arc<Program>, entry: Arc<str> },
    /// What the virtual machine cannot compile (`walk`, `with`) runs in the interpreter, several times slower.
    Interpreted { engine: Box<Engine>, entry: Arc<str> },
}

/// A module with its own working memory.
pub(crate) enum Machine {
    Compiled { vm: Box<RegoVM>, entry: Arc<str> },
    Interpreted { engine: Box<Engine>, entry: Arc<str> },
}

impl Module {
    /// Compiles one Rego v1 module. `path` is what error messages call it.
    pub(crate) fn compile(path: &str, text: &str) -> Result<Self, String> {
        guarded(|| {
            let mut engine = Engine::new();
            engine.set_execution_timer_config(timer());
            let package = engine.add_policy(path.to_owned(), text.to_owned()).map_err(|error| error.to_string())?;
            let entry: Arc<str> = format!("{package}.deny").into();
            if !engine.has_declared_rule_rooted_at(path, "deny").map_err(|error| error.to_string())? {
                return Err(format!("{path}: no rule `deny`; write `deny contains {{\"at\": […], \"facts\": {{…}}}} if {{ … }}`"));
            }
            let rule: Rc<str> = Rc::from(&*entry);
            let compiled = engine.compile_with_entrypoint(&rule).map_err(|error| error.to_string())?;
            Ok(match Compiler::compile_from_policy(&compiled, &[&entry]) {
                Ok(program) => Self::Compiled { program, entry },
                Err(_) => Self::Interpreted { engine: Box::new(engine), entry },
            })
        })
    }

    /// A machine of its own for one thread, with `data` loaded.
    pub(crate) fn machine(&self, data: &Value) -> Result<Machine, String> {
        match self {
            Self::Compiled { program, entry } => {
                let mut vm = Box::new(RegoVM::new());
                vm.load_program(Arc::clone(program));
                vm.set_max_instructions(INSTRUCTION_LIMIT);
                vm.set_execution_timer_config(Some(timer()));
                vm.set_data(data.clone()).map_err(|error| error.to_string())?;
                Ok(Machine::Compiled { vm, entry: Arc::clone(entry) })
            }
            Self::Interpreted { engine, entry } => {
                let mut engine = engine.clone();
                engine.add_data(data.clone()).map_err(|error| error.to_string())?;
                Ok(Machine::Interpreted { engine, entry: Arc::clone(entry) })
            }
        }
    }
}

impl Machine {
    /// What the module's `deny` rule holds for `input`, as JSON; nothing found is an empty array.
    pub(crate) fn run(&mut self, input: &Value) -> Result<Vec<serde_json::Value>, String> {
        let found = guarded(|| match self {
            Self::Compiled { vm, entry } => {
                vm.set_input(input.clone());
                vm.execute_entry_point_by_name(entry).map_err(|error| error.to_string())
            }
            Self::Interpreted { engine, entry } => {
                engine.set_input(input.clone());
                engine.eval_rule(entry.to_string()).map_err(|error| error.to_string())
            }
        })?;
        match found {
            Value::Undefined => Ok(Vec::new()),
            Value::Set(set) if set.is_empty() => Ok(Vec::new()),
            Value::Set(_) | Value::Array(_) => match serde_json::to_value(&found) {
                Ok(serde_json::Value::Array(items)) => Ok(items),
                Ok(_) | Err(_) => Err("`deny` holds something that is no JSON".to_owned()),
            },
            _ => Err("`deny` is no set; write `deny contains {\"at\": […], \"facts\": {…}} if { … }`".to_owned()),
        }
    }
}

/// Converts JSON to the engine's values and shares the strings that come again and again.
#[derive(Default)]
pub(crate) struct Converter {
    known: HashMap<Box<str>, Value>,
}

impl Converter {
    /// The engine's value for a piece of JSON.
    pub(crate) fn convert(&mut self, json: &serde_json::Value) -> Value {
        match json {
            serde_json::Value::Null => Value::Null,
            serde_json::Value::Bool(truth) => Value::Bool(*truth),
            serde_json::Value::Number(number) => match (number.as_i64(), number.as_f64()) {
                (Some(whole), _) => Value::from(whole),
                (None, Some(float)) => Value::from(float),
                (None, None) => Value::Null,
            },
            serde_json::Value::String(text) => self.string(text),
            serde_json::Value::Array(items) => Value::from(items.iter().map(|item| self.convert(item)).collect::<Vec<_>>()),
            serde_json::Value::Object(members) => {
                Value::from(members.iter().map(|(key, value)| (self.string(key), self.convert(value))).collect::<regorus::value::Object>())
            }
        }
    }

    fn string(&mut self, text: &str) -> Value {
        if text.len() > INTERN_LENGTH {
            return Value::from(text);
        }
        if let Some(known) = self.known.get(text) {
            return known.clone();
        }
        if self.known.len() >= INTERN_LIMIT {
            self.known.clear();
        }
        let value = Value::from(text);
        self.known.insert(text.into(), value.clone());
        value
    }
}

fn timer() -> ExecutionTimerConfig {
    ExecutionTimerConfig { limit: TIME_LIMIT, check_interval: CLOCK_INTERVAL }
}

/// Runs the engine so that a panic in it becomes an error of the one control at hand.
fn guarded<T>(work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        let words = panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str));
        Err(format!("the Rego engine panicked: {}", words.unwrap_or("no message")))
    })
}
