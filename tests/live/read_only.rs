//! Sekisho changes nothing: every request that it makes reads, and every request that a table describes would.

use crate::every_way::asked;
use crate::permissions::named;
use std::collections::BTreeSet;
use std::path::Path;

/// How the operations of AWS begin that only read, and the one that enters another account.
const AWS: [&str; 5] = ["List", "Get", "Describe", "BatchGet", "AssumeRole"];
/// The last words of Google's permissions and methods that only read.
const GOOGLE: [&str; 3] = ["get", "list", "search"];
/// POSTs of AWS that have no other name than their path, which are all lists.
/// <https://docs.aws.amazon.com/bedrock/latest/APIReference/API_Operations_Agents_for_Amazon_Bedrock.html>
const AWS_POSTS: [&str; 10] = [
    "/agents/",
    "/agents/{agentId}/agentaliases/",
    "/agents/{agentId}/agentversions/DRAFT/actiongroups/",
    "/agents/{agentId}/agentversions/DRAFT/agentcollaborators/",
    "/agents/{agentId}/agentversions/DRAFT/knowledgebases/",
    "/agents/{agentId}/agentversions/{agentVersion}/actiongroups/",
    "/agents/{agentId}/agentversions/{agentVersion}/agentcollaborators/",
    "/agents/{agentId}/agentversions/{agentVersion}/knowledgebases/",
    "/knowledgebases/",
    "/knowledgebases/{knowledgeBaseId}/datasources/",
];
/// Words in operations, paths and permissions that begin like reading and give away what is secret or what is stored.
const SECRETS: [&str; 22] = [
    "accesstoken",
    "authorizationtoken",
    "batchgetsecretvalue",
    "decrypt",
    "federationtoken",
    "generatedatakey",
    "getitem",
    "getlogevents",
    "getobject",
    "getparameter",
    "getpassworddata",
    "getresourceapikey",
    "getresourceoauth2token",
    "getrolecredentials",
    "getworkloadaccesstoken",
    "listaccountsas",
    "listconnectionstrings",
    "listcredentials",
    "listkeys",
    "listsecrets",
    "secretsmanager",
    "sessiontoken",
];
/// The first word of these that a text holds.
fn secret(text: &str) -> Option<&'static str> {
    let text = text.to_lowercase();
    SECRETS.into_iter().find(|word| text.contains(word))
}

/// `ListAgents`, `AssumeRole`; not `Listen`, `AssumeRoleWithSAML` or anything with a wildcard.
fn is_aws_reading(operation: &str) -> bool {
    let is_noun = |rest: &str| {
        rest.starts_with(|first: char| first.is_ascii_uppercase())
            && rest.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    AWS.iter().any(|verb| match operation.strip_prefix(verb) {
        Some(rest) if *verb == "AssumeRole" => rest.is_empty(),
        Some(rest) => is_noun(rest),
        None => false,
    })
}

/// `list`, `listResource`, `getIamPolicy`, `searchAllResources`; not `listen`.
fn is_google_reading(name: &str) -> bool {
    let verb = name.rsplit('.').next().unwrap();
    GOOGLE.iter().any(|reading| {
        let rest = verb.strip_prefix(reading);
        rest.is_some_and(|rest| rest.chars().next().is_none_or(char::is_uppercase))
    })
}

#[test]
fn every_request_reads() {
    for cloud in ["aws", "azure", "google"] {
        let asked = asked(cloud, true);
        assert_eq!(asked.violations, Vec::<String>::new());
        assert_eq!(asked.strayed, 0, "{cloud}: a token went elsewhere");
        assert_eq!(asked.unknown, Vec::<String>::new());
        for call in &asked.calls {
            let reads = match (cloud, call.method.as_str()) {
                (_, "GET") => true,
                ("aws", "POST") => is_aws_reading(&call.operation),
                ("google", "POST") => call.target.ends_with(":getIamPolicy"),
                _ => false,
            };
            assert!(reads, "{call:?}");
            assert_eq!(secret(&call.operation), None, "{call:?}");
            assert_eq!(secret(&call.target), None, "{call:?}");
        }
    }
}

#[test]
fn every_permission_reads() {
    for action in named("aws", true) {
        assert!(
            is_aws_reading(action.split(':').nth(1).unwrap()),
            "{action}"
        );
        assert_eq!(secret(&action), None, "{action}");
    }
    for action in named("azure", true) {
        assert!(
            action.ends_with("/read") && !action.contains('*'),
            "{action}"
        );
        assert_eq!(secret(&action), None, "{action}");
    }
    for permission in named("google", true) {
        assert!(is_google_reading(&permission), "{permission}");
        assert_eq!(secret(&permission), None, "{permission}");
    }
}

/// A call in a table, and the cloud and file that it stands in.
struct Told {
    cloud: String,
    file: String,
    call: toml::Table,
}

impl Told {
    fn text(&self, member: &str) -> Option<&str> {
        self.call.get(member).and_then(toml::Value::as_str)
    }
}

/// All calls in the tables, and all permissions that stand beside them.
fn tables() -> (Vec<Told>, BTreeSet<String>) {
    let (mut calls, mut permissions) = (Vec::new(), BTreeSet::new());
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("checker/reads");
    for cloud in std::fs::read_dir(root).unwrap() {
        let cloud = cloud.unwrap().path();
        for file in std::fs::read_dir(&cloud).unwrap() {
            let file = file.unwrap().path();
            let table: toml::Table =
                toml::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
            let told = |call: toml::Table| Told {
                cloud: cloud.file_name().unwrap().to_str().unwrap().to_owned(),
                file: file.display().to_string(),
                call,
            };
            search(
                &toml::Value::Table(table),
                &mut |call| calls.push(told(call)),
                &mut permissions,
            );
        }
    }
    assert!(calls.len() > 50, "only {} calls were found", calls.len());
    (calls, permissions)
}

fn search(
    value: &toml::Value,
    found: &mut impl FnMut(toml::Table),
    permissions: &mut BTreeSet<String>,
) {
    match value {
        toml::Value::Table(table) => {
            if table.contains_key("call") {
                found(table.clone());
            }
            if let Some(list) = table.get("permissions") {
                let list = list.as_array().unwrap().iter();
                permissions.extend(list.map(|text| text.as_str().unwrap().to_owned()));
            }
            for inner in table.values() {
                search(inner, found, permissions);
            }
        }
        toml::Value::Array(list) => {
            for inner in list {
                search(inner, found, permissions);
            }
        }
        _ => {}
    }
}

#[test]
fn every_call_in_a_table_reads() {
    for told in tables().0 {
        let file = &told.file;
        let name = told.text("call").unwrap();
        let operation = told.text("operation").unwrap_or(name);
        let permission = told.text("permission").unwrap_or(name);
        let path = told.text("get").or_else(|| told.text("post")).unwrap();
        for text in [name, operation, permission, path] {
            assert_eq!(secret(text), None, "{file}: {text}");
        }
        match told.cloud.as_str() {
            "aws" => aws(&told, operation, permission),
            "azure" => {
                assert!(told.text("post").is_none(), "{file}: {name}");
                assert!(permission.ends_with("/read"), "{file}: {permission}");
            }
            "google" => {
                let reads = is_google_reading(permission) && is_google_reading(operation);
                assert!(reads, "{file}: {permission} {operation}");
                let post = told.text("post");
                assert!(
                    post.is_none_or(|path| path.ends_with(":getIamPolicy")),
                    "{file}: {post:?}"
                );
            }
            cloud => panic!("nothing is known of {cloud}"),
        }
    }
}

/// A call of AWS: what it is called is what it sends, and that reads.
fn aws(told: &Told, operation: &str, permission: &str) {
    let file = &told.file;
    let name = operation.rsplit(':').next().unwrap();
    assert!(is_aws_reading(name), "{file}: {operation}");
    let action = permission.rsplit(':').next().unwrap();
    assert!(
        action.is_empty() || is_aws_reading(action),
        "{file}: {permission}"
    );
    let form = told
        .call
        .get("form")
        .map(|form| form["Action"].as_str().unwrap());
    match (told.text("post"), told.text("target"), form) {
        (None, None, None) => {}
        (Some("/"), Some(target), None) => {
            assert_eq!(target.split('.').nth(1), Some(name), "{file}: {target}");
        }
        (Some("/"), None, Some(action)) => assert_eq!(action, name, "{file}"),
        (Some(path), None, None) => {
            assert!(AWS_POSTS.contains(&path), "{file}: {path}");
            assert!(name.starts_with("List"), "{file}: {operation}");
        }
        other => panic!("{file}: {operation} is sent in no known way: {other:?}"),
    }
}

#[test]
fn every_permission_in_a_table_reads() {
    let permissions = tables().1;
    assert!(
        permissions.len() > 50,
        "only {} were found",
        permissions.len()
    );
    for permission in permissions {
        let (prefix, action) = permission.split_once(':').unwrap();
        assert!(!prefix.is_empty() && is_aws_reading(action), "{permission}");
        assert_eq!(secret(&permission), None, "{permission}");
    }
}

#[test]
fn the_measure_itself_tells_reading_from_writing() {
    for name in [
        "ListAgents",
        "GetRole",
        "DescribeKey",
        "BatchGetCollection",
        "AssumeRole",
    ] {
        assert!(is_aws_reading(name), "{name}");
    }
    for name in [
        "PutRolePolicy",
        "Get",
        "AssumeRoleWithSAML",
        "Listen",
        "getRole",
        "*",
        "List*",
    ] {
        assert!(!is_aws_reading(name), "{name}");
    }
    for name in [
        "a.b.get",
        "a.b.listResource",
        "a.b.getIamPolicy",
        "a.b.searchAllResources",
    ] {
        assert!(is_google_reading(name), "{name}");
    }
    for name in [
        "a.b.setIamPolicy",
        "a.b.listen",
        "a.b.create",
        "a.get.delete",
    ] {
        assert!(!is_google_reading(name), "{name}");
    }
    assert_eq!(secret("kms:Decrypt"), Some("decrypt"));
    assert_eq!(secret("s3:GetObject"), Some("getobject"));
    assert_eq!(secret("s3:GetBucketObjectLockConfiguration"), None);
    assert_eq!(secret("/accounts/x/listKeys"), Some("listkeys"));
}
