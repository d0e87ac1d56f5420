//! From what is declared in code to resources in the one shape: types become kinds, satellites fold into their parents,
//! defaults are filled in, and every place keeps its mark.

use crate::source::{Declared, Names, Reading, Span, Spans};
use policy::{
    Form, Into, Mark, Members, Place, Reference, Resource, Shape, Shapes, Written, WrittenValue,
};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// The resources of one unit of code.
#[derive(Debug, Default)]
pub struct Coded {
    /// The resources, in the order of the text.
    pub resources: Vec<CodedResource>,
    /// What was recognised, and what was not.
    pub share: Share,
    /// The files that were read, and what each mark stands for.
    pub spans: Arc<Spans>,
    /// What the names in expressions stand for, as [`Reading::names`].
    pub names: Names,
}

/// A resource in the one shape, and where it comes from.
#[derive(Debug)]
pub struct CodedResource {
    /// What is judged.
    pub resource: Resource,
    /// Where it stands.
    pub origin: Origin,
}

/// Where the parts of a resource stand.
#[derive(Clone, Debug)]
pub struct Origin {
    shape: Written,
    header: Mark,
    spans: Arc<Spans>,
    /// For a part of a resource that is declared elsewhere: the place of that part. Nothing else is known of it.
    part: Option<Place>,
}

/// How much of the code was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Declared resources with a shape of which everything is known.
    pub known: usize,
    /// Declared resources with a shape of which something cannot be known.
    pub partly_unknown: usize,
    /// Declared resources for whose type there is no shape, by type.
    pub unrecognised: BTreeMap<Arc<str>, usize>,
}

impl Share {
    /// Takes in another unit's share.
    pub fn absorb(&mut self, other: Self) {
        self.known += other.known;
        self.partly_unknown += other.partly_unknown;
        for (name, count) in other.unrecognised {
            *self.unrecognised.entry(name).or_default() += count;
        }
    }
}

impl Origin {
    /// What is to be changed to mend the place `at`: what stands there, or else the nearest thing around it that was
    /// written, at the last the header of the resource.
    pub fn span(&self, at: &Place) -> Option<&Span> {
        let mark = self.shape.mark_at(at);
        self.spans
            .get(if mark.is_some() { mark } else { self.header })
    }

    /// Everything written around the place `at`, from the outside in, beginning with the header of the resource.
    pub fn around(&self, at: &Place) -> Vec<&Span> {
        let places: Vec<Place> = std::iter::successors(Some(at.clone()), Place::parent).collect();
        let inside = places
            .iter()
            .rev()
            .filter_map(|place| self.spans.get(self.shape.mark_at(place)));
        self.header().into_iter().chain(inside).collect()
    }

    /// What was written at just this place.
    pub fn own_span(&self, at: &Place) -> Option<&Span> {
        self.spans.get(self.shape.find(at)?.mark)
    }

    /// What was written at a place, as far as it is known.
    pub fn plain(&self, at: &Place) -> Option<serde_json::Value> {
        let (value, unknown) = self.shape.find(at)?.plain();
        unknown.is_empty().then_some(value)
    }

    /// The places that are `at` but for the elements of lists, and at which something was written.
    pub fn like(&self, at: &Place) -> Vec<Place> {
        let mut found = vec![Place::root()];
        for segment in at.segments() {
            found = found
                .iter()
                .flat_map(|place| self.steps(place, &segment))
                .collect();
        }
        found
    }

    /// The members called `segment` of a place, or the elements if it is a list.
    fn steps(&self, place: &Place, segment: &str) -> Vec<Place> {
        match self.shape.find(place).map(|written| &written.value) {
            Some(WrittenValue::List(items)) => {
                (0..items.len()).map(|index| place.element(index)).collect()
            }
            Some(WrittenValue::Object(members)) if members.contains_key(segment) => {
                vec![place.member(segment)]
            }
            _ => Vec::new(),
        }
    }

    /// The innermost place of what was written from this byte of a file on.
    pub fn place_from(&self, file: u32, byte: u32) -> Option<Place> {
        let begins = |mark: Mark| {
            let span = self.spans.get(mark);
            span.is_some_and(|span| span.file == file && span.range.start == byte)
        };
        let mut found = None;
        let mut waiting = vec![(Place::root(), &self.shape)];
        while let Some((place, written)) = waiting.pop() {
            let depth = |place: &Place| place.segments().count();
            if begins(written.mark)
                && found
                    .as_ref()
                    .is_none_or(|known| depth(known) < depth(&place))
            {
                found = Some(place.clone());
            }
            match &written.value {
                WrittenValue::List(items) => {
                    let items = items.iter().enumerate();
                    waiting.extend(items.map(|(index, item)| (place.element(index), item)));
                }
                WrittenValue::Object(members) => {
                    let members = members.iter();
                    waiting.extend(members.map(|(name, member)| (place.member(name), member)));
                }
                _ => {}
            }
        }
        found
    }

    /// The header of the resource.
    pub fn header(&self) -> Option<&Span> {
        self.spans.get(self.header)
    }

    /// The files that [`Span::file`] counts.
    pub fn spans(&self) -> &Arc<Spans> {
        &self.spans
    }

    /// Whether a verdict at this place can be told: of a resource that is declared elsewhere only the part is known
    /// that stands here.
    pub fn knows(&self, at: &Place) -> bool {
        // A part that is spread over the whole knows no more than it says.
        let says = || *at != Place::root() && self.shape.find(at).is_some();
        self.part.as_ref().is_none_or(|part| {
            if *part == Place::root() {
                says()
            } else {
                at.is_within(part)
            }
        })
    }

    /// Whether only a part of the resource stands here.
    pub fn is_part(&self) -> bool {
        self.part.is_some()
    }
}

/// A resource that satellites can still be folded into.
struct Draft<'s> {
    shape: &'s Shape,
    address: Arc<str>,
    name: String,
    header: Mark,
    body: Written,
    doubtful: Option<Arc<str>>,
    part: Option<Place>,
}

/// A part of a parent.
struct Satellite<'d, 's> {
    declared: &'d Declared,
    doubtful: Option<Arc<str>>,
    shape: &'s Shape,
    into: &'s Into,
    body: Written,
}

/// Gives every declared resource of a reading its shape.
pub fn resources(reading: Reading, shapes: &Shapes) -> Coded {
    let mut share = Share::default();
    let mut drafts = Vec::new();
    let mut satellites = Vec::new();
    for declared in &reading.declared {
        let forms = shapes.of_type(declared.dialect, &declared.type_name);
        if forms.is_empty() && !is_aside(&declared.type_name) {
            *share
                .unrecognised
                .entry(Arc::clone(&declared.type_name))
                .or_default() += 1;
        } else if !forms.is_empty()
            && (declared.doubtful.is_some() || holds_unknown(&declared.body))
        {
            share.partly_unknown += 1;
        } else if !forms.is_empty() {
            share.known += 1;
        }
        for (shape, form) in forms {
            let Some(form) = form else {
                let body = shape.shaped_own(&declared.body);
                drafts.push(Draft::whole(declared, shape, None, body));
                continue;
            };
            let doubtful = match Meant::by(form, declared) {
                Meant::No => continue,
                Meant::Yes => declared.doubtful.clone(),
                Meant::Perhaps(reason) => Some(reason),
            };
            let body = shape.shaped(form, &declared.body);
            match &form.into {
                Some(into) => satellites.push(Satellite {
                    declared,
                    doubtful,
                    shape,
                    into,
                    body,
                }),
                None => drafts.push(Draft {
                    doubtful,
                    ..Draft::whole(declared, shape, Some(form), body)
                }),
            }
        }
    }
    fold(&mut drafts, satellites);
    resolve(&mut drafts);
    let spans = Arc::new(reading.spans);
    let resources = drafts
        .into_iter()
        .map(|draft| draft.finished(&spans))
        .collect();
    Coded {
        resources,
        share,
        spans,
        names: reading.names,
    }
}

/// Data sources and providers are declared like resources, and are none unless a table says so.
fn is_aside(type_name: &str) -> bool {
    type_name.starts_with("data.") || type_name.starts_with("provider.")
}

/// Whether a form is meant by the arguments that it asks for.
enum Meant {
    Yes,
    No,
    /// Nobody can know, for this reason.
    Perhaps(Arc<str>),
}

impl Meant {
    /// A child in ARM is named `parent/child`, and meant by its own name.
    fn by(form: &Form, declared: &Declared) -> Self {
        for (argument, wanted) in &form.when {
            match declared.body.member(argument).map(|said| &said.value) {
                Some(WrittenValue::Text { text, open: false })
                    if **text == **wanted || text.rsplit('/').next() == Some(wanted) => {}
                Some(WrittenValue::Unknown(reason)) => return Self::Perhaps(Arc::clone(reason)),
                Some(WrittenValue::Reference(reference)) => {
                    return Self::Perhaps(Arc::clone(&reference.resource));
                }
                Some(WrittenValue::Text { text, open: true }) => {
                    return Self::Perhaps(Arc::clone(text));
                }
                // Where the text is broken, the argument may have been lost.
                None => match &declared.doubtful {
                    Some(reason) if declared.is_incomplete() => {
                        return Self::Perhaps(Arc::clone(reason));
                    }
                    _ => return Self::No,
                },
                _ => return Self::No,
            }
        }
        Self::Yes
    }
}

fn holds_unknown(written: &Written) -> bool {
    match &written.value {
        WrittenValue::Unknown(_) => true,
        WrittenValue::List(items) => items.iter().any(holds_unknown),
        WrittenValue::Object(members) => members.values().any(holds_unknown),
        WrittenValue::Encoded(inner) => holds_unknown(inner),
        _ => false,
    }
}

/// Puts each satellite into its parent, or lets it stand alone where the parent is not in the code.
fn fold<'s>(drafts: &mut Vec<Draft<'s>>, satellites: Vec<Satellite<'_, 's>>) {
    let mut by_address: HashMap<(&str, Arc<str>), usize> = HashMap::new();
    let mut by_name: HashMap<(&str, String), usize> = HashMap::new();
    for (index, draft) in drafts.iter().enumerate() {
        by_address.insert((&draft.shape.kind, Arc::clone(&draft.address)), index);
        by_name
            .entry((&draft.shape.kind, draft.name.clone()))
            .or_insert(index);
    }
    let mut alone = Vec::new();
    for satellite in satellites {
        let mut names = satellite.into.parent.iter();
        let parent = names.find_map(|name| satellite.declared.body.member(name));
        let kind = satellite.shape.kind.as_str();
        let index = match parent.map(|parent| &parent.value) {
            Some(WrittenValue::Reference(reference)) => {
                let address = |address: &str| by_address.get(&(kind, Arc::from(address))).copied();
                address(&reference.resource).or_else(|| address(without_key(&reference.resource)))
            }
            Some(WrittenValue::Text { text, .. }) => by_name
                .get(&(kind, text.to_string()))
                .or_else(|| by_address.get(&(kind, Arc::clone(text))))
                .copied(),
            _ => None,
        };
        let incomplete = satellite.declared.is_incomplete();
        // A further element of a list that may or may not be there stands alone. One that is half written does not: what
        // its parent is without it is not what anybody wrote.
        let opens = incomplete || !satellite.into.at.ends_with(".*");
        let draft = index.and_then(|index| drafts.get_mut(index));
        match (draft, &satellite.doubtful) {
            (Some(draft), None) => {
                let marked = Written::new(satellite.body.value, satellite.declared.header);
                put(&mut draft.body, &satellite.into.at, marked);
            }
            // What may or may not be there leaves open what the parent is.
            (Some(draft), Some(reason)) if opens => {
                let unknown = Written::unknown(Arc::clone(reason), satellite.declared.header);
                put(&mut draft.body, &satellite.into.at, unknown);
            }
            (draft, _) => {
                let unknown = parent.is_some_and(|parent| parent.value.is_unknown());
                // Half of a name is the name of nothing, too.
                if draft.is_none() && (unknown || incomplete) && opens {
                    let reason = format!("may be set by {}", satellite.declared.address);
                    leave_open(drafts, kind, &satellite.into.at, &reason);
                }
                alone.push(Draft::part(satellite));
            }
        }
    }
    drafts.extend(alone);
}

/// Puts the values in that the cloud gives every resource of a kind alike.
fn resolve(drafts: &mut [Draft<'_>]) {
    let given = |draft: &Draft<'_>| {
        (!draft.shape.attributes.is_empty())
            .then(|| (Arc::clone(&draft.address), draft.shape.attributes.clone()))
    };
    let given: HashMap<Arc<str>, BTreeMap<String, serde_json::Value>> =
        drafts.iter().filter_map(given).collect();
    if given.is_empty() {
        return;
    }
    let known = |reference: &Reference| {
        let attributes = given.get(&reference.resource)?;
        let mut same = attributes
            .iter()
            .filter(|(name, _)| name.eq_ignore_ascii_case(&reference.attribute));
        Some(WrittenValue::from_json(same.next()?.1, Mark::NONE))
    };
    for draft in drafts {
        draft.body.resolve(&known);
    }
}

/// Makes a place unknown in every resource of a kind that says nothing there. A list may have one more element in each.
fn leave_open(drafts: &mut [Draft<'_>], kind: &str, at: &str, reason: &str) {
    for draft in drafts.iter_mut().filter(|draft| draft.shape.kind == kind) {
        let mut parts = at.split('.').filter(|part| !part.is_empty());
        let said = parts.try_fold(&draft.body, |body, part| body.member(part));
        if said.is_none() {
            put(&mut draft.body, at, Written::unknown(reason, Mark::NONE));
        }
    }
}

fn put(body: &mut Written, at: &str, value: Written) {
    match at.strip_suffix(".*") {
        Some(list) => {
            let mark = Mark::NONE;
            body.put(list, Written::new(WrittenValue::List(vec![value]), mark));
        }
        None => body.put(at, value),
    }
}

/// An address without the key of its instance: `aws_s3_bucket.each["a"]` -> `aws_s3_bucket.each`.
fn without_key(address: &str) -> &str {
    match address.rfind('[') {
        Some(open) if address.ends_with(']') => address.get(..open).unwrap_or(address),
        _ => address,
    }
}

impl<'s> Draft<'s> {
    fn whole(declared: &Declared, shape: &'s Shape, form: Option<&Form>, body: Written) -> Self {
        let argument = form.and_then(|form| form.name.as_deref()).unwrap_or("name");
        let name = declared
            .body
            .member(argument)
            .and_then(|name| name.value.as_str());
        Self {
            shape,
            address: Arc::clone(&declared.address),
            name: name.unwrap_or(&declared.address).to_owned(),
            header: declared.header,
            body: Written::new(body.value, Mark::NONE),
            doubtful: declared.doubtful.clone(),
            part: None,
        }
    }

    fn part(satellite: Satellite<'_, 's>) -> Self {
        let Satellite {
            declared,
            doubtful,
            shape,
            into,
            body,
        } = satellite;
        let mut whole = Written::new(WrittenValue::Object(Members::new()), Mark::NONE);
        put(
            &mut whole,
            &into.at,
            Written::new(body.value, declared.header),
        );
        let place = into.at.split('.').filter(|part| !part.is_empty());
        let place = place.fold(Place::root(), |place, part| {
            if part == "*" {
                place.element(0)
            } else {
                place.member(part)
            }
        });
        Self {
            shape,
            address: Arc::clone(&declared.address),
            name: declared.address.to_string(),
            header: declared.header,
            body: whole,
            doubtful,
            part: Some(place),
        }
    }

    fn finished(self, spans: &Arc<Spans>) -> CodedResource {
        let (config, mut unknown) = self.body.plain();
        if let Some(reason) = self.doubtful {
            unknown.insert(Place::root(), reason.to_string());
        }
        let filled = self.shape.fill(config, unknown);
        CodedResource {
            resource: Resource {
                kind: self.shape.kind.clone(),
                id: self.address.to_string(),
                name: self.name,
                account: None,
                region: None,
                config: filled.config,
                unknown: filled.unknown,
            },
            origin: Origin {
                shape: self.body,
                header: self.header,
                spans: Arc::clone(spans),
                part: self.part,
            },
        }
    }
}
