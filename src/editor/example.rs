//! What a guide's own passing cases show for a place: where edits and proposals come from.

use super::layout::{Edit, Layout, dedented, indentation};
use lsp::CodedResource;
use lsp::source::{Files, Span};
use policy::{Place, Resource, Shapes};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// One passing case, read.
pub(super) struct Example {
    text: Arc<str>,
    resources: Vec<CodedResource>,
}

/// A resource in a document that is to be mended.
#[derive(Clone, Copy)]
pub(super) struct Wanted<'w> {
    pub(super) layout: Layout,
    pub(super) text: &'w str,
    /// The texts of all files of the unit.
    pub(super) texts: &'w [&'w str],
    pub(super) resource: &'w Resource,
    pub(super) origin: &'w lsp::Origin,
    pub(super) at: &'w Place,
    /// The control whose finding is to be mended: only texts that it names are taken for constants.
    pub(super) control: &'w str,
}

/// A folder with one file in it.
struct Alone<'a>(&'a Path, Arc<str>);

impl Files for Alone<'_> {
    fn text(&self, path: &Path) -> Result<Arc<str>, String> {
        if path == self.0 {
            return Ok(Arc::clone(&self.1));
        }
        Err("an example has no other files".to_owned())
    }

    fn list(&self, _: &Path) -> Vec<PathBuf> {
        vec![self.0.to_owned()]
    }
}

impl Example {
    /// Reads a case in the file that this layout has.
    pub(super) fn read(layout: Layout, text: &str, shapes: &Shapes) -> Option<Self> {
        let text: Arc<str> = Arc::from(text);
        let unit = layout.unit_of_example()?;
        let files = Alone(Path::new(layout.example()?), Arc::clone(&text));
        let coded = lsp::resources(unit.read(&files), shapes);
        Some(Self {
            text,
            resources: coded.resources,
        })
    }

    /// The values that it writes at places like this one, in resources of this kind, each with its name before it.
    pub(super) fn pairs(&self, layout: Layout, kind: &str, at: &Place) -> Vec<(&str, &str)> {
        let alike = self.alike(kind);
        let spans = alike.flat_map(|coded| {
            let places = coded.origin.like(at).into_iter();
            places
                .filter_map(|place| coded.origin.own_span(&place))
                .collect::<Vec<_>>()
        });
        spans
            .filter_map(|span| layout.pair(self.quote(span)?))
            .collect()
    }

    fn alike(&self, kind: &str) -> impl Iterator<Item = &CodedResource> {
        self.resources
            .iter()
            .filter(move |coded| coded.resource.kind == kind)
    }

    fn quote(&self, span: &Span) -> Option<&str> {
        self.text
            .get(span.range.start as usize..span.range.end as usize)
    }

    /// The edits that would write in a document what this example writes.
    pub(super) fn edits(&self, wanted: &Wanted<'_>) -> Vec<Edit> {
        let mut edits = Vec::new();
        for coded in self.alike(&wanted.resource.kind) {
            match wanted.origin.own_span(wanted.at) {
                Some(span) => {
                    let places = coded.origin.like(wanted.at);
                    edits.extend(
                        places
                            .iter()
                            .filter_map(|place| self.replaced(wanted, span, coded, place)),
                    );
                }
                None => edits.extend(self.inserted(wanted, coded)),
            }
        }
        edits
    }

    /// Another value for a name that stands there.
    fn replaced(
        &self,
        wanted: &Wanted<'_>,
        span: &Span,
        coded: &CodedResource,
        place: &Place,
    ) -> Option<Edit> {
        let bytes = span.range.start as usize..span.range.end as usize;
        let old = wanted.text.get(bytes.clone())?;
        let (name, value) = wanted.layout.pair(old)?;
        let example = coded
            .origin
            .own_span(place)
            .and_then(|span| self.quote(span))?;
        let (other, new) = wanted.layout.example_layout().pair(example)?;
        let is_same = name.trim_matches('"') == other.trim_matches('"');
        let new = if wanted.layout.is_json() {
            let plain = coded
                .origin
                .plain(place)
                .filter(|plain| !plain.is_object() && !plain.is_array())
                .filter(|_| wanted.is_constant_value(new))?;
            plain.to_string()
        } else {
            wanted.layout.plainly(new).to_owned()
        };
        // What decides an expression stands elsewhere, and there it is to be mended.
        let is_literal = wanted.layout.is_literal(value);
        let start = bytes.start + old.rfind(value)?;
        let is_meant = is_same && is_literal && new != value;
        (is_meant && wanted.is_constant_value(&new)).then(|| Edit {
            start,
            end: start + value.len(),
            text: new,
        })
    }

    /// What is missing, put into the nearest block around it that stands there.
    fn inserted(&self, wanted: &Wanted<'_>, coded: &CodedResource) -> Vec<Edit> {
        let mut around = wanted.at.clone();
        let mut missing = vec![wanted.at.clone()];
        while let Some(parent) = around.parent() {
            around = parent;
            if wanted.origin.own_span(&around).is_some() {
                break;
            }
            missing.push(around.clone());
        }
        // A language may have no block for what is a member of the shape; the outermost that the example writes counts.
        let written = |place: &Place| {
            let like = coded.origin.like(place);
            like.iter()
                .any(|place| coded.origin.own_span(place).is_some())
        };
        let Some(missing) = missing
            .into_iter()
            .rev()
            .find(|place| *place != Place::root() && written(place))
        else {
            return Vec::new();
        };
        let is_whole = around == Place::root();
        let anchor = if is_whole {
            wanted.origin.header()
        } else {
            wanted.origin.own_span(&around)
        };
        let Some(anchor) = anchor.and_then(|span| wanted.body(span.range.start as usize, is_whole))
        else {
            return Vec::new();
        };
        let mut edits = Vec::new();
        for place in coded.origin.like(&missing) {
            let Some(span) = coded.origin.own_span(&place) else {
                continue;
            };
            let start = span.range.start as usize;
            let header = coded
                .origin
                .header()
                .map(|header| header.range.start as usize);
            let block =
                header.map(|header| wanted.layout.example_layout().extent(&self.text, header));
            let stands_apart = block.is_none_or(|block| !block.contains(&start));
            let edit = if stands_apart {
                self.beside(wanted, coded, start)
            } else if wanted.layout.is_json() {
                let name = missing
                    .segments()
                    .last()
                    .map(std::borrow::Cow::into_owned)
                    .unwrap_or_default();
                let lines = self
                    .text
                    .get(wanted.layout.example_layout().extent(&self.text, start));
                // What a name of the example stands for, as behind `!Ref`, is nobody else's, whatever it looks like in JSON.
                let calls = |lines: &str| ["Ref:", "Fn::"].iter().any(|call| lines.contains(call));
                let is_plain =
                    lines.is_some_and(|lines| wanted.is_constant(lines) && !calls(lines));
                let plain = coded.origin.plain(&place).filter(|_| is_plain);
                plain.and_then(|plain| {
                    let lines = format!(
                        "{}: {}",
                        serde_json::json!(name),
                        serde_json::to_string_pretty(&plain).ok()?
                    );
                    wanted.layout.insert(wanted.text, anchor, &lines)
                })
            } else {
                let lines = self.text.get(wanted.layout.extent(&self.text, start));
                lines.and_then(|lines| {
                    let lines = dedented(lines, &indentation(&self.text, start));
                    wanted.layout.insert(wanted.text, anchor, &lines)
                })
            };
            edits.extend(edit.filter(|edit| wanted.is_constant(&edit.text)));
        }
        edits
    }

    /// A block of its own behind that of the resource: in Terraform a part of a resource may stand in another one.
    fn beside(&self, wanted: &Wanted<'_>, coded: &CodedResource, start: usize) -> Option<Edit> {
        if wanted.layout != Layout::Hcl {
            return None;
        }
        let before = self.text.get(..start)?;
        let is_header = self.text.get(start..)?.starts_with("resource \"");
        let header = || before.rfind("\nresource \"").map_or(0, |at| at + 1);
        let block = if is_header { start } else { header() };
        let lines = self.text.get(wanted.layout.extent(&self.text, block))?;
        let (theirs, ours) = (address(&coded.resource.id)?, address(&wanted.resource.id)?);
        let label = |address: &str| address.rsplit('.').next().map(|name| format!("\"{name}\""));
        let (head, body) = lines.split_once('\n')?;
        let head = head.replacen(&label(&theirs)?, &label(&ours)?, 1);
        let own = head.split('"').nth(1).zip(head.split('"').nth(3));
        let taken = own.is_none_or(|(kind, name)| {
            let header = format!("\"{kind}\" \"{name}\"");
            wanted.texts.iter().any(|text| text.contains(&header))
        });
        let body = body.replace(&format!("{theirs}."), &format!("{ours}."));
        let header = wanted.origin.header()?.range.start as usize;
        let extent = wanted.layout.extent(wanted.text, header);
        let end = extent.end;
        // A block beside it would go to the default provider, which may be another Region.
        let whole = wanted.text.get(extent)?;
        let has_provider = whole
            .lines()
            .any(|line| line.trim_start().starts_with("provider "));
        (!taken && !has_provider).then(|| Edit {
            start: end,
            end,
            text: format!("\n\n{head}\n{body}"),
        })
    }
}

impl Layout {
    /// The layout of the examples for a document in this one.
    pub(super) fn example_layout(self) -> Self {
        match self {
            Self::Json => Self::Yaml,
            Self::Arm => Self::Bicep,
            other => other,
        }
    }
}

impl Wanted<'_> {
    /// Where the block begins that takes members of the resource, or of the value that begins at a byte.
    fn body(&self, start: usize, is_whole: bool) -> Option<usize> {
        let names = match self.layout {
            Layout::Yaml => ["Properties:", "Properties:"],
            Layout::Json | Layout::Arm => ["\"Properties\"", "\"properties\""],
            Layout::Hcl | Layout::Bicep => return Some(start),
        };
        if !is_whole {
            return Some(start);
        }
        let block = self.layout.extent(self.text, start);
        let inside = self.text.get(block.clone())?;
        let found = names.iter().filter_map(|name| inside.find(name)).min()?;
        Some(block.start + found)
    }

    /// Whether everything that is written in some lines is a constant. The names, addresses and dates of an example are
    /// nobody else's, and neither are those that the document has for something else.
    fn is_constant(&self, lines: &str) -> bool {
        lines.lines().all(|line| {
            let line = line.trim();
            match self.layout.pair(line) {
                _ if line.starts_with("resource \"") => true,
                Some((_, value)) => self.is_constant_value(value),
                // The name of a block, or an element of a list.
                None if line.ends_with(['{', '[', ':']) => true,
                None => self.is_constant_value(line),
            }
        })
    }

    /// Whether a value is yes or no, a number or a text that the control names, or the resource itself.
    fn is_constant_value(&self, value: &str) -> bool {
        let own = address(&self.resource.id);
        let is_known = |word: &str| {
            let is_own = own
                .as_ref()
                .is_some_and(|own| word.starts_with(&format!("{own}.")));
            let is_plain = matches!(
                word,
                "true" | "false" | "null" | "Enabled" | "Disabled" | "-"
            );
            is_own || is_plain || self.names(word)
        };
        let words = value.split(|other: char| !is_word(other));
        !value.contains(['$', '!', '#']) && words.filter(|word| !word.is_empty()).all(is_known)
    }

    /// Whether the control names a text or a number.
    fn names(&self, word: &str) -> bool {
        if word.parse::<f64>().is_err() {
            return self.control.contains(&format!("\"{word}\""));
        }
        let mut words = self.control.split(|other: char| !is_word(other));
        words.any(|named| named == word)
    }
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '-' | '.' | ':' | '/' | '*' | '@')
}

/// The address of a resource within its module: `aws_s3_bucket.logs`. None for one of several instances.
fn address(id: &str) -> Option<String> {
    let parts: Vec<&str> = id.rsplit('.').take(2).collect();
    let is_one = parts.len() == 2 && !id.contains('[');
    is_one.then(|| parts.into_iter().rev().collect::<Vec<_>>().join("."))
}
