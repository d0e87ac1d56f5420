//! Whether values are equal, as far as anybody can know.

use super::unit::Unit;
use super::value::{Data, Val};
use std::cmp::Ordering;

/// Whether two values are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Equality {
    Same,
    Different,
    Unclear,
}

impl Equality {
    /// The answer, if there is one.
    pub(crate) fn known(self) -> Option<bool> {
        match self {
            Self::Same => Some(true),
            Self::Different => Some(false),
            Self::Unclear => None,
        }
    }
}

impl From<bool> for Equality {
    fn from(same: bool) -> Self {
        if same { Self::Same } else { Self::Different }
    }
}

impl Unit<'_> {
    /// Whether two values are equal. Text differs by case.
    pub(crate) fn equality(&mut self, one: &Val, other: &Val) -> Equality {
        if !self.spend(1) {
            return Equality::Unclear;
        }
        match (&one.data, &other.data) {
            (Data::Null, Data::Null) => Equality::Same,
            (Data::Bool(one), Data::Bool(other)) => (one == other).into(),
            (Data::Number(one), Data::Number(other)) => (one == other
                || (one.as_f64() == other.as_f64() && one.is_f64() != other.is_f64()))
            .into(),
            (
                Data::Text { text: one, open },
                Data::Text {
                    text: other,
                    open: also_open,
                },
            ) => {
                self.spend(one.len() / 64);
                if one == other {
                    Equality::Same
                } else if *open || *also_open {
                    Equality::Unclear
                } else {
                    Equality::Different
                }
            }
            (Data::List(one), Data::List(other)) => {
                if one.items.len() != other.items.len() {
                    return Equality::Different;
                }
                self.all_equal(one.items.iter().zip(&other.items))
            }
            (Data::Object(one), Data::Object(other)) => {
                if one.len() != other.len() {
                    return Equality::Different;
                }
                let mut pairs = Vec::with_capacity(one.len());
                for (name, value) in one.entries() {
                    match other.get(name) {
                        Some(same_name) => pairs.push((value, same_name)),
                        None => return Equality::Different,
                    }
                }
                self.all_equal(pairs.into_iter())
            }
            (Data::Encoded(one), Data::Encoded(other)) => self.equality(one, other),
            (Data::Ref(one), Data::Ref(other)) => {
                if one.target == other.target && one.path == other.path {
                    Equality::Same
                } else {
                    Equality::Unclear
                }
            }
            (Data::Unknown(one), Data::Unknown(other)) => match (&one.key, &other.key) {
                (Some(one), Some(other)) if one == other => Equality::Same,
                _ => Equality::Unclear,
            },
            (Data::Unknown(_) | Data::Ref(_) | Data::Encoded(_), _)
            | (_, Data::Unknown(_) | Data::Ref(_) | Data::Encoded(_)) => Equality::Unclear,
            _ => Equality::Different,
        }
    }

    fn all_equal<'v>(&mut self, pairs: impl Iterator<Item = (&'v Val, &'v Val)>) -> Equality {
        let mut result = Equality::Same;
        for (one, other) in pairs {
            match self.equality(one, other) {
                Equality::Same => {}
                Equality::Different => return Equality::Different,
                Equality::Unclear => result = Equality::Unclear,
            }
        }
        result
    }
}

/// The order of two numbers or texts that are known.
pub(crate) fn order(one: &Val, other: &Val) -> Option<Ordering> {
    match (&one.data, &other.data) {
        (Data::Number(one), Data::Number(other)) => match (one.as_i64(), other.as_i64()) {
            (Some(one), Some(other)) => Some(one.cmp(&other)),
            _ => one.as_f64()?.partial_cmp(&other.as_f64()?),
        },
        _ => Some(one.as_text()?.cmp(other.as_text()?)),
    }
}
