//! `sekisho permissions` names what the collectors call: no permission too few, and none too many.

use crate::command::Sekisho;
use crate::every_way::asked;
use crate::known_permissions::{listing, of_aws, of_azure, of_google, prefixes, reading};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

/// What `sekisho permissions` prints for a cloud; asked once.
pub(crate) fn printed(cloud: &str, everything: bool) -> Value {
    static KNOWN: Mutex<BTreeMap<(String, bool), Value>> = Mutex::new(BTreeMap::new());
    let mut known = KNOWN.lock().unwrap();
    let print = || {
        let cloud = format!("--{cloud}");
        let mut arguments = vec!["permissions", cloud.as_str()];
        if everything {
            arguments.push("--everything");
        }
        let run = Sekisho::new(arguments).run();
        assert_eq!(run.code, 0, "{}", run.stderr);
        run.json()
    };
    let entry = known.entry((cloud.to_owned(), everything));
    entry.or_insert_with(print).clone()
}

/// The texts of a list.
pub(crate) fn texts(list: &Value) -> Vec<String> {
    let list = list.as_array().unwrap().iter();
    list.map(|text| text.as_str().unwrap().to_owned()).collect()
}

/// The permissions in what is printed for a cloud.
pub(crate) fn named(cloud: &str, everything: bool) -> BTreeSet<String> {
    let printed = printed(cloud, everything);
    let lists: Vec<&Value> = match cloud {
        "aws" => {
            let statements = printed["Statement"].as_array().unwrap().iter();
            statements.map(|statement| &statement["Action"]).collect()
        }
        "azure" => vec![&printed["Actions"]],
        _ => vec![&printed["includedPermissions"]],
    };
    lists.into_iter().flat_map(texts).collect()
}

#[test]
fn the_actions_for_azure_are_those_that_are_called() {
    for everything in [false, true] {
        let calls = asked("azure", everything).calls.iter();
        let called: BTreeSet<String> = calls.filter_map(of_azure).collect();
        assert_eq!(
            named("azure", everything),
            called,
            "everything: {everything}"
        );
    }
}

#[test]
fn the_permissions_for_google_cloud_are_those_that_are_called() {
    for everything in [false, true] {
        let calls = asked("google", everything).calls.iter();
        let called: BTreeSet<String> = calls.map(of_google).collect();
        assert_eq!(
            named("google", everything),
            called,
            "everything: {everything}"
        );
    }
}

#[test]
fn the_actions_for_aws_are_those_that_are_called_and_those_of_the_handlers_behind() {
    for everything in [false, true] {
        let calls = &asked("aws", everything).calls;
        let named = named("aws", everything);
        let called: BTreeSet<String> = calls.iter().filter_map(of_aws).collect();
        let missing: Vec<&String> = called.difference(&named).collect();
        assert_eq!(missing, Vec::<&String>::new(), "everything: {everything}");

        // What Cloud Control calls in its turn, by the types that it was asked for.
        let behind = calls.iter().filter(|call| !call.kind.is_empty());
        let mut possible: BTreeSet<&str> = BTreeSet::new();
        for call in behind {
            possible.extend(prefixes(&call.kind));
            let needed = match call.operation.as_str() {
                "ListResources" => listing(&call.kind),
                _ => reading(&call.kind),
            };
            assert!(named.contains(&needed), "{} needs {needed}", call.kind);
        }
        assert!(!possible.is_empty());
        let idle: Vec<&String> = named
            .difference(&called)
            .filter(|action| !possible.contains(action.split(':').next().unwrap()))
            .collect();
        assert_eq!(idle, Vec::<&String>::new(), "everything: {everything}");
    }
}

#[test]
fn what_the_controls_need_is_a_part_of_everything() {
    let mut more = 0;
    for cloud in ["aws", "azure", "google"] {
        let (some, all) = (named(cloud, false), named(cloud, true));
        assert!(some.is_subset(&all), "{cloud}");
        more += all.len() - some.len();
    }
    assert!(more > 0, "--everything adds nothing");
}
