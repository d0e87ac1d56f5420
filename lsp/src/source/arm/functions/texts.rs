//! Functions of text.

use super::Call;
use crate::source::arm::text::Joiner;
use crate::source::arm::unit::Unit;
use crate::source::arm::value::{Data, Val};

/// The longest text that padding makes.
const LONGEST_PADDED: usize = 4096;

impl Unit<'_> {
    pub(super) fn text_function(&mut self, call: &Call<'_>, args: &[Val]) -> Option<Val> {
        let at = call.at;
        match (call.name, args) {
            ("concat", args) if !args.iter().any(is_list) => {
                let mut joiner = Joiner::default();
                for arg in args {
                    self.push_value(&mut joiner, arg, call.expr);
                }
                return Some(self.joined(joiner, at));
            }
            ("format", [form, values @ ..]) => {
                let form = form.as_text()?.to_string();
                return self.formatted(&form, values, call);
            }
            // Names are compared without regard to case: what tells an unknown one apart still does.
            ("tolower" | "toupper", [val]) if val.why().is_some() => return Some(val.clone()),
            _ => {}
        }
        let makes_text = matches!(
            call.name,
            "tolower"
                | "toupper"
                | "trim"
                | "replace"
                | "substring"
                | "padleft"
                | "uri"
                | "uricomponent"
                | "base64"
        );
        if let Some(text) = made(call.name, args) {
            self.spend(text.len() / 64);
            return Some(Val::text(text, at));
        }
        let is_there = |val: &Val| matches!(val.data, Data::Text { open: true, .. } | Data::Ref(_));
        let nothing_unknown = args.iter().all(|val| val.why().is_none());
        if makes_text && nothing_unknown && args.iter().any(is_there) {
            return Some(self.hole_of_call(call.written, args, at));
        }
        asked(call.name, args).map(|answer| Val {
            mark: at.mark,
            ..answer
        })
    }

    /// `format('{0}-{1:D2}', …)`.
    fn formatted(&mut self, form: &str, values: &[Val], call: &Call<'_>) -> Option<Val> {
        let mut joiner = Joiner::default();
        let mut rest = form;
        while let Some(at) = rest.find(['{', '}']) {
            let (before, after) = rest.split_at_checked(at)?;
            joiner.literal(before);
            if let Some(more) = after.strip_prefix("{{") {
                joiner.literal("{");
                rest = more;
            } else if let Some(more) = after.strip_prefix("}}") {
                joiner.literal("}");
                rest = more;
            } else {
                let (hole, more) = after.strip_prefix('{')?.split_once('}')?;
                let (number, style) = hole.split_once(':').unwrap_or((hole, ""));
                let val = values.get(number.trim().parse::<usize>().ok()?)?;
                if style.is_empty() || val.why().is_some() {
                    self.push_value(&mut joiner, val, call.expr);
                } else {
                    joiner.literal(&styled(val.as_whole()?, style)?);
                }
                rest = more;
            }
            if !self.spend(1) {
                return None;
            }
        }
        joiner.literal(rest);
        Some(self.joined(joiner, call.at))
    }
}

/// A number in a style: `D3` and `000` fill up with zeros.
fn styled(number: i64, style: &str) -> Option<String> {
    let width = if let Some(digits) = style.strip_prefix(['D', 'd']) {
        digits.parse().ok()?
    } else if style.bytes().all(|digit| digit == b'0') {
        style.len()
    } else {
        return None;
    };
    (width <= 64 && number >= 0).then(|| format!("{number:0width$}"))
}

/// The text that a function makes of text that is known.
fn made(name: &str, args: &[Val]) -> Option<String> {
    let text = |at: usize| args.get(at).and_then(Val::as_text).map(|text| &**text);
    let whole = |at: usize| {
        let number = args.get(at)?.as_whole()?;
        usize::try_from(number).ok()
    };
    Some(match (name, args.len()) {
        ("tolower", 1) => text(0)?.to_lowercase(),
        ("toupper", 1) => text(0)?.to_uppercase(),
        ("trim", 1) => text(0)?.trim().to_owned(),
        ("base64", 1) => crate::source::base64::encode(text(0)?.as_bytes()),
        ("replace", 3) if !text(1)?.is_empty() => {
            let (from, to) = (text(1)?, text(2)?);
            // Many short pieces replaced by a long one would make a text that no limit saw.
            let growth = text(0)?.matches(from).count().checked_mul(to.len())?;
            if growth > 1 << 20 {
                return None;
            }
            text(0)?.replace(from, to)
        }
        ("substring", 2 | 3) => {
            let units: Vec<u16> = text(0)?.encode_utf16().collect();
            let start = whole(1)?;
            let end = if args.len() == 3 {
                start.checked_add(whole(2)?)?
            } else {
                units.len()
            };
            String::from_utf16(units.get(start..end)?).ok()?
        }
        ("padleft", 2 | 3) => {
            let padded = match args.first().map(|val| &val.data) {
                Some(Data::Number(number)) => number.to_string(),
                _ => text(0)?.to_owned(),
            };
            let width = whole(1).filter(|width| *width <= LONGEST_PADDED)?;
            let filler = if args.len() == 3 { text(2)? } else { " " };
            let missing = width.saturating_sub(padded.chars().count());
            filler.chars().next()?.to_string().repeat(missing) + &padded
        }
        ("uri", 2) => {
            let (base, relative) = (text(0)?, text(1)?);
            let (folder, _) = base.rsplit_once('/')?;
            format!("{folder}/{}", relative.trim_start_matches('/'))
        }
        _ => return None,
    })
}

/// What a function says about text that is known: the answer without its mark.
fn asked(name: &str, args: &[Val]) -> Option<Val> {
    use crate::source::arm::value::At;
    let text = |at: usize| args.get(at).and_then(Val::as_text).map(|text| &**text);
    let nowhere = At::NOWHERE;
    let position = |found: Option<usize>, text: &str| {
        let units = found
            .and_then(|at| text.get(..at))
            .map(|before| before.encode_utf16().count());
        let position = units.map_or(Some(-1), |units| i64::try_from(units).ok())?;
        Some(Val::number(position, nowhere))
    };
    Some(match (name, args.len()) {
        ("startswith", 2) => {
            let (text, head) = (text(0)?.to_lowercase(), text(1)?.to_lowercase());
            Val::bool(text.starts_with(&head), nowhere)
        }
        ("endswith", 2) => {
            let (text, tail) = (text(0)?.to_lowercase(), text(1)?.to_lowercase());
            Val::bool(text.ends_with(&tail), nowhere)
        }
        ("indexof", 2) if args.first().is_some_and(|val| !is_list(val)) => {
            let (text, part) = (text(0)?.to_lowercase(), text(1)?.to_lowercase());
            position(text.find(&part), &text)?
        }
        ("lastindexof", 2) if args.first().is_some_and(|val| !is_list(val)) => {
            let (text, part) = (text(0)?.to_lowercase(), text(1)?.to_lowercase());
            position(text.rfind(&part), &text)?
        }
        ("contains", 2) => Val::bool(text(0)?.contains(text(1)?), nowhere),
        _ => return None,
    })
}

fn is_list(val: &Val) -> bool {
    matches!(val.data, Data::List(_))
}
