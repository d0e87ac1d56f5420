//! XML answers of the AWS query protocol as JSON, so that everything behind reads one form.

use quick_xml::events::Event;
use quick_xml::reader::Reader;
use serde_json::{Map, Value};

/// How deep an answer may be.
const DEPTH: usize = 64;

/// An element that is being read.
#[derive(Default)]
struct Open {
    name: String,
    text: String,
    members: Map<String, Value>,
    /// The elements of a list, which are all called `item` or `member`.
    items: Vec<Value>,
    is_list: bool,
}

/// The answer inside the outermost element, and inside the `…Result` in it if there is one: an element with elements
/// in it is an object, one of `item` or `member` elements an array, `true` and `false` are booleans, an empty element is an
/// empty array.
pub(super) fn to_json(text: &str) -> Result<Value, String> {
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Open> = Vec::new();
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(start) => {
                if open.len() == DEPTH {
                    return Err("too deep".to_owned());
                }
                let name = String::from_utf8_lossy(start.local_name().as_ref()).into_owned();
                open.push(Open {
                    name,
                    ..Open::default()
                });
            }
            Event::Empty(start) => {
                let name = String::from_utf8_lossy(start.local_name().as_ref()).into_owned();
                let parent = open.last_mut().ok_or("an answer without content")?;
                parent.take(name, Value::Array(Vec::new()));
            }
            Event::Text(text) => {
                if let Some(element) = open.last_mut() {
                    element.text += &text.decode().map_err(|error| error.to_string())?;
                }
            }
            Event::GeneralRef(reference) => {
                let name = reference.decode().map_err(|error| error.to_string())?;
                let character = match reference.resolve_char_ref() {
                    Ok(Some(character)) => character.to_string(),
                    _ => quick_xml::escape::resolve_predefined_entity(&name)
                        .ok_or("an entity that no answer has")?
                        .to_owned(),
                };
                if let Some(element) = open.last_mut() {
                    element.text += &character;
                }
            }
            Event::End(_) => {
                let element = open.pop().ok_or("an end without a start")?;
                let (name, value) = element.close();
                match open.last_mut() {
                    Some(parent) => parent.take(name, value),
                    None => return Ok(inner(value)),
                }
            }
            Event::Eof => return Err("the answer ends in the middle".to_owned()),
            _ => {}
        }
    }
}

impl Open {
    fn take(&mut self, name: String, value: Value) {
        if name == "item" || name == "member" {
            self.is_list = true;
            self.items.push(value);
        } else if let Some(twice) = self.members.get_mut(&name) {
            match twice {
                Value::Array(items) => items.push(value),
                once => *once = Value::Array(vec![once.take(), value]),
            }
        } else {
            self.members.insert(name, value);
        }
    }

    fn close(self) -> (String, Value) {
        let value = if self.is_list {
            Value::Array(self.items)
        } else if !self.members.is_empty() {
            Value::Object(self.members)
        } else {
            match self.text.trim() {
                "true" => Value::Bool(true),
                "false" => Value::Bool(false),
                "" => Value::Array(Vec::new()),
                text => Value::from(text),
            }
        };
        (self.name, value)
    }
}

/// The part of a response that is the result.
fn inner(mut response: Value) -> Value {
    let Value::Object(members) = &mut response else {
        return response;
    };
    let result = members
        .iter_mut()
        .find(|(name, _)| name.ends_with("Result"))
        .map(|(_, result)| result.take());
    result.unwrap_or(response)
}

#[cfg(test)]
mod tests {
    use super::to_json;
    use serde_json::json;

    #[test]
    fn lists_booleans_and_the_result_inside() {
        let regions = "<?xml version=\"1.0\"?><DescribeRegionsResponse xmlns=\"x\"><requestId>0</requestId><regionInfo>\
            <item><regionName>us-east-1</regionName><on>true</on></item><item><regionName>eu-west-1</regionName></item></regionInfo></DescribeRegionsResponse>";
        assert_eq!(
            to_json(regions).unwrap(),
            json!({"requestId": "0", "regionInfo": [{"regionName": "us-east-1", "on": true}, {"regionName": "eu-west-1"}]})
        );
        let identity = "<R><GetCallerIdentityResult><Account>1</Account><Arn>a&amp;b</Arn></GetCallerIdentityResult></R>";
        assert_eq!(
            to_json(identity).unwrap(),
            json!({"Account": "1", "Arn": "a&b"})
        );
    }

    #[test]
    fn what_is_cut_or_bombs_is_refused() {
        assert!(to_json("<a><b>").is_err());
        assert!(to_json("").is_err());
        assert!(to_json("<!DOCTYPE a [<!ENTITY b \"x\">]><a>&b;</a>").is_err());
        assert!(to_json(&"<a>".repeat(100)).is_err());
    }
}
