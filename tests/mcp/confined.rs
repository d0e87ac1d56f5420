//! Only what lies below the roots is read, only so much of it, and nothing is written.

use crate::command::input::{guardrail, prompt_attack, write};
use crate::command::text;
use crate::session::Session;
use rmcp::handler::client::ClientHandler;
use rmcp::model::{ClientCapabilities, ClientConfig, Implementation};
use rmcp::service::RequestContext;
use rmcp::{ErrorData, RoleClient};
use serde_json::{Value, json};
use std::io::Write as _;
use std::path::Path;
use tempfile::TempDir;

/// A folder `in` with a root's files and a folder `out` beside it.
fn ground() -> TempDir {
    let ground = tempfile::tempdir().unwrap();
    let weak = guardrail(&prompt_attack("LOW"), json!({})).to_string();
    for name in ["in/a.json", "in/deep/b.json", "out/c.json"] {
        write(ground.path(), name, &weak);
    }
    write(
        ground.path(),
        "out/main.tf",
        "resource \"aws_s3_bucket\" \"secret\" {}\n",
    );
    ground
}

fn start(ground: &Path, arguments: &[&str]) -> Session<()> {
    Session::start(&ground.join("in"), arguments)
}

#[test]
fn paths_outside_the_roots_are_refused_with_the_next_step() {
    let ground = ground();
    let session = start(ground.path(), &[]);
    let outside = ground.path().join("out/c.json");
    for tool in ["check_snapshot", "scan_code", "summarize_events"] {
        for path in [
            "../out/c.json",
            "..",
            "/",
            "/etc/passwd",
            "deep/../../out",
            text(&outside),
        ] {
            let called = session.call(tool, json!({"paths": ["a.json", path]}));
            assert!(
                called.why().contains("outside the roots"),
                "{path}: {}",
                called.why()
            );
            assert!(called.why().contains("--root"), "{}", called.why());
        }
        let called = session.call(tool, json!({"paths": ["none.json"]}));
        assert!(
            called.why().contains("name a file or folder that is there"),
            "{}",
            called.why()
        );
    }
    assert_eq!(
        session
            .call("check_snapshot", json!({"paths": ["."]}))
            .answer()["read"]["files"],
        2
    );
    let both = start(ground.path(), &["--root", ".", "--root", "../out"]);
    assert_eq!(
        both.call("check_snapshot", json!({"paths": [text(&outside)]}))
            .answer()["read"]["files"],
        1
    );
}

#[cfg(unix)]
#[test]
fn links_that_leave_the_roots_are_not_followed() {
    let ground = ground();
    let link = |to: &str, name: &str| {
        std::os::unix::fs::symlink(ground.path().join(to), ground.path().join("in").join(name))
            .unwrap();
    };
    link("out/c.json", "link.json");
    link("out", "folder");
    link("out/main.tf", "main.tf");
    let session = start(ground.path(), &[]);
    for path in ["link.json", "folder", "folder/c.json", "main.tf"] {
        for tool in ["check_snapshot", "scan_code", "summarize_events"] {
            let called = session.call(tool, json!({"paths": [path]}));
            assert!(
                called.why().contains("outside the roots"),
                "{path}: {}",
                called.why()
            );
        }
    }
    let checked = session.call("check_snapshot", json!({"paths": ["."]}));
    let answer = checked.answer();
    assert_eq!(answer["read"]["resources"], 1, "{answer}");
    let said = answer["untrusted"]["not_understood"].to_string();
    assert!(
        said.contains("a link that leads outside the roots"),
        "{said}"
    );
    let scanned = session.call("scan_code", json!({"paths": ["."]}));
    let said = scanned.answer().to_string();
    assert!(!said.contains("secret"), "{said}");
    assert!(said.contains("lies outside the folder"), "{said}");
}

#[test]
fn a_module_outside_the_root_is_not_read_though_its_repository_holds_it() {
    let ground = ground();
    std::fs::create_dir(ground.path().join(".git")).unwrap();
    write(
        ground.path(),
        "out/secret.tf",
        "resource \"secret_thing\" \"x\" {}\n",
    );
    write(
        ground.path(),
        "in/main.tf",
        "module \"m\" {\n  source = \"../out\"\n}\n",
    );
    let session = start(ground.path(), &[]);
    let said = session
        .call("scan_code", json!({"paths": ["main.tf"]}))
        .answer()
        .to_string();
    assert!(!said.contains("secret_thing"), "{said}");
    let wide = start(ground.path(), &["--root", ".."]);
    let said = wide
        .call("scan_code", json!({"paths": ["in/main.tf"]}))
        .answer()
        .to_string();
    assert!(said.contains("secret_thing"), "the test can fail: {said}");
}

#[test]
fn a_call_reads_no_more_than_it_may() {
    let ground = ground();
    let bomb = std::fs::File::create(ground.path().join("in/bomb.json.gz")).unwrap();
    let mut bomb = flate2::write::GzEncoder::new(bomb, flate2::Compression::best());
    bomb.write_all(&vec![b' '; 8 << 20]).unwrap();
    assert!(bomb.finish().unwrap().metadata().unwrap().len() < 1 << 20);
    write(ground.path(), "in/large.tf", " ".repeat(2 << 20));
    let session = start(ground.path(), &["--max-bytes", "1048576"]);
    for (tool, path) in [
        ("check_snapshot", "bomb.json.gz"),
        ("check_snapshot", "."),
        ("summarize_events", "bomb.json.gz"),
        ("scan_code", "large.tf"),
    ] {
        let called = session.call(tool, json!({"paths": [path]}));
        let why = called.why();
        assert!(
            why.contains("1048576 bytes") && why.contains("--max-bytes"),
            "{path}: {why}"
        );
    }
    assert!(
        !session
            .call("check_snapshot", json!({"paths": ["a.json"]}))
            .failed
    );
}

#[test]
fn nothing_is_written() {
    let ground = ground();
    let before = all(ground.path());
    let session = start(ground.path(), &[]);
    session.call("check_snapshot", json!({"paths": ["."]}));
    session.call("scan_code", json!({"paths": ["."]}));
    session.call("summarize_events", json!({"paths": ["."]}));
    session.call("explain", json!({"id": "aws/bedrock-guardrails"}));
    session.call("search_guidelines", json!({"query": "guardrail"}));
    assert_eq!(all(ground.path()), before);
}

/// The files below a folder with what is in them.
fn all(folder: &Path) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(all(&path));
        } else {
            found.push((path.clone(), std::fs::read(&path).unwrap()));
        }
    }
    found.sort();
    found
}

/// A client that has these folders open.
struct Editor(Vec<String>);

#[expect(
    deprecated,
    reason = "clients of versions that have roots offer them like this"
)]
impl ClientHandler for Editor {
    fn get_info(&self) -> ClientConfig {
        let can = ClientCapabilities::builder().enable_roots().build();
        ClientConfig::new(can, Implementation::new("editor", "1"))
    }

    async fn list_roots(
        &self,
        _: RequestContext<RoleClient>,
    ) -> Result<rmcp::model::ListRootsResult, ErrorData> {
        let roots = self.0.iter().map(rmcp::model::Root::new).collect();
        Ok(rmcp::model::ListRootsResult::new(roots))
    }
}

#[cfg(unix)]
#[test]
fn the_roots_of_a_client_narrow_those_of_the_server_and_never_widen_them() {
    let ground = ground();
    let uri = |name: &str| format!("file://{}", text(&ground.path().join(name)));
    let read = |client: &[&str], path: &str| -> Value {
        let editor = Editor(client.iter().map(|name| uri(name)).collect());
        let session = Session::with(editor, &ground.path().join("in"), &[]);
        let called = session.call(
            "check_snapshot",
            json!({"paths": [text(&ground.path().join(path))]}),
        );
        json!(!called.failed)
    };
    assert_eq!(read(&["in/deep"], "in/deep/b.json"), true);
    assert_eq!(read(&["in/deep"], "in/a.json"), false);
    assert_eq!(read(&[""], "in/a.json"), true);
    assert_eq!(read(&["", "out"], "out/c.json"), false);
    assert_eq!(read(&["out"], "in/a.json"), false);
    assert_eq!(read(&[], "in/a.json"), true);
}
