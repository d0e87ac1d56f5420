//! Functions of lists.

use super::Call;
use crate::source::arm::compare::Equality;
use crate::source::arm::text::Joiner;
use crate::source::arm::unit::Unit;
use crate::source::arm::value::{Data, Ref, Val};

/// The longest list that `range` makes, as Azure has it.
const LONGEST_RANGE: i64 = 10_000;

impl Unit<'_> {
    pub(super) fn list_function(&mut self, call: &Call<'_>, args: &[Val]) -> Option<Val> {
        let at = call.at;
        Some(match (call.name, args) {
            ("concat", lists) => {
                let mut all = Vec::new();
                for list in lists {
                    let items = list.items()?;
                    if !self.spend(items.len()) {
                        return None;
                    }
                    all.extend(items);
                }
                Val::list(all, at)
            }
            ("createarray", items) => Val::list(items.to_vec(), at),
            ("array", [val]) => match &val.data {
                Data::List(_) => val.clone(),
                Data::Unknown(_) => return None,
                _ => Val::list(vec![val.clone()], at),
            },
            ("length", [val]) => Val::number(i64::try_from(length(val)?).ok()?, at),
            ("empty", [val]) => match &val.data {
                Data::Null => Val::bool(true, at),
                // Text that holds the name or id of a resource is never empty.
                Data::Text { open: true, .. } => Val::bool(false, at),
                Data::Ref(reference) if is_there(reference) => Val::bool(false, at),
                _ => Val::bool(length(val)? == 0, at),
            },
            ("first" | "last", [val]) => {
                let is_first = call.name == "first";
                if let Some(text) = val.as_text() {
                    let letter = if is_first {
                        text.chars().next()
                    } else {
                        text.chars().next_back()
                    };
                    Val::text(letter.map_or_else(String::new, String::from), at)
                } else {
                    let mut items = val.items()?;
                    let found = if is_first { items.next() } else { items.last() };
                    found.unwrap_or_else(|| Val::null(at))
                }
            }
            ("take" | "skip", [val, count]) => {
                let count = usize::try_from(count.as_whole()?.max(0)).ok()?;
                self.cut(call, val, count)?
            }
            ("range", [start, count]) => {
                let (start, count) = (start.as_whole()?, count.as_whole()?);
                if !(0..=LONGEST_RANGE).contains(&count)
                    || !self.spend(usize::try_from(count).ok()?)
                {
                    return None;
                }
                let end = start.checked_add(count)?;
                Val::list(
                    (start..end).map(|number| Val::number(number, at)).collect(),
                    at,
                )
            }
            ("contains", [list, val]) if is_list(list) => Val::bool(self.holds(list, val)?, at),
            ("indexof" | "lastindexof", [list, val]) => {
                let position = self.position(list, val, call.name == "lastindexof")?;
                Val::number(position, at)
            }
            ("indexfromend" | "tryindexfromend", [list, back]) => {
                let back = usize::try_from(back.as_whole()?).ok()?;
                let mut items = list.items()?;
                let position = items.len().checked_sub(back);
                match position.and_then(|position| items.nth(position)) {
                    Some(item) => item,
                    None if call.name == "tryindexfromend" => Val::null(at),
                    None => return None,
                }
            }
            _ => return self.lists_in_one(call, args),
        })
    }

    /// Functions that make one list or text of several, or the other way round.
    fn lists_in_one(&mut self, call: &Call<'_>, args: &[Val]) -> Option<Val> {
        let at = call.at;
        Some(match (call.name, args) {
            ("flatten", [val]) => {
                let mut all = Vec::new();
                for list in val.items()? {
                    let list = self.settled(&list);
                    let items = list.items()?;
                    if !self.spend(items.len()) {
                        return None;
                    }
                    all.extend(items);
                }
                Val::list(all, at)
            }
            ("join", [list, between]) => {
                let between = between.as_text()?;
                let mut joiner = Joiner::default();
                for (index, item) in list.items()?.enumerate() {
                    if index > 0 {
                        joiner.literal(between);
                    }
                    self.push_value(&mut joiner, &item, call.expr);
                }
                self.joined(joiner, at)
            }
            ("split", [text, between]) => {
                let text = text.as_text()?;
                let parts = split(text, between)?;
                if !self.spend(parts.len()) {
                    return None;
                }
                Val::list(
                    parts.into_iter().map(|part| Val::text(part, at)).collect(),
                    at,
                )
            }
            ("union", [first, ..]) if is_list(first) => {
                let mut all: Vec<Val> = Vec::new();
                for list in args {
                    for item in list.items()? {
                        if !self.has(&all, &item)? {
                            all.push(item);
                        }
                    }
                }
                Val::list(all, at)
            }
            ("intersection", [first, rest @ ..]) if is_list(first) => {
                let mut all = Vec::new();
                for item in first.items()? {
                    let mut in_all = !self.has(&all, &item)?;
                    for other in rest {
                        in_all = in_all && self.holds(other, &item)?;
                    }
                    if in_all {
                        all.push(item);
                    }
                }
                Val::list(all, at)
            }
            _ => return None,
        })
    }

    fn cut(&mut self, call: &Call<'_>, val: &Val, count: usize) -> Option<Val> {
        let is_take = call.name == "take";
        if let Some(text) = val.as_text() {
            let part: String = if is_take {
                text.chars().take(count).collect()
            } else {
                text.chars().skip(count).collect()
            };
            self.spend(text.len() / 64);
            return Some(Val::text(part, call.at));
        }
        if matches!(val.data, Data::Text { open: true, .. }) {
            let count = Val::number(i64::try_from(count).ok()?, call.at);
            return Some(self.hole_of_call(call.written, &[val.clone(), count], call.at));
        }
        let items = val.items()?;
        if !self.spend(items.len()) {
            return None;
        }
        let part = if is_take {
            items.take(count).collect()
        } else {
            items.skip(count).collect()
        };
        Some(Val::list(part, call.at))
    }

    /// Whether a list holds a value; none if nobody can know.
    fn holds(&mut self, list: &Val, val: &Val) -> Option<bool> {
        let items: Vec<Val> = list.items()?.collect();
        self.has(&items, val)
    }

    fn has(&mut self, items: &[Val], val: &Val) -> Option<bool> {
        let mut unclear = false;
        for item in items {
            match self.equality(item, val) {
                Equality::Same => return Some(true),
                Equality::Different => {}
                Equality::Unclear => unclear = true,
            }
        }
        (!unclear).then_some(false)
    }

    fn position(&mut self, list: &Val, val: &Val, from_end: bool) -> Option<i64> {
        let items: Vec<Val> = list.items()?.collect();
        let mut found = -1;
        for (position, item) in items.iter().enumerate() {
            if self.equality(item, val).known()? {
                found = i64::try_from(position).ok()?;
                if !from_end {
                    break;
                }
            }
        }
        Some(found)
    }
}

fn is_list(val: &Val) -> bool {
    matches!(val.data, Data::List(_))
}

/// Whether Azure gives every resource this, and never empty.
fn is_there(reference: &Ref) -> bool {
    match reference.path.as_slice() {
        [only] => ["id", "name", "type", "location"]
            .iter()
            .any(|known| only.eq_ignore_ascii_case(known)),
        _ => false,
    }
}

/// The parts of a text between one text, or any of several.
fn split(text: &str, between: &Val) -> Option<Vec<String>> {
    let betweens: Vec<String> = match between.as_text() {
        Some(between) => vec![between.to_string()],
        None => between
            .items()?
            .map(|item| item.as_text().map(ToString::to_string))
            .collect::<Option<_>>()?,
    };
    if betweens.iter().any(String::is_empty) || betweens.len() > 16 {
        return None;
    }
    let mut parts = vec![text.to_owned()];
    for between in &betweens {
        parts = parts
            .iter()
            .flat_map(|part| part.split(between.as_str()))
            .map(str::to_owned)
            .collect();
    }
    Some(parts)
}

/// The number of elements, members or UTF-16 units.
fn length(val: &Val) -> Option<usize> {
    match &val.data {
        Data::List(list) => Some(list.items.len()),
        Data::Object(object) => Some(object.len()),
        Data::Text { text, open: false } => Some(text.encode_utf16().count()),
        _ => None,
    }
}
