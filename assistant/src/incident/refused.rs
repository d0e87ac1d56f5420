//! Commands that a cloud refuses whatever their syntax, so that nobody is sent down a dead end at night.

/// What must be true of the argument behind an option.
type Rule = (&'static str, fn(&str) -> bool);

/// - Only long-term access keys can be switched off or asked about; those of sessions begin with `ASIA`
///   (<https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-prefixes>).
/// - The roles of IAM Identity Center are changed by it alone
///   (<https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html>).
/// - An account is twelve digits; organizations also have units and roots as targets.
const RULES: [Rule; 3] = [
    ("--access-key-id", |key| !key.starts_with("ASIA")),
    ("--role-name", |role| !role.starts_with("AWSReservedSSO_")),
    ("--account-id", |account| {
        account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit())
    }),
];

/// Whether the cloud would refuse this command.
pub(super) fn is_refused(argv: &[String]) -> bool {
    let mut pairs = argv.windows(2);
    pairs.any(|pair| match pair {
        [option, value] => RULES
            .iter()
            .any(|(named, holds)| option == named && !holds(value)),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::is_refused;

    #[test]
    fn a_session_has_no_key_that_could_be_switched_off() {
        let command = |key: &str| {
            ["aws", "iam", "update-access-key", "--access-key-id", key].map(str::to_owned)
        };
        assert!(is_refused(&command("ASIAIOSFODNN7EXAMPLE")));
        assert!(!is_refused(&command("AKIAIOSFODNN7EXAMPLE")));
    }
}
