//! Hovers, completions and commands say what the guides say.

use crate::session::{Client, Session};
use crate::texts::ALL;
use crate::workspace::{folder, one, place, uri_in};
use serde_json::{Value, json};

const GUIDE: &str = "aws/bedrock-guardrails/prompt-attack-filter";
const LINK: &str = "https://github.com/sekisho-security/sekisho/blob/main/guidelines";

const GUARDRAIL: &str = r#"resource "aws_bedrock_guardrail" "chat" {
  name                      = "チャット"
  blocked_input_messaging   = "お答えできません。"
  blocked_outputs_messaging = "お答えできません。"

  content_policy_config {
    filters_config {
      type            = "PROMPT_ATTACK"
      input_strength  = "LOW"
      output_strength = "NONE"
    }
  }
}
"#;

const JA: [&str; 4] = ["**緊急度**", "**リスク**", "**推奨対応**", "**参考URL**"];
const EN: [&str; 4] = [
    "**Urgency**",
    "**Risk**",
    "**Recommended action**",
    "**Reference",
];

fn speaking(language: &str) -> Session {
    Client::push()
        .showing()
        .options(json!({"language": language}))
        .start()
}

/// The hover over the weak filter, and its diagnostic.
fn hover_in(language: &str) -> (String, Value) {
    let folder = folder(&[]);
    let uri = uri_in(&folder, "main.tf");
    let mut session = speaking(language);
    let diagnostics = session.opened(&uri, GUARDRAIL);
    let hover = session.hover(&uri, place(GUARDRAIL, "\"LOW\""));
    let found = one(&diagnostics, GUIDE).clone();
    assert_eq!(hover["contents"]["kind"], "markdown");
    assert_eq!(hover["range"], found["range"]);
    session.end();
    (
        hover["contents"]["value"].as_str().unwrap().to_owned(),
        found,
    )
}

/// Positions of some texts, which have to stand in this order.
fn in_order(page: &str, pieces: &[&str]) {
    let mut rest = page;
    for piece in pieces {
        let Some((_, behind)) = rest.split_once(piece) else {
            panic!("{piece} is not there, or not in its place:\n{page}");
        };
        rest = behind;
    }
}

#[test]
fn a_hover_says_all_of_the_guide_in_japanese() {
    let (page, found) = hover_in("ja");
    let statement = "プロンプト攻撃フィルターの InputStrength が LOW です。";
    assert_eq!(
        found["message"],
        format!("ガードレールがプロンプト攻撃を遮断していない\n{statement}")
    );
    assert_eq!(
        found["codeDescription"]["href"],
        format!("{LINK}/{GUIDE}/ja.md")
    );
    in_order(
        &page,
        &[
            "**ガードレールがプロンプト攻撃を遮断していない**",
            statement,
        ],
    );
    in_order(&page, &JA);
    in_order(
        &page,
        &[
            "**緊急度**: 高",
            GUIDE,
            "ジェイルブレイク",
            "1. ",
            "```hcl",
            "<https://",
        ],
    );
    assert!(EN.iter().all(|heading| !page.contains(heading)), "{page}");
}

#[test]
fn a_hover_says_all_of_the_guide_in_english() {
    let (page, found) = hover_in("en");
    let statement = "InputStrength of the prompt attack filter is LOW.";
    assert_eq!(
        found["message"],
        format!("Guardrail does not block prompt attacks\n{statement}")
    );
    assert_eq!(
        found["codeDescription"]["href"],
        format!("{LINK}/{GUIDE}/en.md")
    );
    in_order(
        &page,
        &["**Guardrail does not block prompt attacks**", statement],
    );
    in_order(&page, &EN);
    assert!(page.is_ascii() || !page.contains("リスク"), "{page}");
    assert!(JA.iter().all(|heading| !page.contains(heading)), "{page}");
}

#[test]
fn a_hover_says_it_in_both_languages() {
    let (page, found) = hover_in("both");
    let message = found["message"].as_str().unwrap();
    in_order(
        message,
        &[
            "InputStrength が LOW です。",
            "InputStrength of the prompt attack filter is LOW.",
        ],
    );
    in_order(&page, &JA);
    in_order(&page, &EN);
    in_order(&page, &["**参考URL**", "**Urgency**"]);
}

/// No sentence has a hole in it, in any language and format.
#[test]
fn every_finding_has_a_whole_page() {
    for (language, headings) in [("ja", JA), ("en", EN)] {
        let folder = folder(&[]);
        let mut session = speaking(language);
        for (name, text) in ALL {
            let uri = uri_in(&folder, name.split_once('-').unwrap().1);
            let diagnostics = session.opened(&uri, text);
            assert!(diagnostics.len() > 10, "{name}: {diagnostics:#?}");
            for diagnostic in &diagnostics {
                let start = &diagnostic["range"]["start"];
                let at = [&start["line"], &start["character"]];
                let at = at.map(|number| usize::try_from(number.as_u64().unwrap()).unwrap());
                let page = session.hovered(&uri, at);
                in_order(&page, &headings);
                let code = diagnostic["code"].as_str().unwrap();
                assert!(page.contains(&format!("`{code}`")), "{code} in {page}");
                for hole in ["{{", "{%", "none ", "undefined"] {
                    let sentence = page.split("```").step_by(2).any(|text| text.contains(hole));
                    assert!(!sentence, "{code} has {hole} in {page}");
                }
            }
            session.close_document(&uri);
        }
        session.end();
    }
}

#[test]
fn nothing_is_said_where_nothing_is_found() {
    let folder = folder(&[]);
    let uri = uri_in(&folder, "main.tf");
    let mut session = speaking("ja");
    session.opened(&uri, GUARDRAIL);
    assert_eq!(
        session.hover(&uri, place(GUARDRAIL, "チャット")),
        Value::Null
    );
    let plain = uri_in(&folder, "values.yaml");
    assert_eq!(
        session.opened(&plain, "image: 関所\nreplicas: 3\n"),
        [] as [Value; 0]
    );
    assert_eq!(session.hover(&plain, [0, 3]), Value::Null);
    let other = uri_in(&folder, "never-opened.tf");
    assert_eq!(session.hover(&other, [0, 3]), Value::Null);
    session.end();
}

/// The completions inside of the quotes of a value, by label.
fn proposed(session: &mut Session, file: &str, text: &str, behind: &str) -> Vec<Value> {
    let folder = folder(&[]);
    let uri = uri_in(&folder, file);
    session.opened(&uri, text);
    let [line, character] = place(text, behind);
    session.completions(&uri, [line, character + behind.encode_utf16().count()])
}

fn labels(proposals: &[Value]) -> Vec<&str> {
    let labels = proposals.iter().map(|item| item["label"].as_str().unwrap());
    labels.collect()
}

#[test]
fn a_completion_is_a_value_that_the_controls_accept_and_says_why() {
    let mut session = speaking("ja");
    for before in ["", "/* 𠮷田 */ "] {
        let text = GUARDRAIL.replace(
            "input_strength  = \"LOW\"",
            &format!("{before}input_strength = \"\""),
        );
        let proposals = proposed(&mut session, "main.tf", &text, "input_strength = \"");
        assert_eq!(labels(&proposals), ["HIGH"], "{text}");
        let high = &proposals[0];
        assert_eq!(high["textEdit"]["newText"], "\"HIGH\"");
        let [line, start] = place(&text, "\"\"");
        let range = json!({"start": {"line": line, "character": start}, "end": {"line": line, "character": start + 2}});
        assert_eq!(high["textEdit"]["range"], range);
        assert_eq!(
            high["detail"],
            "ガードレールがプロンプト攻撃を遮断していない"
        );
        let reason = high["documentation"]["value"].as_str().unwrap();
        assert!(
            reason.contains("強度 HIGH") && reason.contains(GUIDE),
            "{reason}"
        );
    }
    session.end();
}

#[test]
fn completions_keep_to_the_language() {
    let volume = "resource \"aws_ebs_volume\" \"文書\" {\n  availability_zone = \"ap-northeast-1a\"\n  size = 8\n  encrypted = \n}\n";
    let template = "AWSTemplateFormatVersion: \"2010-09-09\"\nResources:\n  Chat:\n    Type: AWS::Bedrock::Guardrail\n    Properties:\n      Name: チャット\n      BlockedInputMessaging: x\n      BlockedOutputsMessaging: x\n      ContentPolicyConfig:\n        FiltersConfig:\n          - Type: PROMPT_ATTACK\n            InputStrength: \n            OutputStrength: NONE\n";
    let account = "resource documents 'Microsoft.Storage/storageAccounts@2023-05-01' = {\n  name: 'stdocuments'\n  properties: {\n    minimumTlsVersion: ''\n  }\n}\n";
    let deployment = "{\n  \"$schema\": \"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#\",\n  \"contentVersion\": \"1.0.0.0\",\n  \"resources\": [\n    {\n      \"type\": \"Microsoft.Storage/storageAccounts\",\n      \"apiVersion\": \"2023-05-01\",\n      \"name\": \"st\",\n      \"properties\": {\n        \"minimumTlsVersion\": \"\"\n      }\n    }\n  ]\n}\n";
    let mut session = speaking("en");
    for (file, text, behind, expected, put) in [
        (
            "azuredeploy.json",
            deployment,
            "\"minimumTlsVersion\": \"",
            "TLS1_2",
            "\"TLS1_2\"",
        ),
        ("main.tf", volume, "encrypted = ", "true", "true"),
        ("template.yaml", template, "InputStrength: ", "HIGH", "HIGH"),
        (
            "main.bicep",
            account,
            "minimumTlsVersion: '",
            "TLS1_2",
            "'TLS1_2'",
        ),
    ] {
        let proposals = proposed(&mut session, file, text, behind);
        let found = proposals.iter().find(|item| item["label"] == expected);
        let found = found.unwrap_or_else(|| panic!("{file}: {proposals:#?}"));
        assert_eq!(found["textEdit"]["newText"], put);
        assert!(
            found["documentation"]["value"].as_str().unwrap().len() > 20,
            "{found}"
        );
    }
    // A name, a comment and the outside of all blocks are no values.
    let text = "# 関所\nresource \"aws_ebs_volume\" \"v\" {\n  encrypted = false\n}\n";
    for behind in ["# 関", "encry", "aws_ebs"] {
        assert_eq!(
            labels(&proposed(&mut session, "main.tf", text, behind)),
            [""; 0],
            "{behind}"
        );
    }
    session.end();
}

#[test]
fn a_guide_is_opened_by_a_command() {
    let folder = folder(&[]);
    let uri = uri_in(&folder, "main.tf");
    let mut session = speaking("ja");
    let diagnostics = session.opened(&uri, GUARDRAIL);
    let found = one(&diagnostics, GUIDE);
    let actions = session.actions(&uri, found);
    let opener = actions
        .iter()
        .find(|action| action.get("command").is_some())
        .unwrap();
    assert_eq!(
        opener["title"],
        "改善ガイドを開く: ガードレールがプロンプト攻撃を遮断していない"
    );
    let command = &opener["command"];
    assert_eq!(command["command"], "sekisho.openGuide");
    assert_eq!(command["arguments"], json!([GUIDE]));
    let commands = &session.initialized["capabilities"]["executeCommandProvider"]["commands"];
    assert_eq!(*commands, json!(["sekisho.openGuide"]));
    let run = json!({"command": command["command"], "arguments": command["arguments"]});
    assert_eq!(session.ask("workspace/executeCommand", run), Value::Null);
    let shown: Vec<Value> = session
        .asked
        .iter()
        .filter(|it| it["method"] == "window/showDocument")
        .cloned()
        .collect();
    assert_eq!(shown.len(), 1);
    assert_eq!(shown[0]["params"]["uri"], format!("{LINK}/{GUIDE}/ja.md"));
    assert_eq!(shown[0]["params"]["external"], true);
    // No guide, no command of ours, no arguments: an answer, and nothing is opened.
    for (command, arguments) in [
        ("sekisho.openGuide", json!(["aws/no/such"])),
        ("sekisho.openGuide", json!(["https://example.com/"])),
        ("sekisho.openGuide", json!([])),
        ("sekisho.openGuide", json!([1])),
        ("rm", json!([GUIDE])),
    ] {
        let run = json!({"command": command, "arguments": arguments});
        let _ = session.request("workspace/executeCommand", run);
    }
    assert_eq!(session.asked_for("window/showDocument"), 1);
    session.end();
}

#[test]
fn a_client_that_can_open_nothing_is_told_the_link() {
    let mut session = Client::push().start();
    let run = json!({"command": "sekisho.openGuide", "arguments": [GUIDE]});
    session.ask("workspace/executeCommand", run);
    let link = format!("{LINK}/{GUIDE}/en.md");
    session.until("the link", |session| {
        session.messages().contains(&link).then_some(())
    });
    session.end();
}

#[test]
fn a_guide_can_be_asked_for() {
    let mut session = speaking("both");
    let guide = session.ask("sekisho/guide", json!({"id": GUIDE}));
    assert_eq!(guide["id"], GUIDE);
    assert_eq!(
        guide["title"],
        "ガードレールがプロンプト攻撃を遮断していない / Guardrail does not block prompt attacks"
    );
    assert_eq!(guide["link"], format!("{LINK}/{GUIDE}/ja.md"));
    let page = guide["markdown"].as_str().unwrap();
    in_order(page, &["# ガードレール"]);
    in_order(page, &JA);
    in_order(page, &EN);
    for id in [
        "aws/no/such",
        "",
        "../../etc/passwd",
        "aws/bedrock-guardrails",
        "関所",
    ] {
        let none = session.ask("sekisho/guide", json!({"id": id}));
        assert_eq!(none, Value::Null, "{id}");
    }
    for wrong in [json!({}), json!({"id": 1}), json!([]), Value::Null] {
        session.request("sekisho/guide", wrong).unwrap_err();
    }
    session.end();
}
