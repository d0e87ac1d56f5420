//! The tables that give every resource one shape, whatever wrote it: names, types, defaults, spellings.

mod answer;
mod answered;
mod answers;
mod code;
mod coerce;
mod fill;
mod member;
mod shaped;
mod table;

pub use answer::{Answer, AnswerMembers, Renames, Version};
pub use answered::{Remembered, Said};
use answers::Answers;
pub use code::{Dialect, Form, Into};
pub use fill::Filled;
pub(crate) use fill::is_summary;
pub use table::{Property, PropertyType, Shape, ShapeError};

use rust_embed::Embed;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// The tables of `policy/shapes`.
#[derive(Embed)]
#[folder = "shapes"]
struct Tables;

/// A line for each table: its path and its kind.
static SHAPES: &str = include_str!(concat!(env!("OUT_DIR"), "/shapes.tsv"));
/// A line for each type of a language for infrastructure, in lower case, with the numbers of the tables that take it.
static TYPES: &str = include_str!(concat!(env!("OUT_DIR"), "/types.tsv"));

/// All shapes. A table is read when its kind is first asked for: a single template needs a few of them.
#[derive(Debug, Default)]
pub struct Shapes {
    tables: Vec<Table>,
    by_kind: FxHashMap<&'static str, usize>,
    /// Types of languages for infrastructure, in lower case -> the numbers of the tables that take them.
    by_type: FxHashMap<&'static str, &'static str>,
    /// The form of a type whose arguments differ from the kind's members in spelling alone.
    plain: Form,
    /// Once somebody asks.
    answers: OnceLock<Answers>,
}

/// One table, read or not.
#[derive(Debug)]
struct Table {
    path: &'static str,
    shape: OnceLock<Result<Shape, ShapeError>>,
}

impl Table {
    fn shape(&self) -> Result<&Shape, &ShapeError> {
        let read = || {
            let text = Tables::get(self.path).map(|file| file.data);
            Shape::read(
                self.path,
                &String::from_utf8_lossy(&text.unwrap_or_default()),
            )
        };
        self.shape.get_or_init(read).as_ref()
    }
}

impl Shapes {
    /// The embedded tables.
    pub fn embedded() -> Self {
        let lines = |text: &'static str| text.lines().filter_map(|line| line.split_once('\t'));
        let table = |(path, _)| Table {
            path,
            shape: OnceLock::new(),
        };
        let kinds = lines(SHAPES).map(|(_, kind)| kind);
        Self {
            tables: lines(SHAPES).map(table).collect(),
            by_kind: kinds
                .enumerate()
                .map(|(number, kind)| (kind, number))
                .collect(),
            by_type: lines(TYPES).collect(),
            plain: Form::default(),
            answers: OnceLock::new(),
        }
    }

    /// The shape of a kind, if there is a table for it that can be read.
    pub fn of(&self, kind: &str) -> Option<&Shape> {
        let table = self.tables.get(*self.by_kind.get(kind)?)?;
        table.shape().ok()
    }

    /// The shape of a kind in whatever letter case it is written.
    pub fn of_any_case(&self, kind: &str) -> Option<&Shape> {
        self.of(kind).or_else(|| {
            let mut kinds = self.by_kind.keys();
            self.of(kinds.find(|known| known.eq_ignore_ascii_case(kind))?)
        })
    }

    /// Every shape.
    pub fn iter(&self) -> impl Iterator<Item = &Shape> {
        self.tables.iter().filter_map(|table| table.shape().ok())
    }

    /// What a type of a language may become: shapes with the form that says how, or with none for a type that is the
    /// kind itself.
    pub fn of_type(&self, dialect: Dialect, name: &str) -> Vec<(&Shape, Option<&Form>)> {
        let shapes = |name: &str| {
            let numbers = self.by_type.get(name).into_iter();
            let numbers = numbers.flat_map(|numbers| numbers.split(' '));
            numbers
                .filter_map(|number| self.tables.get(number.parse::<usize>().ok()?)?.shape().ok())
        };
        if dialect == Dialect::Terraform && name.starts_with("awscc_") {
            let kinds = shapes(&name.replace('_', ""));
            return kinds.map(|shape| (shape, Some(&self.plain))).collect();
        }
        let fits = |other: &str| match dialect {
            Dialect::Arm => other.eq_ignore_ascii_case(name),
            Dialect::Terraform | Dialect::CloudFormation => other == name,
        };
        let mut found = Vec::new();
        for shape in shapes(&name.to_lowercase()) {
            let own = dialect != Dialect::Terraform && fits(&shape.kind);
            let forms = shape
                .forms
                .iter()
                .filter(|(of, form)| *of == dialect && fits(&form.type_name));
            let before = found.len();
            found.extend(forms.map(|(_, form)| (shape, Some(form))));
            if own && found.len() == before {
                found.push((shape, None));
            }
        }
        found
    }

    /// The tables that cannot be read; with the embedded ones that is a defect of this build.
    pub fn errors(&self) -> impl Iterator<Item = &ShapeError> {
        self.tables.iter().filter_map(|table| table.shape().err())
    }
}
