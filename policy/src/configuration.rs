//! The configuration of a resource. Fleets are made from templates, so its members are shared with other resources that
//! have the same.

use crate::Place;
use crate::rego::{Converter, object};
use regorus::Value as RegoValue;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, OnceLock};

/// A configuration: members by name, or `null` for what has none.
#[derive(Clone, Debug, Default)]
pub struct Configuration {
    form: Form,
    /// The engine's form of the whole, once a control or a relation asks.
    converted: OnceLock<RegoValue>,
}

#[derive(Clone, Debug, PartialEq, Hash)]
enum Form {
    /// In the order of their names.
    Members(Vec<Member>),
    /// What is no object.
    Plain(Value),
}

impl Default for Form {
    fn default() -> Self {
        Self::Plain(Value::Null)
    }
}

/// A member of a configuration.
#[derive(Clone, Debug, PartialEq, Hash)]
pub(crate) struct Member {
    pub(crate) name: Arc<str>,
    pub(crate) part: Part,
}

/// The value of a member, which many configurations may hold at once.
#[derive(Clone, Debug)]
pub(crate) struct Part(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    value: Value,
    /// A hash of the value, once somebody asks.
    hash: OnceLock<u64>,
    /// The engine's form of it, once a control asks.
    converted: OnceLock<RegoValue>,
}

impl Part {
    pub(crate) fn new(value: Value) -> Self {
        Self(Arc::new(Inner {
            value,
            hash: OnceLock::new(),
            converted: OnceLock::new(),
        }))
    }

    pub(crate) fn value(&self) -> &Value {
        &self.0.value
    }

    /// A hash of the value, which is made once for all who hold it. Two states of a resource are told apart by it after their configurations
    /// are gone, so it is the better of the hashes at hand and not the quickest.
    pub(crate) fn digest(&self) -> u64 {
        *self.0.hash.get_or_init(|| {
            let mut hasher = DefaultHasher::new();
            self.0.value.hash(&mut hasher);
            hasher.finish()
        })
    }

    /// The engine's form of the value, which is made once for all who hold it.
    pub(crate) fn converted(&self, converter: &mut Converter) -> RegoValue {
        match &self.0.value {
            // Most plain values are of one resource alone, and the converter knows the others.
            plain if !plain.is_object() && !plain.is_array() => converter.convert(plain),
            value => {
                let known = &self.0.converted;
                known.get_or_init(|| converter.convert(value)).clone()
            }
        }
    }
}

impl PartialEq for Part {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0.value == other.0.value
    }
}

impl Hash for Part {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.digest().hash(state);
    }
}

impl Configuration {
    /// A configuration of these members; each name stands there once, in the order of names.
    pub(crate) fn of_members(members: Vec<Member>) -> Self {
        Form::Members(members).into()
    }

    /// Whether it has members, or could have.
    pub fn is_object(&self) -> bool {
        matches!(self.form, Form::Members(_))
    }

    /// Whether there is none.
    pub fn is_null(&self) -> bool {
        self.form == Form::Plain(Value::Null)
    }

    /// Its members in the order of their names; none if it is no object.
    pub(crate) fn parts(&self) -> &[Member] {
        match &self.form {
            Form::Members(members) => members,
            Form::Plain(_) => &[],
        }
    }

    /// Its members in the order of their names; none if it is no object.
    pub fn members(&self) -> impl Iterator<Item = (&str, &Value)> {
        let members = self.parts().iter();
        members.map(|member| (&*member.name, member.part.value()))
    }

    /// A member, if it has it.
    pub fn get(&self, name: &str) -> Option<&Value> {
        let parts = self.parts();
        let index = parts.binary_search_by(|member| (*member.name).cmp(name));
        Some(parts.get(index.ok()?)?.part.value())
    }

    /// What stands at a place inside, if anything does.
    pub fn find(&self, place: &Place) -> Option<&Value> {
        let path = place.as_str().strip_prefix('/')?;
        let inside = path.find('/').unwrap_or(path.len());
        let name = place.segments().next()?;
        self.get(&name)?.pointer(path.get(inside..)?)
    }

    /// Lets go of the members whose names are not wanted.
    pub(crate) fn retain(&mut self, wanted: impl Fn(&str) -> bool) {
        self.converted = OnceLock::new();
        if let Form::Members(members) = &mut self.form {
            members.retain(|member| wanted(&member.name));
            members.shrink_to_fit();
        }
    }

    /// The whole as one value.
    pub fn to_value(&self) -> Value {
        match &self.form {
            Form::Members(members) => {
                let members = members.iter();
                let members = members.map(|it| (it.name.to_string(), it.part.value().clone()));
                Value::Object(members.collect())
            }
            Form::Plain(value) => value.clone(),
        }
    }

    /// The engine's form of the whole, which is made once.
    pub(crate) fn converted(&self, converter: &mut Converter) -> RegoValue {
        let made = || match &self.form {
            Form::Members(members) => object(members.iter().map(|it| {
                let name = converter.string(&it.name);
                (name, it.part.converted(converter))
            })),
            Form::Plain(value) => converter.convert(value),
        };
        self.converted.get_or_init(made).clone()
    }
}

impl From<Form> for Configuration {
    fn from(form: Form) -> Self {
        Self {
            form,
            converted: OnceLock::new(),
        }
    }
}

impl PartialEq for Configuration {
    fn eq(&self, other: &Self) -> bool {
        self.form == other.form
    }
}

impl Hash for Configuration {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.form.hash(state);
    }
}

impl From<Value> for Configuration {
    fn from(value: Value) -> Self {
        match value {
            Value::Object(members) => members.into(),
            plain => Form::Plain(plain).into(),
        }
    }
}

impl From<Map<String, Value>> for Configuration {
    fn from(members: Map<String, Value>) -> Self {
        let members = members.into_iter().map(|(name, value)| Member {
            name: name.into(),
            part: Part::new(value),
        });
        Self::of_members(members.collect())
    }
}

impl From<Configuration> for Value {
    fn from(config: Configuration) -> Self {
        match config.form {
            Form::Members(members) => {
                let own = |Part(part): Part| match Arc::try_unwrap(part) {
                    Ok(inner) => inner.value,
                    Err(shared) => shared.value.clone(),
                };
                let members = members.into_iter();
                Self::Object(
                    members
                        .map(|it| (it.name.to_string(), own(it.part)))
                        .collect(),
                )
            }
            Form::Plain(value) => value,
        }
    }
}

impl Serialize for Configuration {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.form {
            Form::Members(_) => serializer.collect_map(self.members()),
            Form::Plain(value) => value.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Configuration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::Configuration;
    use crate::Place;
    use serde_json::json;

    #[test]
    fn every_place_is_found_where_the_value_has_it() {
        let value = json!({"a/b": {"~": [1, {"鍵": null}]}, "": {"": 2}, "plain": "text"});
        let config = Configuration::from(value.clone());
        assert_eq!(config.to_value(), value);
        let places = Place::all_in(&value);
        assert_eq!(places.len(), 9);
        for place in places.iter().filter(|place| place.parent().is_some()) {
            assert_eq!(config.find(place), place.find(&value), "{place}");
        }
        let elsewhere = ["/a", "/plain/deeper", "/a~1b/~0/7"];
        for place in elsewhere.map(|place| Place::from_pointer(place).unwrap()) {
            assert_eq!(config.find(&place), None, "{place}");
        }
    }
}
