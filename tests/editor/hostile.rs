//! Whatever a client or a file does, the server goes on, and nothing harmful comes out of it.

use crate::session::{Client, Session, here};
use crate::settings::GUARDRAIL;
use crate::workspace::{folder, of, one, place, uri_in};
use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::{Value, json};

const GUIDE: &str = "aws/bedrock-guardrails/prompt-attack-filter";

/// A session with the guardrail open, which has to answer to the end.
struct Siege {
    session: Session,
    folder: tempfile::TempDir,
    uri: String,
}

impl Siege {
    fn new() -> Self {
        let folder = folder(&[]);
        let uri = uri_in(&folder, "main.tf");
        let mut session = Client::push().start();
        one(&session.opened(&uri, GUARDRAIL), GUIDE);
        Self {
            session,
            folder,
            uri,
        }
    }

    /// The server still knows what it knew.
    fn stands(&mut self, after: &str) {
        let page = self.session.hovered(&self.uri, place(GUARDRAIL, "\"LOW\""));
        assert!(page.contains(GUIDE), "no hover after {after}: {page}");
    }

    fn ends(mut self, after: &str) {
        self.stands(after);
        self.session.end();
    }
}

#[test]
fn what_is_no_message_is_passed_over() {
    for bytes in [
        "Content-Length: 9\r\n\r\n{\"x\": [1,",
        "Content-Length: 0\r\n\r\n",
        "Content-Length: 4\r\n\r\nnull",
        "Content-Length: 2\r\n\r\n[]",
        "Content-Length: 2\r\n\r\n{}",
        "Content-Length: 17\r\n\r\n{\"jsonrpc\":\"1.0\"}",
        "Content-Length: 8\r\n\r\n\"\u{fffd}\"\u{0}\r\n",
    ] {
        let mut siege = Siege::new();
        siege.session.write(bytes.as_bytes());
        siege.ends(bytes);
    }
}

#[test]
fn headers_may_be_written_in_other_ways() {
    let body = json!({"jsonrpc": "2.0", "id": 99, "method": "textDocument/hover", "params": here("file:///nowhere.tf", [0, 0])});
    let body = body.to_string();
    for head in [
        format!("content-length: {}\r\n\r\n", body.len()),
        format!(
            "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: {}\r\n\r\n",
            body.len()
        ),
        format!("Content-Length:{}\r\n\r\n", body.len()),
    ] {
        let mut siege = Siege::new();
        siege.session.expect_up_to(99);
        siege.session.write(format!("{head}{body}").as_bytes());
        let answer = siege.session.answer(99);
        assert_eq!(answer["result"], Value::Null, "{answer}");
        siege.ends(&head);
    }
}

#[test]
fn headers_that_mean_nothing_are_passed_over() {
    for bytes in [
        "X-Other: 1\r\n\r\n",
        "Content-Length: -5\r\n\r\n",
        "Content-Length: 関所\r\n\r\n",
        "\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
    ] {
        let mut siege = Siege::new();
        siege.session.write(bytes.as_bytes());
        siege.ends(bytes);
    }
}

#[test]
fn unknown_methods_are_refused_and_unknown_news_ignored() {
    let mut siege = Siege::new();
    for method in ["textDocument/unknown", "sekisho/nothing", "関所", ""] {
        let error = siege.session.request(method, json!({})).unwrap_err();
        assert_eq!(error["code"], -32601, "{method}: {error}");
    }
    for method in [
        "$/setTrace",
        "$/unknown",
        "workspace/unknown",
        "textDocument/willSave",
        "exit/not",
    ] {
        siege.session.tell(method, json!({"value": "verbose"}));
    }
    siege
        .session
        .tell("$/cancelRequest", json!({"id": 123_456}));
    // A second handshake changes nothing.
    siege
        .session
        .request("initialize", json!({"capabilities": {}}))
        .unwrap_err();
    siege.ends("unknown methods");
}

#[test]
fn before_the_handshake_nothing_is_answered() {
    let mut session = Client::push().launch();
    let error = session
        .request("textDocument/hover", here("file:///a.tf", [0, 0]))
        .unwrap_err();
    assert_eq!(error["code"], -32002, "{error}");
    session.tell("textDocument/didOpen", json!({"textDocument": {"uri": "file:///a.tf", "languageId": "x", "version": 1, "text": ""}}));
    session.ask("initialize", json!({"capabilities": {}}));
    session.tell("initialized", json!({}));
    assert_eq!(session.hover("file:///a.tf", [0, 0]), Value::Null);
    session.end();
}

#[test]
fn wrong_parameters_are_refused() {
    let mut siege = Siege::new();
    let uri = siege.uri.clone();
    for method in [
        "textDocument/hover",
        "textDocument/completion",
        "textDocument/codeAction",
        "workspace/executeCommand",
        "sekisho/guide",
    ] {
        for wrong in [
            json!({}),
            json!([]),
            json!({"textDocument": 1}),
            json!({"textDocument": {"uri": uri}, "position": {"line": -1, "character": 0}}),
            json!({"textDocument": {"uri": uri}, "position": {"line": 1.5, "character": 0}}),
            json!({"textDocument": {"uri": uri}, "position": {"line": 99_999_999_999_u64, "character": 0}}),
            json!({"textDocument": {"uri": "no uri at all"}, "position": {"line": 0, "character": 0}}),
        ] {
            let error = siege.session.request(method, wrong.clone()).unwrap_err();
            assert_eq!(error["code"], -32602, "{method} {wrong}: {error}");
        }
    }
    for method in [
        "textDocument/didOpen",
        "textDocument/didChange",
        "textDocument/didClose",
        "textDocument/didSave",
        "workspace/didChangeConfiguration",
        "workspace/didChangeWatchedFiles",
        "workspace/didChangeWorkspaceFolders",
    ] {
        for wrong in [
            json!({}),
            json!([1]),
            json!({"textDocument": {"uri": 1}}),
            json!({"event": null, "changes": 7, "settings": [1]}),
        ] {
            siege.session.tell(method, wrong);
        }
    }
    siege.ends("wrong parameters");
}

#[test]
fn positions_outside_of_the_text_are_no_harm() {
    let mut siege = Siege::new();
    let uri = siege.uri.clone();
    let far = u32::MAX as usize;
    for at in [[far, far], [0, far], [far, 0]] {
        for method in ["textDocument/hover", "textDocument/completion"] {
            siege.session.ask(method, here(&uri, at));
        }
    }
    let place = |line: usize, character: usize| json!({"line": line, "character": character});
    for (start, end) in [
        (place(far, far), place(far, far)),
        (place(0, 0), place(far, far)),
        (place(far, far), place(0, 0)),
    ] {
        let range = json!({"start": start, "end": end});
        let context = json!({"diagnostics": []});
        siege.session.ask(
            "textDocument/codeAction",
            json!({"textDocument": {"uri": uri}, "range": range, "context": context}),
        );
        // Behind the end of the text is its end, and a range that ends before it begins is empty.
        siege
            .session
            .change(&uri, 1, &[json!({"range": range, "text": ""})]);
        siege.session.change(&uri, 1, &[json!({"text": GUARDRAIL})]);
    }
    siege.ends("positions outside");
}

#[test]
fn versions_may_be_any_number() {
    let mut siege = Siege::new();
    let uri = siege.uri.clone();
    for version in [i32::MIN, -1, 0, i32::MAX, 5, 5] {
        let found = siege
            .session
            .replaced(&uri, version, &format!("# {version}\n{GUARDRAIL}"));
        one(&found, GUIDE);
    }
    let change = json!({"textDocument": {"uri": uri, "version": 1_u64 << 40}, "contentChanges": [{"text": ""}]});
    siege.session.tell("textDocument/didChange", change);
    let last = siege.session.replaced(&uri, 6, GUARDRAIL);
    one(&last, GUIDE);
    siege.ends("versions");
}

#[test]
fn documents_that_are_not_open_cannot_be_changed() {
    let mut siege = Siege::new();
    let other = uri_in(&siege.folder, "other.tf");
    siege
        .session
        .change(&other, 3, &[json!({"text": GUARDRAIL})]);
    siege.session.save(&other);
    siege.session.close_document(&other);
    siege.session.close_document(&other);
    assert_eq!(
        siege.session.hover(&other, place(GUARDRAIL, "\"LOW\"")),
        Value::Null
    );
    // Opened twice, the second text counts; closed twice, it is closed.
    siege.session.opened(&other, "# 空\n");
    siege.session.open_as(&other, 2, GUARDRAIL);
    one(&siege.session.diagnostics(&other, 2), GUIDE);
    siege.session.close_document(&other);
    siege.session.close_document(&other);
    siege
        .session
        .change(&other, 4, &[json!({"text": GUARDRAIL})]);
    assert_eq!(
        siege.session.hover(&other, place(GUARDRAIL, "\"LOW\"")),
        Value::Null
    );
    siege
        .session
        .diagnostics_where(&other, "nothing", <[Value]>::is_empty);
    siege.ends("closing twice");
}

#[test]
fn documents_that_are_no_files_are_left_alone() {
    let mut siege = Siege::new();
    for uri in [
        "untitled:Untitled-1",
        "untitled:/tmp/main.tf",
        "git:/tmp/main.tf?%7B%22ref%22%3A%22HEAD%22%7D",
        "vscode-notebook-cell:/tmp/main.tf#a",
        "http://example.com/main.tf",
        "file:",
        "file://",
        "file://server/share/main.tf",
        "file:///%00/main.tf",
        "file:///%FF%FE/main.tf",
        "file:relative/main.tf",
        "urn:x",
    ] {
        siege.session.open(uri, GUARDRAIL);
        siege.session.change(uri, 2, &[json!({"text": GUARDRAIL})]);
        for method in ["textDocument/hover", "textDocument/completion"] {
            let _ = siege
                .session
                .request(method, here(uri, place(GUARDRAIL, "\"LOW\"")));
        }
        siege.session.save(uri);
        siege.session.close_document(uri);
        siege.stands(uri);
        let is_ours = uri.starts_with("file:");
        assert!(
            is_ours || !siege.session.published.contains_key(uri),
            "{uri}"
        );
    }
    siege.ends("documents that are no files");
}

#[test]
fn large_and_deep_documents_are_bounded() {
    let mut siege = Siege::new();
    let line = "あ".repeat(1_700_000);
    let deep = 100_000;
    let schema = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";
    for (file, text) in [
        ("line.tf", format!("a = \"{line}\"\n")),
        (
            "line.yaml",
            format!("AWSTemplateFormatVersion: \"2010-09-09\"\nResources:\n  A: \"{line}\"\n"),
        ),
        (
            "line.json",
            format!("{{\"$schema\": \"{schema}\", \"resources\": [\"{line}\"]}}"),
        ),
        ("line.bicep", format!("var a = '{line}'\n")),
        ("deep.tf", format!("a = {}", "[".repeat(deep))),
        ("blocks.tf", "a {\n".repeat(deep)),
        ("calls.tf", format!("a = {}", "f(".repeat(deep))),
        (
            "deep.yaml",
            format!(
                "AWSTemplateFormatVersion: \"2010-09-09\"\nResources: {}",
                "[".repeat(deep)
            ),
        ),
        (
            "deep.json",
            format!(
                "{{\"$schema\": \"{schema}\", \"resources\": {}",
                "[{\"a\":".repeat(deep)
            ),
        ),
        ("deep.bicep", format!("var a = {}", "[{a:".repeat(deep))),
        ("strings.bicep", format!("var a = {}", "'${".repeat(deep))),
        ("lines.tf", "\n".repeat(1_000_000)),
    ] {
        let uri = uri_in(&siege.folder, file);
        siege.session.opened(&uri, &text);
        let end = json!({"line": u32::MAX, "character": u32::MAX});
        let change = json!({"range": {"start": end, "end": end}, "text": "x"});
        siege.session.change(&uri, 2, &[change]);
        siege.session.hover(&uri, [0, 5]);
        siege.session.completions(&uri, [0, 5]);
        siege.session.close_document(&uri);
        siege.stands(file);
    }
    siege.ends("large documents");
}

#[test]
fn characters_that_nobody_types_are_no_harm() {
    let mut siege = Siege::new();
    for (turn, odd) in [
        "\0",
        "\u{1b}",
        "\u{feff}",
        "\u{2028}",
        "\u{85}",
        "\r",
        "\u{fffd}",
        "\u{202e}",
        "\u{10ffff}",
    ]
    .into_iter()
    .enumerate()
    {
        for (file, text) in crate::texts::ALL {
            let uri = uri_in(&siege.folder, &format!("{turn}-{file}"));
            let text = text.replace(' ', &format!(" {odd}"));
            siege.session.opened(&uri, &text);
            siege.session.opened(&uri, &format!("{odd}{odd}"));
            siege.session.close_document(&uri);
        }
        siege.stands(odd);
    }
    siege.ends("odd characters");
}

/// Something of everything that a terminal, a page or a reader could be fooled with.
const EVIL: &str = "x\u{1b}]0;owned\u{7}\u{1b}[31m\u{202e}<img src=x onerror=alert(1)><script>alert(2)</script>[tap](https://evil.example/a)![i](https://evil.example/b)\u{200b}`</code>`&lt; **b** @here #1 https://evil.example/c";

/// All texts in a message.
fn texts<'m>(message: &'m Value, found: &mut Vec<&'m str>) {
    match message {
        Value::String(text) => found.push(text),
        Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
        Value::Object(members) => members.values().for_each(|member| texts(member, found)),
        _ => {}
    }
}

/// Nothing in Markdown is HTML, and no link leads to where the guides do not.
fn is_harmless(page: &str) {
    for event in Parser::new_ext(page, Options::all()) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => panic!("HTML {html} in:\n{page}"),
            Event::Start(Tag::Image { dest_url, .. }) => {
                panic!("an image of {dest_url} in:\n{page}")
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                assert!(
                    !dest_url.contains("evil.example"),
                    "a link to {dest_url} in:\n{page}"
                );
            }
            Event::Text(text) => assert!(!text.contains("https://evil"), "an address in:\n{page}"),
            _ => {}
        }
    }
}

#[test]
fn names_with_something_in_them_are_shown_harmless() {
    let mut siege = Siege::new();
    siege.session.heard = Some(Vec::new());
    let quoted = serde_json::to_string(EVIL).unwrap();
    let inner = quoted.trim_matches('"');
    let single = EVIL.replace('\'', "");
    let terraform = GUARDRAIL
        .replace("\"LOW\"", &quoted)
        .replace("\"チャット\"", &quoted)
        .replace("default", inner);
    let lambda = format!(
        "resource \"aws_lambda_function\" {quoted} {{\n  function_name = {quoted}\n  environment {{\n    variables = {{ {quoted} = \"AKIAIOSFODNN7EXAMPLE\", API_PASSWORD = {quoted} }}\n  }}\n}}\n"
    );
    let unknown = GUARDRAIL.replace("\"LOW\"", &format!("var.x[{quoted}]"));
    let yaml = format!(
        "AWSTemplateFormatVersion: \"2010-09-09\"\nResources:\n  {quoted}:\n    Type: AWS::Bedrock::Guardrail\n    Properties:\n      Name: {quoted}\n      BlockedInputMessaging: {quoted}\n      BlockedOutputsMessaging: x\n      ContentPolicyConfig:\n        FiltersConfig:\n          - Type: PROMPT_ATTACK\n            InputStrength: {quoted}\n            InputAction: !Ref {quoted}\n            OutputStrength: NONE\n{inner}: [\n"
    );
    let bicep = format!(
        "resource a 'Microsoft.Storage/storageAccounts@2023-05-01' = {{\n  name: '{single}'\n  properties: {{\n    minimumTlsVersion: '{single}'\n    allowBlobPublicAccess: {single}\n  }}\n}}\n{single}\n"
    );
    let arm = json!({
        "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
        "resources": [
            {"type": "Microsoft.Storage/storageAccounts", "apiVersion": "2023-05-01", "name": EVIL, "properties": {"minimumTlsVersion": EVIL}},
            {"type": "Microsoft.Storage/storageAccounts", "apiVersion": "2023-05-01", "name": format!("[{EVIL}"), "properties": {"minimumTlsVersion": format!("[parameters('{EVIL}')]")}},
        ],
    });
    let suppressed = format!(
        "# sekisho:ignore[{GUIDE}] {EVIL}\n{GUARDRAIL}\n# sekisho:ignore[{EVIL}] {EVIL}, until 2020-01-01\n"
    );
    let mut shown = 0;
    for (turn, (file, text)) in [
        ("main.tf", terraform),
        ("main.tf", lambda),
        ("main.tf", unknown),
        ("main.tf", suppressed),
        ("template.yaml", yaml),
        ("main.bicep", bicep),
        ("azuredeploy.json", arm.to_string()),
    ]
    .into_iter()
    .enumerate()
    {
        let uri = uri_in(&siege.folder, &format!("{turn}/{file}"));
        for diagnostic in siege.session.opened(&uri, &text) {
            shown += 1;
            let start = &diagnostic["range"]["start"];
            let at = [&start["line"], &start["character"]]
                .map(|number| usize::try_from(number.as_u64().unwrap()).unwrap());
            is_harmless(&siege.session.hovered(&uri, at));
            siege.session.actions(&uri, &diagnostic);
            for completion in siege.session.completions(&uri, at) {
                is_harmless(completion["documentation"]["value"].as_str().unwrap());
            }
        }
    }
    assert!(shown > 15, "only {shown} findings to look at");
    let heard = siege.session.heard.take().unwrap();
    let mut found = Vec::new();
    for message in &heard {
        texts(message, &mut found);
    }
    let mut told = 0;
    for text in found {
        let is_bad = |character: char| {
            character.is_control() && character != '\n'
                || matches!(character, '\u{202e}' | '\u{200b}' | '\u{2066}'..='\u{2069}')
        };
        assert!(!text.contains(is_bad), "{text:?}");
        told += usize::from(text.contains("owned"));
    }
    assert!(told > 0, "nothing of the names was shown at all");
    siege.ends("names");
}

#[cfg(unix)]
#[test]
fn names_of_folders_are_shown_harmless_in_the_log() {
    let outer = folder(&[]);
    let name = "\u{1b}[31m<b>関所";
    let config = crate::workspace::write(
        outer.path(),
        &format!("{name}/sekisho.toml"),
        &format!("[[\u{1b}]0;x\u{7}]]\n{EVIL}"),
    );
    let inner = config.parent().unwrap();
    let mut session = Client::push()
        .folder(inner)
        .folder(&inner.join(name))
        .start();
    let uri = crate::workspace::uri(&inner.join("main.tf"));
    one(&session.opened(&uri, GUARDRAIL), GUIDE);
    session.until("messages about the folder", |session| {
        let messages = session.messages();
        messages
            .iter()
            .any(|it| it.contains("sekisho.toml"))
            .then_some(())
    });
    for message in session.messages() {
        assert!(
            !message.contains('\u{1b}') && !message.contains('\u{7}'),
            "{message:?}"
        );
    }
    session.end();
}

#[test]
fn a_secret_is_in_no_message() {
    let secret = "wJalrXUtnFEMIK7MDENGbPxRfiCYzq9V3TsD0aB1";
    let key = "AKIAZ7Q4N2LDXKEYW5HM";
    let terraform = format!(
        "resource \"aws_lambda_function\" \"f\" {{\n  function_name = \"f\"\n  environment {{\n    variables = {{\n      DB_PASSWORD = \"{secret}\"\n      AWS_ACCESS_KEY_ID = \"{key}\"\n    }}\n  }}\n}}\n\nresource \"aws_instance\" \"i\" {{\n  ami = \"ami-1\"\n  user_data = <<-EOT\n    #!/bin/sh\n    export AWS_ACCESS_KEY_ID={key}\n    export AWS_SECRET_ACCESS_KEY={secret}\n  EOT\n}}\n\nresource \"aws_bedrockagent_agent\" \"a\" {{\n  agent_name = \"a\"\n  instruction = \"Use the access key {key} with the secret {secret}.\"\n}}\n\nvariable \"password\" {{\n  default = \"{secret}\"\n}}\n\nresource \"aws_db_instance\" \"d\" {{\n  engine = \"mysql\"\n  password = var.password\n}}\n"
    );
    let yaml = format!(
        "AWSTemplateFormatVersion: \"2010-09-09\"\nResources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties:\n      Environment:\n        Variables:\n          DB_PASSWORD: {secret}\n          AWS_ACCESS_KEY_ID: {key}\n"
    );
    let bicep = format!(
        "resource vm 'Microsoft.Compute/virtualMachines@2024-07-01' = {{\n  name: 'vm'\n  properties: {{\n    osProfile: {{\n      adminPassword: '{secret}'\n      customData: base64('export AWS_SECRET_ACCESS_KEY={secret} AWS_ACCESS_KEY_ID={key}')\n    }}\n  }}\n}}\n"
    );
    let mut siege = Siege::new();
    siege.session.heard = Some(Vec::new());
    let mut about = 0;
    for (turn, (file, text)) in [
        ("main.tf", terraform),
        ("template.yaml", yaml),
        ("main.bicep", bicep),
    ]
    .into_iter()
    .enumerate()
    {
        // Half written, too: a syntax error may quote what it met.
        for end in [text.len(), text.find(secret).unwrap() + secret.len()] {
            let uri = uri_in(&siege.folder, &format!("{turn}-{end}/{file}"));
            for diagnostic in siege.session.opened(&uri, &text[..end]) {
                about += usize::from(diagnostic["code"].as_str().unwrap().contains("secret"));
                let start = &diagnostic["range"]["start"];
                let at = [&start["line"], &start["character"]]
                    .map(|number| usize::try_from(number.as_u64().unwrap()).unwrap());
                siege.session.hover(&uri, at);
                siege.session.actions(&uri, &diagnostic);
            }
        }
    }
    assert!(about >= 5, "only {about} findings about secrets");
    for message in siege.session.heard.take().unwrap() {
        let message = message.to_string();
        for hidden in [secret, key] {
            assert!(!message.contains(hidden), "{message}");
        }
    }
    siege.ends("secrets");
}

/// Some clients leave the result out of an empty answer, or say more about an error than the protocol has members for.
#[test]
fn answers_may_be_incomplete_or_talkative() {
    for answer in [
        json!({"jsonrpc": "2.0", "id": 0}),
        json!({"jsonrpc": "2.0", "id": 12_345, "result": null}),
        json!({"jsonrpc": "2.0", "id": "関所", "result": {}}),
        json!({"jsonrpc": "2.0", "id": null, "error": {"code": -32601, "message": "no"}}),
        json!({"jsonrpc": "2.0", "id": 0, "error": {"code": -32601, "message": "no", "stack": []}}),
        json!({"jsonrpc": "2.0", "id": 0, "error": "no"}),
        json!({"jsonrpc": "2.0", "id": 1.5, "method": "textDocument/hover", "params": {}}),
    ] {
        let mut siege = Siege::new();
        siege.session.send(&answer);
        siege.ends(&answer.to_string());
    }
}

/// Two thousand questions at once are all answered.
#[test]
fn many_questions_at_once_are_answered() {
    let mut siege = Siege::new();
    let uri = siege.uri.clone();
    let at = place(GUARDRAIL, "\"LOW\"");
    let mut bytes = Vec::new();
    let first = 1000;
    for id in first..first + 2000 {
        let question = json!({"jsonrpc": "2.0", "id": id, "method": "textDocument/hover", "params": here(&uri, at)});
        bytes.extend(crate::session::framed(&question));
    }
    siege.session.expect_up_to(first + 2000);
    siege.session.write(&bytes);
    for id in first..first + 2000 {
        assert!(!siege.session.answer(id)["result"].is_null());
    }
    let found = siege.session.replaced(&uri, 2, "# 空\n");
    assert_eq!(of(&found, GUIDE).len(), 0);
    siege.session.end();
}
