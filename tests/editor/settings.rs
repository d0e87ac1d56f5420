//! What a client sets counts, from wherever it is set, and counts at once.

use crate::command::{Sekisho, text};
use crate::session::{Client, Session};
use crate::workspace::{folder, of, one, place, uri, uri_in, write};
use serde_json::{Value, json};

const GUIDE: &str = "aws/bedrock-guardrails/prompt-attack-filter";
const JA: &str = "ガードレールがプロンプト攻撃を遮断していない";
const EN: &str = "Guardrail does not block prompt attacks";

pub(crate) const GUARDRAIL: &str = r#"variable "key" {
  type = string
}

resource "aws_bedrock_guardrail" "chat" {
  name                      = "チャット"
  blocked_input_messaging   = "お答えできません。"
  blocked_outputs_messaging = "お答えできません。"
  kms_key_arn               = var.key

  content_policy_config {
    filters_config {
      type            = "PROMPT_ATTACK"
      input_strength  = "LOW"
      output_strength = "NONE"
    }
  }
}
"#;

/// A client that has opened the guardrail.
fn opened(client: Client) -> (Session, String, tempfile::TempDir) {
    let folder = folder(&[("main.tf", GUARDRAIL)]);
    let uri = uri_in(&folder, "main.tf");
    let mut session = client.start();
    session.open(&uri, GUARDRAIL);
    (session, uri, folder)
}

/// Waits until the finding is told with this beginning and without the other one.
fn speaks(session: &mut Session, uri: &str, says: &[&str], never: &[&str]) {
    session.diagnostics_where(uri, &format!("{says:?} and not {never:?}"), |found| {
        let found = of(found, GUIDE);
        let message = found.first().and_then(|found| found["message"].as_str());
        message.is_some_and(|message| {
            says.iter().all(|said| message.contains(said))
                && never.iter().all(|said| !message.contains(said))
        })
    });
}

#[test]
fn the_language_is_set_at_the_beginning() {
    for (client, says, never) in [
        (Client::push(), EN, JA),
        (Client::push().options(json!({"language": "ja"})), JA, EN),
        (
            Client::push().options(json!({"sekisho": {"language": "ja"}})),
            JA,
            EN,
        ),
        (
            Client::push()
                .options(json!({"language": "auto"}))
                .locale("ja-JP"),
            JA,
            EN,
        ),
        (Client::push().locale("ja"), JA, EN),
        (
            Client::push().locale("en-US").env("LANG", "ja_JP.UTF-8"),
            EN,
            JA,
        ),
        (Client::push().env("LANG", "ja_JP.UTF-8"), JA, EN),
        (
            Client::push()
                .options(json!({"language": "en"}))
                .locale("ja"),
            EN,
            JA,
        ),
        // What is not valid is told, and its default counts.
        (Client::push().options(json!({"language": "de"})), EN, JA),
        (Client::push().options(json!("ja")), EN, JA),
    ] {
        let (mut session, uri, _folder) = opened(client);
        speaks(&mut session, &uri, &[says], &[never]);
        session.end();
    }
}

#[test]
fn the_language_is_asked_for() {
    let client = Client::push().configured(json!({"language": "both"}));
    let (mut session, uri, _folder) = opened(client.options(json!({"language": "en"})));
    speaks(&mut session, &uri, &[JA, EN], &[]);
    // The client says that something has changed, and nothing more.
    for (language, says, never) in [("ja", JA, EN), ("en", EN, JA)] {
        session.settings = json!({"language": language});
        session.tell(
            "workspace/didChangeConfiguration",
            json!({"settings": null}),
        );
        speaks(&mut session, &uri, &[says], &[never]);
    }
    let asked = &session
        .asked
        .iter()
        .find(|it| it["method"] == "workspace/configuration");
    assert_eq!(asked.unwrap()["params"]["items"][0]["section"], "sekisho");
    session.end();
}

#[test]
fn the_language_changes_while_documents_are_open() {
    let (mut session, uri, _folder) = opened(Client::push());
    speaks(&mut session, &uri, &[EN], &[JA]);
    for (settings, says, never) in [
        (json!({"sekisho": {"language": "ja"}}), JA, EN),
        (json!({"language": "en"}), EN, JA),
        (json!({"sekisho": {"language": "ja"}}), JA, EN),
    ] {
        session.tell(
            "workspace/didChangeConfiguration",
            json!({"settings": settings}),
        );
        speaks(&mut session, &uri, &[says], &[never]);
        let page = session.hovered(&uri, place(GUARDRAIL, "\"LOW\""));
        assert!(page.contains(says) && !page.contains(never), "{page}");
    }
    session.end();
}

#[test]
fn a_setting_that_is_not_valid_is_told() {
    let options = json!({"language": "de", "runOn": 3, "severity": {"low": "loud"}});
    let (mut session, uri, _folder) = opened(Client::push().options(options));
    session.diagnostics(&uri, 1);
    for name in ["sekisho.language", "sekisho.runOn", "sekisho.severity"] {
        session.until(name, |session| {
            let messages = session.messages();
            messages.iter().any(|it| it.contains(name)).then_some(())
        });
    }
    session.end();
}

#[test]
fn severities_are_chosen_and_off_is_silence() {
    let (mut session, uri, _folder) = opened(Client::push());
    let severity = |found: &[Value], code: &str| {
        of(found, code)
            .first()
            .map(|found| found["severity"].as_u64().unwrap())
    };
    let tier = "aws/bedrock-guardrails/language-tier";
    let grounding = "aws/bedrock-guardrails/contextual-grounding";
    let found = session.diagnostics(&uri, 1);
    assert_eq!(severity(&found, GUIDE), Some(1), "high is an error");
    assert_eq!(severity(&found, grounding), Some(2), "medium is a warning");
    assert_eq!(severity(&found, tier), Some(4), "undetermined is a hint");
    let chosen = json!({"high": "information", "medium": "off", "undetermined": "warning"});
    session.tell(
        "workspace/didChangeConfiguration",
        json!({"settings": {"sekisho": {"severity": chosen}}}),
    );
    let found = session.diagnostics_where(&uri, "information", |found| {
        severity(found, GUIDE) == Some(3)
    });
    assert_eq!(severity(&found, grounding), None);
    assert_eq!(severity(&found, tier), Some(2));
    session.end();
    // The same from the beginning, and with nothing left to be told.
    let off = json!({"critical": "off", "high": "off", "medium": "off", "low": "off", "undetermined": "off"});
    let (mut session, uri, _folder) = opened(Client::push().options(json!({"severity": off})));
    assert_eq!(session.diagnostics(&uri, 1), [] as [Value; 0]);
    // What the language does not allow is told even so.
    let broken = session.replaced(
        &uri,
        2,
        "resource \"aws_s3_bucket\" \"x\" {\n  bucket = \n}\n",
    );
    assert_eq!(of(&broken, "syntax").len(), 1, "{broken:#?}");
    session.end();
}

#[test]
fn documents_are_judged_when_they_are_saved_if_that_is_wanted() {
    let (mut session, uri, _folder) = opened(Client::push().options(json!({"runOn": "save"})));
    let before = session.diagnostics(&uri, 1);
    one(&before, GUIDE);
    let mended = GUARDRAIL.replace("\"LOW\"", "\"HIGH\"");
    session.change(&uri, 2, &[json!({"text": mended})]);
    // Who has answered has done what the change asked for.
    let page = session.hovered(&uri, place(GUARDRAIL, "\"LOW\""));
    assert!(
        page.contains(GUIDE),
        "what was found stays until the document is saved: {page}"
    );
    assert_eq!(session.published[&uri]["version"], 1);
    session.save(&uri);
    let after = session.diagnostics(&uri, 2);
    assert_eq!(of(&after, GUIDE).len(), 0, "{after:#?}");
    // Settings may change while something waits to be saved.
    session.change(&uri, 3, &[json!({"text": GUARDRAIL})]);
    session.tell(
        "workspace/didChangeConfiguration",
        json!({"settings": {"sekisho": {"runOn": "type"}}}),
    );
    session.diagnostics_where(&uri, "the finding", |found| of(found, GUIDE).len() == 1);
    session.end();
}

#[test]
fn a_company_has_guides_of_its_own() {
    let guides = folder(&[]);
    let id = "aws/our-guardrails/described";
    let run = Sekisho::new(["guide", "new", id, "--dir", text(guides.path())]).run();
    assert_eq!(run.code, 0, "{}", run.stderr);
    let page = guides.path().join(id).join("ja.md");
    let said = std::fs::read_to_string(&page).unwrap();
    write(
        guides.path(),
        &format!("{id}/ja.md"),
        &said.replacen("# 問題を短く書く", "# 説明のないガードレール", 1),
    );

    let options = json!({"language": "ja", "guidelinesDir": text(guides.path())});
    let (mut session, uri, _folder) = opened(Client::push().options(options));
    let diagnostics = session.diagnostics(&uri, 1);
    let found = one(&diagnostics, id);
    assert!(
        found["message"]
            .as_str()
            .unwrap()
            .starts_with("説明のないガードレール\n")
    );
    assert_eq!(
        found["codeDescription"]["href"],
        crate::workspace::uri(&page)
    );
    one(&diagnostics, GUIDE);
    let guide = session.ask("sekisho/guide", json!({"id": id}));
    assert_eq!(guide["title"], "説明のないガードレール");

    // The guide is written on while it is in use.
    let control = guides.path().join(id).join("control.rego");
    let rego = std::fs::read_to_string(&control).unwrap();
    std::fs::write(
        &control,
        rego.replace("input.Description", "input.BlockedInputMessaging"),
    )
    .unwrap();
    session.watched(&[&control]);
    session.diagnostics_where(&uri, "no finding of the guide", |found| {
        of(found, id).is_empty()
    });

    // Without the folder its guides are gone, and with it they are back.
    std::fs::write(&control, rego).unwrap();
    for (dir, count) in [("", 0), (text(guides.path()), 1)] {
        let settings = json!({"sekisho": {"guidelinesDir": dir}});
        session.tell(
            "workspace/didChangeConfiguration",
            json!({"settings": settings}),
        );
        session.diagnostics_where(&uri, &format!("{count} findings"), |found| {
            of(found, id).len() == count
        });
    }
    session.end();
}

#[test]
fn guides_that_cannot_be_read_are_told_and_the_others_count() {
    let missing = folder(&[]).path().join("nowhere");
    let options = json!({"guidelinesDir": text(&missing)});
    let (mut session, uri, _folder) = opened(Client::push().options(options));
    one(&session.diagnostics(&uri, 1), GUIDE);
    session.until("a message about the folder", |session| {
        let messages = session.messages();
        messages
            .iter()
            .any(|it| it.contains("nowhere"))
            .then_some(())
    });
    session.end();
}

/// One guide that is not valid must not take the others' findings with it, and its own may not vanish without a word.
#[test]
fn a_guide_that_is_not_valid_is_told_and_the_others_count() {
    for (file, broken) in [
        (
            "guide.toml",
            "kinds = [\"AWS::Bedrock::Guardrail\"]\nurgency = 高\n",
        ),
        ("ja.md", "見出しのない文書\n"),
    ] {
        let guides = folder(&[]);
        let id = "aws/our-rules/description";
        let new = ["guide", "new", id, "--dir", text(guides.path())];
        assert_eq!(Sekisho::new(new).run().code, 0);
        write(guides.path(), &format!("{id}/{file}"), broken);
        let options = json!({"guidelinesDir": text(guides.path())});
        let (mut session, uri, _folder) = opened(Client::push().options(options));
        one(&session.diagnostics(&uri, 1), GUIDE);
        session.until("a message about the guide", |session| {
            let messages = session.messages();
            let told = messages.iter().any(|it| it.contains("our-rules"));
            told.then_some(())
        });
        session.end();
    }
}

/// The way a URI of a folder ends does not matter, nor does an encoding that is not needed.
#[test]
fn names_of_files_may_be_written_in_several_ways() {
    let folder = folder(&[("社内 検索/main.tf", GUARDRAIL)]);
    let plain = uri(folder.path());
    let mut session = Client::push().folder(folder.path()).start();
    let ours = uri_in(&folder, "社内 検索/main.tf");
    for written in [
        ours.clone(),
        format!("{plain}/%e7%a4%be%e5%86%85%20%e6%a4%9c%e7%b4%a2/main%2Etf"),
    ] {
        let found = session.opened(&written, GUARDRAIL);
        one(&found, GUIDE);
        session.close_document(&written);
    }
    session.end();
}
