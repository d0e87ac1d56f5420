//! Folders of the workspace: their configuration, which of them are open, and what changes in them without an editor.

use crate::session::Client;
use crate::settings::GUARDRAIL;
use crate::workspace::{folder, of, one, uri, uri_in, write};
use serde_json::{Value, json};

const GUIDE: &str = "aws/bedrock-guardrails/prompt-attack-filter";
const TIER: &str = "aws/bedrock-guardrails/language-tier";
const SUPPRESS: &str = "[[suppress]]\nguide = \"aws/bedrock-guardrails/prompt-attack-filter\"\nresource = \"aws_bedrock_guardrail.chat\"\nreason = \"試験運用\"\nuntil = \"2999-12-31\"\n";

#[test]
fn the_configuration_of_a_folder_counts_in_it() {
    let folder = folder(&[
        ("suppressed/main.tf", GUARDRAIL),
        ("suppressed/sekisho.toml", SUPPRESS),
        ("japanese/main.tf", GUARDRAIL),
        (
            "japanese/sekisho.toml",
            "[workload]\nlanguages = [\"ja\"]\n",
        ),
        ("plain/main.tf", GUARDRAIL),
    ]);
    let mut client = Client::push();
    for name in ["suppressed", "japanese", "plain"] {
        client = client.folder(&folder.path().join(name));
    }
    let mut session = client.start();
    for (name, findings, tier) in [("suppressed", 0, 4), ("japanese", 1, 2), ("plain", 1, 4)] {
        let uri = uri_in(&folder, &format!("{name}/main.tf"));
        let found = session.opened(&uri, GUARDRAIL);
        assert_eq!(of(&found, GUIDE).len(), findings, "{name}: {found:#?}");
        // Without declared languages it is open whether the tier is right.
        let is_hint = one(&found, TIER)["severity"] == 4;
        assert_eq!(is_hint, tier == 4, "{name}: {found:#?}");
    }
    session.end();
}

#[test]
fn a_broken_configuration_is_told_and_stops_nothing() {
    let folder = folder(&[
        ("main.tf", GUARDRAIL),
        ("sekisho.toml", "[[supress]]\nguide = \"x\"\n"),
    ]);
    let uri = uri_in(&folder, "main.tf");
    let config = folder.path().join("sekisho.toml");
    let config_uri = uri_in(&folder, "sekisho.toml");
    let mut session = Client::push().folder(folder.path()).start();
    one(&session.opened(&uri, GUARDRAIL), GUIDE);
    session.until("a message about the configuration", |session| {
        let messages = session.messages();
        messages
            .iter()
            .any(|it| it.contains("supress"))
            .then_some(())
    });
    session.diagnostics_where(&config_uri, "a diagnostic", |found| !found.is_empty());
    // It is mended on disk.
    std::fs::write(&config, SUPPRESS).unwrap();
    session.watched(&[&config]);
    session.diagnostics_where(&uri, "a suppressed finding", |found| {
        of(found, GUIDE).is_empty()
    });
    session.diagnostics_where(&config_uri, "no diagnostic", <[Value]>::is_empty);
    // It is edited in the editor and saved, and goes at last.
    session.open(&config_uri, SUPPRESS);
    std::fs::write(&config, SUPPRESS.replace("2999", "2020")).unwrap();
    session.change(
        &config_uri,
        2,
        &[json!({"text": SUPPRESS.replace("2999", "2020")})],
    );
    session.save(&config_uri);
    session.diagnostics_where(&uri, "the finding again", |found| {
        of(found, GUIDE).len() == 1
    });
    session.diagnostics_where(&config_uri, "that it is over", |found| {
        of(found, "sekisho/suppressions/expired-suppression").len() == 1
    });
    session.close_document(&config_uri);
    std::fs::write(&config, SUPPRESS).unwrap();
    session.watched(&[&config]);
    session.diagnostics_where(&uri, "a suppressed finding", |found| {
        of(found, GUIDE).is_empty()
    });
    std::fs::remove_file(&config).unwrap();
    session.watched(&[&config]);
    session.diagnostics_where(&uri, "the finding again", |found| {
        of(found, GUIDE).len() == 1
    });
    session.end();
}

#[test]
fn folders_come_and_go() {
    let folder = folder(&[
        ("one/main.tf", GUARDRAIL),
        ("two/main.tf", GUARDRAIL),
        ("two/sub/main.tf", GUARDRAIL),
    ]);
    let [one_uri, two, sub] =
        ["one/main.tf", "two/main.tf", "two/sub/main.tf"].map(|file| uri_in(&folder, file));
    let mut session = Client::push().folder(&folder.path().join("one")).start();
    let told = |found: &[Value]| of(found, GUIDE).len() == 1;
    session.diagnostics_where(&one_uri, "the finding", told);
    assert!(
        !session.published.contains_key(&two),
        "nobody has opened that folder"
    );
    let event = |added: &[&str], removed: &[&str]| {
        let folders = |names: &[&str]| -> Vec<Value> {
            let folder = |name: &&str| json!({"uri": uri(&folder.path().join(name)), "name": name});
            names.iter().map(folder).collect()
        };
        json!({"event": {"added": folders(added), "removed": folders(removed)}})
    };
    let method = "workspace/didChangeWorkspaceFolders";
    session.tell(method, event(&["two"], &[]));
    session.diagnostics_where(&two, "the finding", told);
    session.diagnostics_where(&sub, "the finding", told);
    session.tell(method, event(&[], &["one"]));
    session.diagnostics_where(&one_uri, "nothing", <[Value]>::is_empty);
    // An open document is judged, whether its folder is open or not.
    session.open(&sub, GUARDRAIL);
    session.diagnostics(&sub, 1);
    session.tell(method, event(&["one"], &["two"]));
    session.diagnostics_where(&one_uri, "the finding", told);
    session.diagnostics_where(&two, "nothing", <[Value]>::is_empty);
    session.diagnostics_where(&sub, "the finding", told);
    session.close_document(&sub);
    session.diagnostics_where(&sub, "nothing", <[Value]>::is_empty);
    session.end();
}

#[test]
fn files_change_on_disk() {
    let folder = folder(&[("main.tf", GUARDRAIL), ("net/main.tf", "# まだない\n")]);
    let uri = uri_in(&folder, "main.tf");
    let path = folder.path().join("main.tf");
    let mut session = Client::push().watching().folder(folder.path()).start();
    session.diagnostics_where(&uri, "the finding", |found| of(found, GUIDE).len() == 1);
    session.until("the wish to be told of files", |session| {
        let asked = session
            .asked
            .iter()
            .find(|it| it["method"] == "client/registerCapability");
        asked
            .is_some_and(|it| it.to_string().contains("didChangeWatchedFiles"))
            .then_some(())
    });
    // Changed, gone, back, and a new one.
    std::fs::write(&path, GUARDRAIL.replace("\"LOW\"", "\"HIGH\"")).unwrap();
    session.watched(&[&path]);
    session.diagnostics_where(&uri, "no finding", |found| of(found, GUIDE).is_empty());
    std::fs::write(&path, GUARDRAIL).unwrap();
    session.watched(&[&path]);
    session.diagnostics_where(&uri, "the finding", |found| of(found, GUIDE).len() == 1);
    std::fs::remove_file(&path).unwrap();
    session.watched(&[&path]);
    session.diagnostics_where(&uri, "nothing", <[Value]>::is_empty);
    let new = write(folder.path(), "net/new.tf", GUARDRAIL);
    session.watched(&[&new]);
    let new_uri = uri_in(&folder, "net/new.tf");
    session.diagnostics_where(&new_uri, "the finding", |found| of(found, GUIDE).len() == 1);
    // What is open is what the editor shows, whatever happens on disk.
    session.opened(&new_uri, GUARDRAIL);
    std::fs::write(&new, "# 空\n").unwrap();
    session.watched(&[&new]);
    let again = session.replaced(&new_uri, 2, &format!("# 先頭\n{GUARDRAIL}"));
    one(&again, GUIDE);
    session.close_document(&new_uri);
    session.diagnostics_where(&new_uri, "nothing", <[Value]>::is_empty);
    session.end();
}

#[test]
fn a_file_that_is_not_saved_yet_counts_for_its_neighbours() {
    let folder = folder(&[]);
    let [main, variables] = ["main.tf", "variables.tf"].map(|file| uri_in(&folder, file));
    let code = GUARDRAIL
        .replace("variable \"key\" {\n  type = string\n}\n", "")
        .replace("\"LOW\"", "var.strength");
    for root in [true, false] {
        let mut client = Client::push();
        if root {
            client = client.folder(folder.path());
        }
        let mut session = client.start();
        let severity = |found: &[Value]| of(found, GUIDE).first().map(|it| it["severity"].clone());
        session.open(&main, &code);
        session.diagnostics_where(&main, "doubt", |found| severity(found) == Some(json!(4)));
        let default =
            |value: &str| format!("variable \"strength\" {{\n  default = \"{value}\"\n}}\n");
        session.open(&variables, &default("LOW"));
        session.diagnostics_where(&main, "the finding", |found| {
            severity(found) == Some(json!(1))
        });
        session.change(&variables, 2, &[json!({"text": default("HIGH")})]);
        session.diagnostics_where(&main, "no finding", |found| severity(found).is_none());
        session.close_document(&variables);
        session.diagnostics_where(&main, "doubt", |found| severity(found) == Some(json!(4)));
        session.end();
    }
}

/// A client of before version 3.6 of the protocol names one folder only.
#[test]
fn the_one_folder_of_an_old_client_is_read() {
    let folder = folder(&[("main.tf", GUARDRAIL)]);
    let mut session = Client::push().launch();
    let parameters = json!({"processId": null, "rootUri": uri(folder.path()), "capabilities": {}});
    session.ask("initialize", parameters);
    session.tell("initialized", json!({}));
    let main = uri_in(&folder, "main.tf");
    session.diagnostics_where(&main, "the finding", |found| of(found, GUIDE).len() == 1);
    session.end();
}
