//! What `sekisho check` takes for which answer, and what becomes of input that is none.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod command;

use command::input::{guardrail, judge, prompt_attack, prompt_attacks, said, write};
use command::{Sekisho, text};
use serde_json::{Value, json};

#[test]
fn an_answer_is_recognised_alone_in_lists_in_lines_and_in_collections() {
    let folder = tempfile::tempdir().unwrap();
    let weak = guardrail(&prompt_attack("LOW"), json!({}));
    let forms = [
        ("one.json", weak.to_string()),
        ("array.json", json!([weak]).to_string()),
        ("lines.jsonl", format!("{weak}\n{}\n", json!({"guardrails": []}))),
        ("collection.json", json!({"account": "111122223333", "region": "ap-northeast-1", "guardrails": [weak]}).to_string()),
        ("deep.json", json!({"export": {"bedrock": {"answers": [weak]}}}).to_string()),
        ("bom.json", format!("\u{feff}{weak}")),
        ("control.json", json!({"TypeName": "AWS::Bedrock::Guardrail", "ResourceDescription": {"Identifier": "g1", "Properties":
            json!({"Name": "n", "GuardrailArn": weak["guardrailArn"], "Version": "DRAFT", "Status": "READY", "ContentPolicyConfig": {"FiltersConfig":
            [{"Type": "PROMPT_ATTACK", "InputStrength": "LOW", "OutputStrength": "NONE"}]}}).to_string()}}).to_string()),
    ];
    for (name, content) in forms {
        let report = judge(&write(folder.path(), name, content));
        assert_eq!(
            prompt_attacks(&report),
            said("fail", "/ContentPolicyConfig/FiltersConfig/0/InputStrength"),
            "{name}"
        );
        assert_eq!(report["read"]["not_understood"], json!([]), "{name}");
    }
}

#[test]
fn the_same_thing_read_twice_is_judged_once_and_two_states_are_both_judged() {
    let folder = tempfile::tempdir().unwrap();
    let weak = guardrail(&prompt_attack("LOW"), json!({}));
    write(folder.path(), "a.json", weak.to_string());
    write(
        folder.path(),
        "b.json",
        json!({"guardrails": [weak]}).to_string(),
    );
    let summary = json!({"id": "g1", "arn": weak["guardrailArn"], "status": "READY", "name": "n", "version": "DRAFT"});
    write(
        folder.path(),
        "c.json",
        json!({"guardrails": [summary]}).to_string(),
    );
    let report = judge(folder.path());
    assert_eq!(report["read"]["resources"], 1);
    assert_eq!(prompt_attacks(&report).len(), 1);
    write(
        folder.path(),
        "d.json",
        guardrail(&prompt_attack("HIGH"), json!({})).to_string(),
    );
    let report = judge(folder.path());
    let mut outcomes: Vec<String> = prompt_attacks(&report)
        .into_iter()
        .map(|(outcome, _)| outcome)
        .collect();
    outcomes.sort();
    assert_eq!(outcomes, ["fail", "pass"]);
    assert!(
        report["read"]["gaps"][0]["reason"]
            .as_str()
            .unwrap()
            .contains("every state is judged")
    );
}

#[test]
fn what_a_list_does_not_tell_is_undetermined() {
    let folder = tempfile::tempdir().unwrap();
    let list = json!({"guardrails": [{"id": "g1", "status": "READY", "name": "n", "version": "DRAFT",
        "arn": "arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/g1"}]});
    let report = judge(&write(
        folder.path(),
        "list-guardrails.json",
        list.to_string(),
    ));
    assert_eq!(
        prompt_attacks(&report),
        said("undetermined", "/ContentPolicyConfig/FiltersConfig")
    );
}

#[test]
fn a_value_of_the_wrong_type_is_undetermined_and_never_a_pass() {
    let folder = tempfile::tempdir().unwrap();
    let strange = [
        json!([{"type": "PROMPT_ATTACK", "inputStrength": 3, "outputStrength": "NONE"}]),
        json!([{"type": "PROMPT_ATTACK", "inputStrength": "HIGH", "outputStrength": "NONE", "inputEnabled": "yes"}]),
        json!([{"type": ["PROMPT_ATTACK"], "inputStrength": "HIGH", "outputStrength": "NONE"}]),
        json!([{"type": "PROMPT_ATTACK", "outputStrength": "NONE"}]),
        json!(["PROMPT_ATTACK"]),
        json!("HIGH"),
        json!({"type": "PROMPT_ATTACK"}),
    ];
    for filters in strange {
        let report = judge(&write(
            folder.path(),
            "strange.json",
            guardrail(&filters, json!({})).to_string(),
        ));
        let found = prompt_attacks(&report);
        assert!(
            found.iter().all(|(outcome, _)| outcome == "undetermined") && !found.is_empty(),
            "{filters}: {found:?}"
        );
    }
}

#[test]
fn input_that_cannot_be_read_is_named_and_everything_else_is_judged() {
    let folder = tempfile::tempdir().unwrap();
    let weak = guardrail(&prompt_attack("LOW"), json!({})).to_string();
    let cut = weak.get(..weak.len() - 20).unwrap().to_owned();
    let twice = weak.replacen("\"status\"", "\"status\":\"FAILED\",\"status\"", 1);
    let bad: [(&str, Vec<u8>, &str); 10] = [
        (
            "broken.json",
            b"{\"guardrailId\": ".to_vec(),
            "not valid JSON",
        ),
        ("cut.json", cut.into_bytes(), "not valid JSON"),
        ("twice.json", twice.into_bytes(), "\"status\" stands twice"),
        (
            "deep.json",
            [vec![b'['; 100_000], vec![b']'; 100_000]].concat(),
            "recursion limit",
        ),
        ("empty.json", Vec::new(), "empty file"),
        (
            "latin.json",
            b"{\"name\": \"caf\xe9\"}".to_vec(),
            "not valid JSON",
        ),
        ("utf16.json", b"\xff\xfe{\0}\0".to_vec(), "UTF-16"),
        ("number.json", b"42".to_vec(), "bare value"),
        (
            "unknown.json",
            b"{\"kind\": \"Nobody knows\", \"spec\": {}}".to_vec(),
            "no answer that this version knows (members: kind, spec)",
        ),
        ("main.tf", b"resource {}".to_vec(), "not a JSON file"),
    ];
    for (name, content, _) in &bad {
        write(folder.path(), name, content);
    }
    write(folder.path(), "good/weak.json", &weak);
    let report = judge(folder.path());
    assert_eq!(
        prompt_attacks(&report),
        said("fail", "/ContentPolicyConfig/FiltersConfig/0/InputStrength")
    );
    assert_eq!(report["read"]["files"], 11);
    let pieces = report["read"]["not_understood"].as_array().unwrap();
    for (name, _, reason) in &bad {
        let piece = pieces
            .iter()
            .find(|piece| piece["file"].as_str().unwrap().ends_with(name));
        let said = piece.unwrap_or_else(|| panic!("{name} is not named"))["reason"]
            .as_str()
            .unwrap();
        assert!(said.contains(reason), "{name}: {said}");
    }
    assert_eq!(pieces.len(), bad.len());
}

#[cfg(unix)]
#[test]
fn a_loop_of_links_does_not_trap_the_reader() {
    let folder = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(folder.path(), folder.path().join("again")).unwrap();
    write(
        folder.path(),
        "weak.json",
        guardrail(&prompt_attack("LOW"), json!({})).to_string(),
    );
    assert_eq!(judge(folder.path())["read"]["resources"], 1);
}

#[test]
fn a_file_that_is_named_is_read_whatever_it_is_called() {
    let folder = tempfile::tempdir().unwrap();
    let weak = guardrail(&prompt_attack("LOW"), json!({})).to_string();
    let report = judge(&write(folder.path(), "guardrail.txt", weak));
    assert_eq!(prompt_attacks(&report).len(), 1);
}

#[cfg(unix)]
#[test]
fn a_file_that_is_too_large_is_refused_without_reading_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = write(folder.path(), "huge.json", "");
    std::fs::OpenOptions::new()
        .write(true)
        .open(&path)
        .unwrap()
        .set_len(3 << 30)
        .unwrap();
    let report = judge(&path);
    let reason = report["read"]["not_understood"][0]["reason"]
        .as_str()
        .unwrap();
    assert!(reason.contains("larger than 1024 MiB"), "{reason}");
}

#[test]
fn old_azure_spellings_are_the_same_policy() {
    let folder = tempfile::tempdir().unwrap();
    let id = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/r/providers/Microsoft.CognitiveServices/accounts/a/raiPolicies/p";
    let policy = |names: [&str; 3], threshold: &str, value: &str| {
        let filter = |name: &str, source: &str| json!({"name": name, "source": source, "enabled": true, "blocking": true, threshold: value});
        let filters: Vec<Value> = [("Prompt", names), ("Completion", names)]
            .iter()
            .flat_map(|(source, names)| names.map(|name| filter(name, source)))
            .collect();
        json!({"id": id, "name": "p", "properties": {"mode": "blocking", "contentFilters": filters}}).to_string()
    };
    let new = judge(&write(
        folder.path(),
        "new.json",
        policy(
            ["Hate", "Indirect Attack", "Protected Material Text"],
            "severityThreshold",
            "High",
        ),
    ));
    let old = judge(&write(
        folder.path(),
        "old.json",
        policy(
            ["hate", "indirect_attack", "protected_material_text"],
            "allowedContentLevel",
            "high",
        ),
    ));
    let facts = |report: &Value| {
        report["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|finding| {
                json!([
                    finding["guide"],
                    finding["outcome"],
                    finding["at"],
                    finding["facts"]
                ])
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(facts(&new), facts(&old));
    assert!(
        facts(&new)
            .iter()
            .any(|fact| fact.to_string().contains("severity-threshold")),
        "{new:#}"
    );
}

#[test]
fn a_list_of_one_guardrails_versions_does_not_tell_that_there_is_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let arn = |name: &str| format!("arn:aws:bedrock:ap-northeast-1:111122223333:{name}");
    let agent = json!({"agent": {"agentId": "A", "agentName": "a", "agentArn": arn("agent/A"),
        "guardrailConfiguration": {"guardrailIdentifier": "gone", "guardrailVersion": "1"}}});
    write(folder.path(), "agent.json", agent.to_string());
    let summary = |id: &str, version: &str| json!({"id": id, "arn": arn(&format!("guardrail/{id}")), "status": "READY", "name": id, "version": version});
    let outcome = |guardrails: Value| {
        write(
            folder.path(),
            "list-guardrails.json",
            json!({"guardrails": guardrails}).to_string(),
        );
        let report = judge(folder.path());
        let findings = report["findings"].as_array().unwrap().iter();
        let mut exists = findings.filter(|finding| {
            finding["guide"]
                .as_str()
                .unwrap()
                .ends_with("/guardrail-exists")
        });
        exists.next().unwrap()["outcome"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(
        outcome(json!([summary("g1", "DRAFT"), summary("g1", "1")])),
        "undetermined"
    );
    assert_eq!(outcome(json!([summary("g1", "DRAFT")])), "undetermined");
    assert_eq!(
        outcome(json!([summary("g1", "DRAFT"), summary("g2", "DRAFT")])),
        "fail"
    );
    assert_eq!(
        outcome(json!([summary("g1", "DRAFT"), summary("gone", "DRAFT")])),
        "pass"
    );
}

#[test]
fn the_place_of_an_answer_without_an_answer_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let region = json!({"account": "111122223333", "region": "ap-northeast-1", "guardrails": null,
        "modelInvocationLogging": "AccessDenied", "agents": []});
    let report = judge(&write(folder.path(), "region.json", region.to_string()));
    let pieces = report["read"]["not_understood"].as_array().unwrap().iter();
    let mut places: Vec<&str> = pieces.map(|piece| piece["at"].as_str().unwrap()).collect();
    places.sort_unstable();
    assert_eq!(places, ["/guardrails", "/modelInvocationLogging"]);
}

#[test]
fn a_list_with_something_strange_in_it_is_not_complete() {
    let folder = tempfile::tempdir().unwrap();
    let agent = json!({"agent": {"agentId": "A", "agentName": "a", "agentArn": "arn:aws:bedrock:ap-northeast-1:111122223333:agent/A",
        "guardrailConfiguration": {"guardrailIdentifier": "gone", "guardrailVersion": "1"}}});
    let outcome = |guardrails: Value| {
        let region = json!({"account": "111122223333", "region": "ap-northeast-1", "guardrails": guardrails, "agents": [agent]});
        let report = judge(&write(folder.path(), "region.json", region.to_string()));
        let findings = report["findings"].as_array().unwrap().iter();
        let mut exists = findings.filter(|finding| {
            finding["guide"]
                .as_str()
                .unwrap()
                .ends_with("/guardrail-exists")
        });
        exists.next().unwrap()["outcome"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(outcome(json!([])), "fail");
    assert_eq!(outcome(json!([{"error": "AccessDenied"}])), "undetermined");
}

#[test]
fn an_envelope_without_a_configuration_is_no_pass() {
    let folder = tempfile::tempdir().unwrap();
    let name = "//modelarmor.googleapis.com/projects/p/locations/l/templates/t";
    let kind = "modelarmor.googleapis.com/Template";
    let asset = |data: Value| json!({"name": name, "assetType": kind, "resource": {"data": data}});
    let control = |properties: &str| json!({"TypeName": "AWS::Bedrock::Guardrail", "ResourceDescription": {"Properties": properties}});
    let empty = [
        asset(json!(null)),
        asset(json!("x")),
        asset(json!([])),
        control("null"),
        control("[]"),
        control(r#"{"KmsKeyArn": "", "KmsKeyArn": "arn:k"}"#),
    ];
    for envelope in empty {
        let report = judge(&write(folder.path(), "envelope.json", envelope.to_string()));
        assert_eq!(report["findings"], json!([]), "{envelope}");
        assert_eq!(
            report["read"]["not_understood"].as_array().unwrap().len(),
            1,
            "{envelope}"
        );
    }
    let snapshot = json!({"schema": "sekisho.snapshot/1", "resources": [{"kind": kind, "id": name, "name": "t", "config": null}]});
    let report = judge(&write(folder.path(), "snapshot.json", snapshot.to_string()));
    assert_eq!(
        (&report["counts"]["pass"], &report["counts"]["fail"]),
        (&json!(0), &json!(0)),
        "{:#}",
        report["findings"]
    );
    let other = json!({"schema": "sekisho.snapshot/2", "resources": []});
    let report = judge(&write(folder.path(), "snapshot.json", other.to_string()));
    assert_eq!(
        report["read"]["not_understood"].as_array().unwrap().len(),
        1
    );
}

#[test]
fn what_other_services_answer_is_not_taken_for_ours() {
    let folder = tempfile::tempdir().unwrap();
    let flow = json!({"flowSummaries": [{"id": "F", "arn": "arn:aws:bedrock:us-east-1:111122223333:flow/F", "status": "Prepared", "version": "DRAFT", "name": "f"}]});
    let cluster = json!({"clusters": [{"name": "c", "loggingConfig": {"componentConfig": {"enableComponents": ["SYSTEM_COMPONENTS"]}}}]});
    let sync = json!({"agentId": "a", "agentArn": "arn:aws:datasync:us-east-1:111122223333:agent/a", "agentName": "a"});
    let denied = json!({"account": "111122223333", "region": "us-east-1", "modelInvocationLogging": {"Error": {"Code": "AccessDeniedException"}}});
    for foreign in [flow, cluster, sync, denied] {
        let report = judge(&write(folder.path(), "foreign.json", foreign.to_string()));
        assert_eq!(report["findings"], json!([]), "{foreign}");
        assert!(
            !report["read"]["not_understood"]
                .as_array()
                .unwrap()
                .is_empty(),
            "{foreign}"
        );
    }
}

#[cfg(unix)]
#[test]
fn links_to_files_are_read_and_other_things_said() {
    let folder = tempfile::tempdir().unwrap();
    let real = write(
        folder.path(),
        "real/guardrail.json",
        guardrail(&prompt_attack("LOW"), json!({})).to_string(),
    );
    let linked = folder.path().join("linked");
    std::fs::create_dir(&linked).unwrap();
    std::os::unix::fs::symlink(&real, linked.join("a.json")).unwrap();
    std::os::unix::fs::symlink("nowhere", linked.join("b.json")).unwrap();
    std::os::unix::fs::symlink(folder.path(), linked.join("c")).unwrap();
    let report = judge(&linked);
    assert_eq!(report["read"]["resources"], 1);
    assert_eq!(
        report["read"]["not_understood"].as_array().unwrap().len(),
        2
    );
}

#[test]
fn a_version_proves_that_its_guardrail_exists() {
    let folder = tempfile::tempdir().unwrap();
    let version = guardrail(&prompt_attack("HIGH"), json!({"version": 3}));
    let agent = json!({"agent": {"agentId": "A", "agentName": "a", "agentArn": "arn:aws:bedrock:ap-northeast-1:111122223333:agent/A",
        "guardrailConfiguration": {"guardrailIdentifier": "g1", "guardrailVersion": "DRAFT"}}});
    let region = json!({"account": "111122223333", "region": "ap-northeast-1", "guardrails": [version], "agents": [agent]});
    let report = judge(&write(folder.path(), "region.json", region.to_string()));
    let findings = report["findings"].as_array().unwrap().iter();
    let mut exists = findings.filter(|finding| {
        finding["guide"]
            .as_str()
            .unwrap()
            .ends_with("/guardrail-exists")
    });
    assert_eq!(exists.next().unwrap()["outcome"], "pass");
}

#[test]
fn a_saved_snapshot_gives_the_same_report() {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("in");
    write(&input, "region.json", json!({"account": "111122223333", "region": "ap-northeast-1",
        "guardrails": [guardrail(&prompt_attack("LOW"), json!({}))], "modelInvocationLogging": {},
        "agents": [{"agent": {"agentId": "A", "agentName": "a", "agentArn": "arn:aws:bedrock:ap-northeast-1:111122223333:agent/A",
            "guardrailConfiguration": {"guardrailIdentifier": "gone", "guardrailVersion": "1"}}}]}).to_string());
    let snapshot = folder.path().join("snapshot.gz");
    let first = Sekisho::new([
        "check",
        "--input",
        text(&input),
        "--format",
        "json",
        "--snapshot-out",
        text(&snapshot),
    ])
    .run()
    .json();
    let second = Sekisho::new(["check", "--input", text(&snapshot), "--format", "json"])
        .run()
        .json();
    assert_eq!(first["findings"], second["findings"]);
    assert!(first["findings"].to_string().contains("guardrail-exists"));
}
