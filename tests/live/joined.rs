//! What Google's answers do not have at the resource itself: policies that another list gives, and every `false`.

use crate::asking::check;
use crate::cloud::{Estate, Server};
use crate::command::text;
use crate::trial::resources;
use serde_json::Value;

#[test]
fn a_policy_belongs_to_the_asset_of_its_name() {
    let estate = "tests/cloud/estate/google";
    let folder = tempfile::TempDir::new().unwrap();
    let snapshot = folder.path().join("snapshot.json.gz");
    let server = Server::start(Estate::folder(estate));
    let arguments = [
        "--google",
        "--everything",
        "--snapshot-out",
        text(&snapshot),
    ];
    let run = check(&server, &arguments).run();
    assert_eq!(run.code, 2, "{}", run.stderr);
    let resources = resources(&snapshot);
    let exchanges = std::fs::read_to_string(format!("{estate}/asset-inventory.json")).unwrap();
    let exchanges: Value = serde_json::from_str(&exchanges).unwrap();
    let assets = exchanges
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|one| one["answer"]["assets"].as_array());
    let mut policies = 0;
    for asset in assets
        .flatten()
        .filter(|asset| asset["iamPolicy"].is_object())
    {
        let key = ["assetType", "name"].map(|member| asset[member].as_str().unwrap().to_owned());
        let found = resources.get(&key.into());
        // A function of the first generation is listed as both kinds, and read as one.
        if let Some(config) = found {
            assert_eq!(
                config["iamPolicy"]["bindings"], asset["iamPolicy"]["bindings"],
                "{asset}"
            );
            policies += 1;
        }
    }
    assert!(policies > 8, "{policies}");
}

#[test]
fn a_false_that_proto3_leaves_out_is_a_fault() {
    let server = Server::start(Estate::folder("tests/cloud/estate/google"));
    let run = check(&server, &["--google", "--projects", "sekisho-prod"]).run();
    let report = run.json();
    let found = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .find(|finding| {
            let id = finding["resource"]["id"].as_str().unwrap();
            finding["at"] == "/gceSetup/shieldedInstanceConfig/enableVtpm" && id.ends_with("/trial")
        });
    assert_eq!(found.unwrap()["outcome"], "fail");
}
