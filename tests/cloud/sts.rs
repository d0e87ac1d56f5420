//! AWS STS: who am I, and may I be somebody else.

use super::asked::Asked;
use super::clock;
use super::keys::{Key, Keys};
use super::refuse::{No, aws_error, refuse};
use super::wire::{Answer, value_of};

/// Which roles may be assumed, and by whom.
#[derive(Debug, Clone, Default)]
pub(crate) struct Roles {
    /// The name, with its path, that a role must have.
    pub(crate) name: Option<String>,
    /// What must be given as the external id. Without one, any or none.
    pub(crate) external_id: Option<String>,
    pub(crate) session_name: Option<String>,
    /// Accounts that refuse.
    pub(crate) denied: Vec<String>,
    /// How many seconds the credentials are valid; without it as long as was asked.
    pub(crate) lifetime: Option<i64>,
}

const NAMESPACE: &str = "https://sts.amazonaws.com/doc/2011-06-15/";
const METADATA: &str = "<ResponseMetadata><RequestId>5eed0000-0000-4000-8000-000000000000</RequestId></ResponseMetadata>";

/// The answer of STS, if it is one of the two operations.
pub(crate) fn answer(
    asked: &Asked<'_>,
    key: &Key,
    keys: &Keys,
    roles: &Roles,
    now: i64,
) -> Option<Answer> {
    match asked.operation.as_str() {
        "GetCallerIdentity" => Some(identity(key)),
        "AssumeRole" => Some(assume(asked, key, keys, roles, now)),
        _ => None,
    }
}

fn identity(key: &Key) -> Answer {
    let Key { arn, account, .. } = key;
    Answer::xml(
        200,
        format!(
            "<GetCallerIdentityResponse xmlns=\"{NAMESPACE}\">\n  <GetCallerIdentityResult>\n    <Arn>{arn}</Arn>\n    <UserId>AIDAEXAMPLEUSERID0000</UserId>\n    <Account>{account}</Account>\n  </GetCallerIdentityResult>\n  {METADATA}\n</GetCallerIdentityResponse>\n"
        ),
    )
}

fn assume(asked: &Asked<'_>, key: &Key, keys: &Keys, roles: &Roles, now: i64) -> Answer {
    let invalid = |message: &str| aws_error(asked.protocol, 400, "ValidationError", message);
    let role = value_of(&asked.form, "RoleArn").unwrap_or_default();
    let Some((partition, account, name)) = take_apart(role) else {
        return invalid(&format!("{role} is invalid"));
    };
    let session = value_of(&asked.form, "RoleSessionName").unwrap_or_default();
    let fine = |letter: char| letter.is_ascii_alphanumeric() || "_+=,.@-".contains(letter);
    if !(2..=64).contains(&session.len()) || !session.chars().all(fine) {
        return invalid(
            "Value at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*",
        );
    }
    let seconds =
        value_of(&asked.form, "DurationSeconds").map_or(Some(3600), |text| text.parse().ok());
    let Some(seconds) = seconds.filter(|seconds| (900..=43200).contains(seconds)) else {
        return invalid(
            "Value at 'durationSeconds' failed to satisfy constraint: Member must have value between 900 and 43200",
        );
    };
    let given = value_of(&asked.form, "ExternalId");
    let is =
        |wanted: &Option<String>, is: Option<&str>| wanted.is_none() || wanted.as_deref() == is;
    let trusted = is(&roles.name, Some(name))
        && is(&roles.external_id, given)
        && is(&roles.session_name, Some(session))
        && !roles.denied.iter().any(|denied| denied == account);
    if !trusted {
        let message = format!(
            "User: {} is not authorized to perform: sts:AssumeRole on resource: {role}",
            key.arn
        );
        let answer = refuse(asked, No::Denied);
        return aws_error(asked.protocol, answer.status, "AccessDenied", &message);
    }
    let last = name.rsplit('/').next().unwrap_or(name);
    let arn = format!("arn:{partition}:sts::{account}:assumed-role/{last}/{session}");
    let ends = now + roles.lifetime.unwrap_or(seconds);
    let (access_key, lent) = keys.lend(account, &arn, ends);
    let token = lent.session.map(|(token, _)| token).unwrap_or_default();
    let (secret, expiration) = (lent.secret, clock::extended(ends));
    Answer::xml(
        200,
        format!(
            "<AssumeRoleResponse xmlns=\"{NAMESPACE}\">\n  <AssumeRoleResult>\n    <AssumedRoleUser>\n      <AssumedRoleId>AROAEXAMPLEROLEID0000:{session}</AssumedRoleId>\n      <Arn>{arn}</Arn>\n    </AssumedRoleUser>\n    <Credentials>\n      <AccessKeyId>{access_key}</AccessKeyId>\n      <SecretAccessKey>{secret}</SecretAccessKey>\n      <SessionToken>{token}</SessionToken>\n      <Expiration>{expiration}</Expiration>\n    </Credentials>\n  </AssumeRoleResult>\n  {METADATA}\n</AssumeRoleResponse>\n"
        ),
    )
}

/// Partition, account and name of a role.
fn take_apart(role: &str) -> Option<(&str, &str, &str)> {
    let mut parts = role.splitn(6, ':');
    let (arn, partition, service) = (parts.next()?, parts.next()?, parts.next()?);
    let (region, account, name) = (parts.next()?, parts.next()?, parts.next()?);
    let whole = arn == "arn" && service == "iam" && region.is_empty();
    let digits = account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit());
    let name = name.strip_prefix("role/").filter(|name| !name.is_empty())?;
    (whole && digits).then_some((partition, account, name))
}
