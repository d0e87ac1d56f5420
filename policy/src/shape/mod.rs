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
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

/// The tables of `policy/shapes`.
#[derive(Embed)]
#[folder = "shapes"]
struct Tables;

/// All shapes. A table is read when its kind is first asked for: a single template needs a few of them.
#[derive(Debug, Default)]
pub struct Shapes {
    tables: Vec<Table>,
    by_kind: HashMap<String, usize>,
    /// Types of languages for infrastructure -> the tables that take them, in lower case for ARM.
    by_type: HashMap<String, Vec<usize>>,
    /// The form of a type whose arguments differ from the kind's members in spelling alone.
    plain: Form,
}

/// One table, read or not.
#[derive(Debug)]
struct Table {
    path: String,
    text: Cow<'static, [u8]>,
    shape: OnceLock<Result<Shape, ShapeError>>,
}

impl Table {
    fn shape(&self) -> Result<&Shape, &ShapeError> {
        let read = || Shape::read(&self.path, &String::from_utf8_lossy(&self.text));
        self.shape.get_or_init(read).as_ref()
    }
}

impl Shapes {
    /// Takes in the embedded tables.
    pub fn embedded() -> Self {
        let mut shapes = Self::default();
        for path in Tables::iter() {
            if let Some(file) = Tables::get(&path) {
                shapes.add(&path, file.data);
            }
        }
        shapes
    }

    /// Takes in a table. Which kind and types it is for is found without reading all of it.
    fn add(&mut self, path: &str, text: Cow<'static, [u8]>) {
        let index = self.tables.len();
        for line in text.split(|byte| *byte == b'\n') {
            let quoted = |key: &str| {
                let value = line.strip_prefix(key.as_bytes())?;
                std::str::from_utf8(value)
                    .ok()?
                    .trim_end()
                    .strip_suffix('"')
            };
            if let Some(kind) = quoted("kind = \"") {
                self.by_kind.insert(kind.to_owned(), index);
                for name in std::iter::once(kind.to_lowercase()).chain(cloud_control(kind)) {
                    self.by_type.entry(name).or_default().push(index);
                }
            } else if let Some(name) = quoted("type = \"") {
                let tables = self.by_type.entry(name.to_lowercase()).or_default();
                if !tables.contains(&index) {
                    tables.push(index);
                }
            }
        }
        self.tables.push(Table {
            path: path.to_owned(),
            text,
            shape: OnceLock::new(),
        });
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
