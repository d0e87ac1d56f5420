//! Functions of objects.

use super::Call;
use crate::source::arm::unit::Unit;
use crate::source::arm::value::{Data, Val};
use std::sync::Arc;

impl Unit<'_> {
    pub(super) fn object_function(&mut self, call: &Call<'_>, args: &[Val]) -> Option<Val> {
        let at = call.at;
        Some(match (call.name, args) {
            ("createobject", pairs) => {
                let mut members: Vec<(Arc<str>, Val)> = Vec::new();
                for pair in pairs.chunks(2) {
                    let [name, val] = pair else { return None };
                    members.push((Arc::clone(name.as_text()?), val.clone()));
                }
                Val::object(members, at)
            }
            ("contains", [object, name]) => match &object.data {
                Data::Object(members) => Val::bool(members.get(name.as_text()?).is_some(), at),
                _ => return None,
            },
            ("objectkeys", [object]) => {
                let names = object.members()?.map(|(name, _)| Val::text(name, at));
                Val::list(names.collect(), at)
            }
            ("items", [object]) => {
                let mut members: Vec<(Arc<str>, Val)> = object.members()?.collect();
                if !self.spend(members.len().saturating_mul(3)) {
                    return None;
                }
                members.sort_by_key(|(name, _)| name.to_lowercase());
                let items = members.into_iter().map(|(name, val)| {
                    let members = [("key".into(), Val::text(name, at)), ("value".into(), val)];
                    Val::object(members, at)
                });
                Val::list(items.collect(), at)
            }
            ("tryget", [object, names @ ..]) => {
                let mut val = object.clone();
                for name in names {
                    let found = match (&val.data, name.as_text(), name.as_whole()) {
                        (Data::Object(_), Some(name), _) => val.member(name),
                        (Data::List(_), _, Some(position)) => {
                            let position = usize::try_from(position).ok();
                            position.and_then(|position| val.items()?.nth(position))
                        }
                        (Data::Null, ..) => None,
                        _ => return None,
                    };
                    val = match found {
                        Some(found) => self.settled(&found),
                        None => return Some(Val::null(at)),
                    };
                }
                val
            }
            ("union", [first, rest @ ..]) if first.members().is_some() => {
                let mut all = first.clone();
                for other in rest {
                    all = self.merged(&all, other, call, true)?;
                }
                all
            }
            ("shallowmerge", [list]) => {
                let mut all = Val::object([], at);
                for other in list.items()? {
                    let other = self.settled(&other);
                    all = self.merged(&all, &other, call, false)?;
                }
                all
            }
            ("intersection", [first, rest @ ..]) => {
                let mut members = Vec::new();
                for (name, val) in first.members()? {
                    let mut in_all = true;
                    for other in rest {
                        let same = match other
                            .members()?
                            .find(|(also, _)| also.eq_ignore_ascii_case(&name))
                        {
                            Some((_, other)) => self.equality(&val, &other).known()?,
                            None => false,
                        };
                        in_all = in_all && same;
                    }
                    if in_all {
                        members.push((name, val));
                    }
                }
                Val::object(members, at)
            }
            _ => return None,
        })
    }

    /// Both objects in one; the second counts where both have a name. `deep` merges the objects inside too.
    fn merged(&mut self, one: &Val, other: &Val, call: &Call<'_>, deep: bool) -> Option<Val> {
        let mut members: Vec<(Arc<str>, Val)> = one.members()?.collect();
        let more: Vec<(Arc<str>, Val)> = other.members()?.collect();
        if !self.spend(members.len() + more.len()) {
            return None;
        }
        for (name, val) in more {
            let merged = match one.member(&name) {
                Some(below) if deep => self.merged_member(&below, &val, call)?,
                _ => val,
            };
            members.push((name, merged));
        }
        Some(Val::object(members, call.at))
    }

    fn merged_member(&mut self, below: &Val, above: &Val, call: &Call<'_>) -> Option<Val> {
        let below = self.settled(below);
        let above = self.settled(above);
        match (&below.data, &above.data) {
            (Data::Object(_), Data::Object(_)) => self.merged(&below, &above, call, true),
            // An object that is not known may add to the one below, or be added to.
            (Data::Object(_) | Data::Unknown(_), Data::Unknown(_))
            | (Data::Unknown(_), Data::Object(_)) => {
                let reason = above.why().or_else(|| below.why())?;
                Some(Val::unknown(Arc::clone(reason), call.at))
            }
            _ => Some(above),
        }
    }
}
