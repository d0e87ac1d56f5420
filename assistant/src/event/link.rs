//! Which records hand out new credentials, to whom, so that what is done with them belongs to the one who asked.

use super::identity::{key_of, root_of, session, user_of};
use super::{Record, Source};
use crate::detect::{Fields, Scalar};

/// New credentials: whoever holds a key of `child` acts for whoever held one of `parent`. The keys are those of `identities`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The one who asked.
    pub parent: Vec<String>,
    /// The new credentials, or the user that they are of.
    pub child: Vec<String>,
}

/// The services whose calls hand out credentials or make somebody to hand them to.
const SERVICES: [&str; 4] = [
    "iam.amazonaws.com",
    "rolesanywhere.amazonaws.com",
    "signin.amazonaws.com",
    "sts.amazonaws.com",
];

/// Whether a call of this name does so.
fn hands_out(name: &str) -> bool {
    matches!(
        name,
        "AssumeRole"
            | "AssumeRoleWithSAML"
            | "AssumeRoleWithWebIdentity"
            | "AssumeRoot"
            | "GetSessionToken"
            | "GetFederationToken"
            | "GetSigninToken"
            | "SwitchRole"
            | "CreateAccessKey"
            | "UpdateAccessKey"
            | "CreateServiceSpecificCredential"
            | "ResetServiceSpecificCredential"
            | "CreateLoginProfile"
            | "UpdateLoginProfile"
            | "CreateUser"
            | "CreateVirtualMFADevice"
            | "CreateSession"
    )
}

/// What a record hands out, if it was done and says both ends. A service that takes a role of its own hands nothing to anybody.
pub fn links(record: &Record<'_>) -> Option<Link> {
    if record.source() != Source::CloudTrail || !hands_out(record.name()) {
        return None;
    }
    let service = record
        .service()
        .filter(|service| SERVICES.contains(service))?;
    // Most who take a role get an answer that the record leaves out.
    let is_told = || service == "iam.amazonaws.com" || record.has("responseElements");
    if !is_told() || record.has("errorCode") {
        return None;
    }
    let kind = text(record, "userIdentity.type").unwrap_or_default();
    if kind == "AWSService" {
        return None;
    }
    let parent = parent(record, &kind);
    let account = text(record, "recipientAccountId")
        .or_else(|| text(record, "userIdentity.accountId"))
        .unwrap_or_default();
    let mut child = Vec::new();
    for path in [
        "responseElements.credentials.accessKeyId",
        "responseElements.accessKey.accessKeyId",
        "responseElements.credentialSet.credentials.accessKeyId",
    ] {
        child.extend(text(record, path).map(|key| key_of(&key)));
    }
    child.extend(text(record, "responseElements.assumedRoleUser.arn").map(|arn| session(&arn)));
    if service == "iam.amazonaws.com" {
        let paths = [
            "responseElements.user.userName",
            "responseElements.accessKey.userName",
            "responseElements.serviceSpecificCredential.userName",
            "responseElements.loginProfile.userName",
            "requestParameters.userName",
        ];
        let user = paths.iter().find_map(|path| text(record, path));
        child.extend(user.map(|user| user_of(&account, &user)));
    }
    child.retain(|key| !parent.contains(key));
    (!parent.is_empty() && !child.is_empty()).then_some(Link { parent, child })
}

fn parent(record: &Record<'_>, kind: &str) -> Vec<String> {
    let mut keys = Vec::new();
    let account = text(record, "userIdentity.accountId").unwrap_or_default();
    keys.extend(text(record, "userIdentity.accessKeyId").map(|key| key_of(&key)));
    match kind {
        "Root" => keys.push(root_of(&account)),
        "AssumedRole" => keys.extend(
            text(record, "userIdentity.arn")
                .filter(|arn| arn.contains(":assumed-role/"))
                .map(|arn| session(&arn)),
        ),
        "IAMUser" => {
            keys.extend(text(record, "userIdentity.userName").map(|user| user_of(&account, &user)));
        }
        _ => {}
    }
    keys
}

/// The first text at the path.
fn text(record: &Record<'_>, path: &str) -> Option<String> {
    let mut first = None;
    record.each(path, &mut |scalar| {
        if let Scalar::Text(text) = scalar
            && first.is_none()
            && !text.is_empty()
        {
            first = Some(text.to_owned());
        }
    });
    first
}
