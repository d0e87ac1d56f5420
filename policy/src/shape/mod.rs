//! The tables that give every resource one shape, whatever wrote it: names, types, defaults, spellings.

mod answer;
mod code;
mod coerce;
mod fill;
mod member;
mod shaped;
mod table;

pub use answer::{Answer, Renames, Version};
pub use code::{Dialect, Form, Into};
pub use fill::Filled;
pub(crate) use fill::is_summary;
pub use table::{Property, PropertyType, Shape, ShapeError};

use rust_embed::Embed;
use std::collections::HashMap;
use std::sync::OnceLock;

/// The tables of `policy/shapes`.
#[derive(Embed)]
#[folder = "shapes"]
struct Tables;

/// A line for each table: its path, its kind, and the types of languages for infrastructure that it takes.
static INDEX: &str = include_str!(concat!(env!("OUT_DIR"), "/shapes.tsv"));

/// All shapes. A table is read when its kind is first asked for: a single template needs a few of them.
#[derive(Debug, Default)]
pub struct Shapes {
    tables: Vec<Table>,
    by_kind: HashMap<&'static str, usize>,
    /// Types of languages for infrastructure -> the tables that take them, in lower case for ARM.
    by_type: HashMap<String, Vec<usize>>,
    /// The form of a type whose arguments differ from the kind's members in spelling alone.
    plain: Form,
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
    /// Takes in the embedded tables.
    pub fn embedded() -> Self {
        let mut shapes = Self::default();
        for line in INDEX.lines() {
            shapes.add(line);
        }
        shapes
    }

    /// Takes in a line of the index.
    fn add(&mut self, line: &'static str) {
        let mut fields = line.split('\t');
        let (Some(path), Some(kind)) = (fields.next(), fields.next()) else {
            return;
        };
        let index = self.tables.len();
        let shape = OnceLock::new();
        self.tables.push(Table { path, shape });
        self.by_kind.insert(kind, index);
        let own = [kind.to_lowercase()].into_iter().chain(cloud_control(kind));
        for name in own.chain(fields.map(str::to_lowercase)) {
            let tables = self.by_type.entry(name).or_default();
            if !tables.contains(&index) {
                tables.push(index);
            }
        }
    }

    /// The shape of a kind, if there is a table for it that can be read.
    pub fn of(&self, kind: &str) -> Option<&Shape> {
        let table = self.tables.get(*self.by_kind.get(kind)?)?;
        table.shape().ok()
    }

    /// Every shape.
    pub fn iter(&self) -> impl Iterator<Item = &Shape> {
        self.tables.iter().filter_map(|table| table.shape().ok())
    }

    /// What a type of a language may become: shapes with the form that says how, or with none for a type that is the
    /// kind itself.
    pub fn of_type(&self, dialect: Dialect, name: &str) -> Vec<(&Shape, Option<&Form>)> {
        let shapes = |name: &str| {
            let tables = self.by_type.get(name).into_iter().flatten();
            tables.filter_map(|index| self.tables.get(*index)?.shape().ok())
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

/// How the Terraform provider that is made from CloudFormation's schemas (`awscc`) calls a kind, without underscores:
/// `AWS::S3::Bucket` -> `awsccs3bucket`.
fn cloud_control(kind: &str) -> Option<String> {
    let rest = kind.strip_prefix("AWS::")?;
    Some(format!("awscc{}", rest.replace("::", "").to_lowercase()))
}
