//! The one module that names the Rego engine: compiles a module, runs its `deny` rule, converts values.

mod runtime_guard;

use crate::control;
use regorus::languages::rego::compiler::Compiler;
use regorus::rvm::program::{DeserializationResult, Program};
use regorus::rvm::vm::RegoVM;
use regorus::utils::limits::ExecutionTimerConfig;
use regorus::value::Object;
use regorus::{Engine, Rc, Value};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::num::NonZeroU32;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

/// The form of a finding, for messages.
const DENY: &str = "`deny contains {\"at\": [path], \"facts\": {}} if { … }`";
/// What is to be done when both engines say something else.
const DISAGREEMENT: &str = "the Rego engine's machine and its interpreter disagree; give rules one value at a time, and \
     bind what may be undefined in a rule's body rather than in its head";
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
pub(crate) struct Module {
    code: Code,
    rules: Arc<Rules>,
}

#[derive(Clone)]
enum Code {
    /// A program of the engine's virtual machine.
    Compiled(Arc<Program>),
    /// What the virtual machine cannot compile (`walk`, `with`) runs in the interpreter, several times slower.
    Interpreted(Box<Engine>),
    /// Both, compared at every turn.
    Checked(Arc<Program>, Box<Engine>),
}

/// The full names of the rules that a module is asked for.
struct Rules {
    deny: String,
    applies: Option<String>,
}

/// A module with its own working memory.
pub(crate) struct Machine {
    runner: Runner,
    rules: Arc<Rules>,
}

/// At least one of the two.
struct Runner {
    vm: Option<Box<RegoVM>>,
    interpreter: Option<Box<Engine>>,
}

/// What a module says of one input.
pub(crate) enum Answer {
    /// The module's `applies` is not true: the input is none of its business.
    NotApplicable,
    /// What `deny` holds, as JSON; nothing found is empty.
    Found(Vec<serde_json::Value>),
}

impl Module {
    /// Compiles one Rego v1 module with the `shared` ones that it imports. `path` is what error messages call it.
    pub(crate) fn compile(
        path: &str,
        text: &str,
        shared: &BTreeMap<String, String>,
        wanted: control::Engine,
    ) -> Result<Self, String> {
        guarded(|| {
            let mut engine = Engine::new();
            engine.set_execution_timer_config(timer());
            // As in OPA, a function that cannot take its argument has no value; it does not stop the evaluation.
            engine.set_strict_builtin_errors(false);
            runtime_guard::add_to(&mut engine)?;
            for (name, text) in shared {
                engine
                    .add_policy(format!("lib/{name}.rego"), text.clone())
                    .map_err(|error| error.to_string())?;
            }
            let package = engine
                .add_policy(path.to_owned(), text.to_owned())
                .map_err(|error| error.to_string())?;
            let declares = |rule: &str| {
                engine
                    .has_declared_rule_rooted_at(path, rule)
                    .map_err(|error| error.to_string())
            };
            if !declares("deny")? {
                return Err(format!("{path}: no rule `deny`; write {DENY}"));
            }
            let rules = Rules {
                deny: format!("{package}.deny"),
                applies: declares("applies")?.then(|| format!("{package}.applies")),
            };
            let entry: Rc<str> = Rc::from(rules.deny.as_str());
            let compiled = engine
                .compile_with_entrypoint(&entry)
                .map_err(|error| error.to_string())?;
            let entries: Vec<&str> = [Some(&rules.deny), rules.applies.as_ref()]
                .into_iter()
                .flatten()
                .map(String::as_str)
                .collect();
            let program = Compiler::compile_from_policy(&compiled, &entries);
            let code = match (program, wanted) {
                (Ok(program), control::Engine::Fast) => Code::Compiled(program),
                (Ok(program), control::Engine::Checked) => Code::Checked(program, Box::new(engine)),
                (Err(_), _) => Code::Interpreted(Box::new(engine)),
            };
            Ok(Self {
                code,
                rules: Arc::new(rules),
            })
        })
    }

    /// The program of the virtual machine as bytes; none if there is an interpreter as well.
    pub(crate) fn serialize(&self) -> Option<Vec<u8>> {
        let Code::Compiled(program) = &self.code else {
            return None;
        };
        let mut program = Program::clone(program);
        // They are there for people who look for a fault in a program, and most of its length.
        program.sources.clear();
        program.instruction_spans.clear();
        program.serialize_binary().ok()
    }

    /// A module from its bytes.
    pub(crate) fn deserialize(bytes: &[u8]) -> Result<Self, String> {
        let program = match Program::deserialize_binary(bytes)? {
            DeserializationResult::Complete(program) => program,
            DeserializationResult::Partial(_) => return Err("not all of it is there".to_owned()),
        };
        let entry = |rule: &str| {
            let mut names = program.entry_points.keys();
            names.find(|name| name.ends_with(rule)).cloned()
        };
        let rules = Rules {
            deny: entry(".deny").ok_or("it has no rule `deny`")?,
            applies: entry(".applies"),
        };
        Ok(Self {
            code: Code::Compiled(Arc::new(program)),
            rules: Arc::new(rules),
        })
    }

    /// A machine of its own for one thread, with `data` loaded.
    pub(crate) fn machine(&self, data: &Value) -> Result<Machine, String> {
        let runner = match &self.code {
            Code::Compiled(program) => Runner {
                vm: Some(vm(program, data)?),
                interpreter: None,
            },
            Code::Interpreted(engine) => Runner {
                vm: None,
                interpreter: Some(interpreter(engine, data)?),
            },
            Code::Checked(program, engine) => Runner {
                vm: Some(vm(program, data)?),
                interpreter: Some(interpreter(engine, data)?),
            },
        };
        Ok(Machine {
            runner,
            rules: Arc::clone(&self.rules),
        })
    }
}

impl Machine {
    /// What the module says of `input`.
    pub(crate) fn run(&mut self, input: &Value) -> Result<Answer, String> {
        let rules = Arc::clone(&self.rules);
        let runner = &mut self.runner;
        guarded(|| {
            runner.take(input);
            if let Some(applies) = &rules.applies {
                match runner.rule(applies)? {
                    Value::Bool(true) => {}
                    Value::Bool(false) | Value::Undefined => return Ok(Answer::NotApplicable),
                    _ => return Err("`applies` is neither true nor false".to_owned()),
                }
            }
            let found = runner.rule(&rules.deny)?;
            match found {
                Value::Undefined => Ok(Answer::Found(Vec::new())),
                Value::Set(set) if set.is_empty() => Ok(Answer::Found(Vec::new())),
                Value::Set(_) | Value::Array(_) => match serde_json::to_value(&found) {
                    Ok(serde_json::Value::Array(items)) => Ok(Answer::Found(items)),
                    Ok(_) | Err(_) => Err("`deny` holds something that is no JSON".to_owned()),
                },
                _ => Err(format!("`deny` is no set; write {DENY}")),
            }
        })
    }
}

impl Runner {
    fn take(&mut self, input: &Value) {
        if let Some(vm) = &mut self.vm {
            vm.set_input(input.clone());
        }
        if let Some(interpreter) = &mut self.interpreter {
            interpreter.set_input(input.clone());
        }
    }

    fn rule(&mut self, name: &str) -> Result<Value, String> {
        let interpreted = match &mut self.interpreter {
            Some(interpreter) => Some(
                interpreter
                    .eval_rule(name.to_owned())
                    .map_err(|error| error.to_string())?,
            ),
            None => None,
        };
        let Some(vm) = &mut self.vm else {
            return Ok(interpreted.unwrap_or(Value::Undefined));
        };
        let value = vm
            .execute_entry_point_by_name(name)
            .map_err(|error| error.to_string())?;
        match interpreted {
            Some(other) if other != value && !(is_nothing(&other) && is_nothing(&value)) => {
                Err(format!("{name}: {DISAGREEMENT}"))
            }
            _ => Ok(value),
        }
    }
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Undefined => true,
        Value::Set(set) => set.is_empty(),
        _ => false,
    }
}

fn vm(program: &Arc<Program>, data: &Value) -> Result<Box<RegoVM>, String> {
    let mut vm = Box::new(RegoVM::new());
    vm.load_program(Arc::clone(program));
    vm.set_max_instructions(INSTRUCTION_LIMIT);
    vm.set_execution_timer_config(Some(timer()));
    vm.set_data(data.clone())
        .map_err(|error| error.to_string())?;
    Ok(vm)
}

fn interpreter(engine: &Engine, data: &Value) -> Result<Box<Engine>, String> {
    let mut engine = Box::new(engine.clone());
    engine
        .add_data(data.clone())
        .map_err(|error| error.to_string())?;
    Ok(engine)
}

/// Converts JSON to the engine's values and shares the strings that come again and again.
#[derive(Default)]
pub(crate) struct Converter {
    known: FxHashMap<Box<str>, Value>,
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
            serde_json::Value::Array(items) => Value::from(
                items
                    .iter()
                    .map(|item| self.convert(item))
                    .collect::<Vec<_>>(),
            ),
            serde_json::Value::Object(members) => {
                let members = members.iter();
                object(members.map(|(key, value)| (self.string(key), self.convert(value))))
            }
        }
    }

    /// The engine's value for a text.
    pub(crate) fn string(&mut self, text: &str) -> Value {
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

/// The engine's object of these members; of equal names the last counts.
pub(crate) fn object(members: impl Iterator<Item = (Value, Value)>) -> Value {
    // All at once: the engine's own collecting inserts them one by one.
    Object::from(members.collect::<BTreeMap<_, _>>()).into()
}

fn timer() -> ExecutionTimerConfig {
    ExecutionTimerConfig {
        limit: TIME_LIMIT,
        check_interval: CLOCK_INTERVAL,
    }
}

/// Runs the engine so that a panic in it becomes an error of the one control at hand.
fn guarded<T>(work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        let words = panic
            .downcast_ref::<&str>()
            .copied()
            .or_else(|| panic.downcast_ref::<String>().map(String::as_str));
        Err(format!(
            "the Rego engine panicked: {}",
            words.unwrap_or("no message")
        ))
    })
}
