//! How a path is spelled in the text that it was found in.

use super::member::{elements, members, unescape};
use super::tree::camel;

/// The path as it stands in `text`, given in the spelling of the API. A member whose name has dots in it is found, too. What cannot be
/// followed keeps the spelling that it has.
pub(super) fn spell(text: &str, path: &str) -> String {
    let mut written = String::with_capacity(path.len());
    let mut value = Some(text);
    let mut rest = path;
    while !rest.is_empty() {
        let found = value.and_then(|value| step(value, rest));
        let Some((key, length, next)) = found else {
            written.push_str(rest);
            break;
        };
        written.push_str(&key);
        let (step, behind) = rest.split_at_checked(length).unwrap_or((rest, ""));
        let brackets = step
            .find('[')
            .and_then(|at| step.get(at..))
            .unwrap_or_default();
        written.push_str(brackets);
        rest = behind.strip_prefix('.').unwrap_or(behind);
        if !rest.is_empty() {
            written.push('.');
        }
        value = brackets
            .split('[')
            .filter_map(|index| index.strip_suffix(']'))
            .try_fold(next, |value, index| {
                elements(value).nth(index.parse().ok()?)
            });
    }
    written
}

/// The member that the path begins with: its key, how much of the path it takes, its value.
fn step<'t>(value: &'t str, path: &str) -> Option<(String, usize, &'t str)> {
    let short = path.find('.').unwrap_or(path.len());
    [path.len(), short].into_iter().find_map(|length| {
        let name = path.get(..length)?;
        // A whole rest of the path that is one name has no list in it.
        let name = if length == short {
            name.split('[').next()?
        } else {
            name
        };
        let (key, value) = members(value).find(|(key, _)| camel(&unescape(key)) == camel(name))?;
        Some((unescape(key).into_owned(), length, value))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_given_as_it_was_written() {
        let text =
            r#"{"Resource":{"guardrails":[{},{"Arn":"a"}]},"ProductFields":{"aws/x/y.0_":"v"}}"#;
        assert_eq!(
            spell(text, "resource.guardrails[1].arn"),
            "Resource.guardrails[1].Arn"
        );
        assert_eq!(
            spell(text, "productFields.aws/x/y.0_"),
            "ProductFields.aws/x/y.0_"
        );
        assert_eq!(spell(text, "resource.other.thing"), "Resource.other.thing");
        assert_eq!(spell("", "a.b"), "a.b");
    }
}
