//! While a block is half written, the others are judged as before, and nothing is blamed for what is about to be written.

use crate::buffer::Buffer;
use crate::session::Client;
use crate::workspace::{folder, of, uri_in};
use serde_json::Value;
use std::collections::BTreeSet;

/// Two blocks around a third one, in one language.
struct Case {
    file: &'static str,
    before: &'static str,
    middle: &'static str,
    after: &'static str,
    /// How the block in the middle may look while it is written.
    halves: &'static [&'static str],
}

const TERRAFORM: Case = Case {
    file: "main.tf",
    before: r#"resource "aws_ebs_volume" "before" {
  availability_zone = "ap-northeast-1a"
  encrypted         = false
}

"#,
    middle: r#"resource "aws_security_group" "middle" {
  name        = "踏み台"
  description = "bastion"
}
"#,
    after: r#"
resource "aws_db_instance" "after" {
  engine            = "mysql"
  instance_class    = "db.t3.micro"
  storage_encrypted = false
}
"#,
    halves: &[
        "resource \"aws_security_group\" \"middle\" {\n  name = \"踏み\n}\n",
        "resource \"aws_security_group\" \"middle\" {\n  name = \"half-${var.\n}\n",
        "resource \"aws_security_group\" \"middle\" {\n  name = \n  description = \"bastion\"\n}\n",
        "resource \"aws_security_group\" \"middle\" {\n  ingress {\n  description = \"bastion\"\n}\n",
        "resource \"aws_security_group\" \"middle\" {\n",
        "resource \"aws_security_group\" \"mid\n",
    ],
};

const YAML: Case = Case {
    file: "template.yaml",
    before: r#"AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Before:
    Type: AWS::EC2::Volume
    Properties:
      AvailabilityZone: ap-northeast-1a
      Encrypted: false

"#,
    middle: r"  Middle:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: 踏み台
",
    after: r"
  After:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: mysql
      DBInstanceClass: db.t3.micro
      StorageEncrypted: false
",
    halves: &[
        "  Middle:\n    Type: AWS::EC2::SecurityGroup\n    Properties:\n      GroupDescription: [踏み台\n",
        "  Middle:\n    Type: AWS::EC2::SecurityGroup\n    Properties:\n      GroupDescription: \"踏み\n",
        "  Middle:\n    Type: AWS::EC2::SecurityGroup\n    Properties:\n      GroupDescr\n      VpcId: 踏み台\n",
        "  Middle:\n    Type: AWS::EC2::SecurityGroup\n    Properties:\n      Tags: {a: \n",
    ],
};

const BICEP: Case = Case {
    file: "main.bicep",
    before: r"resource before 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: 'stbefore'
  properties: {
    supportsHttpsTrafficOnly: false
  }
}

",
    middle: r"resource middle 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: 'kv-踏み台'
  properties: {
    enablePurgeProtection: true
  }
}
",
    after: r"
resource after 'Microsoft.CognitiveServices/accounts@2024-10-01' = {
  name: 'aoai-after'
  kind: 'OpenAI'
  properties: {
    disableLocalAuth: false
  }
}
",
    halves: &[
        "resource middle 'Microsoft.KeyVault/vaults@2023-07-01' = {\n  name: 'kv-踏み\n  properties: {\n  }\n}\n",
        "resource middle 'Microsoft.KeyVault/vaults@2023-07-01' = {\n  name: \n  properties: {\n  }\n}\n",
        "resource middle 'Microsoft.KeyVault/vaults@2023-07-01' = {\n  name: 'kv-${\n}\n",
        "resource middle 'Microsoft.KeyVault/vaults@2023-07-01' = {\n  properties: {\n    enablePurge\n",
        "resource middle 'Microsoft.KeyVau\n",
    ],
};

/// Guide, severity, what is said, and the line from the top of the part that it stands in.
type Seen = BTreeSet<(String, u64, String, u64)>;

/// What is shown in some lines.
fn within(diagnostics: &[Value], from: u64, to: u64) -> Seen {
    let seen = diagnostics.iter().filter_map(|diagnostic| {
        let line = diagnostic["range"]["start"]["line"].as_u64()?;
        let code = diagnostic["code"].as_str()?.to_owned();
        let message = diagnostic["message"].as_str()?.to_owned();
        let severity = diagnostic["severity"].as_u64()?;
        let is_here = (from..to).contains(&line) && code != "syntax";
        is_here.then(|| (code, severity, message, line - from))
    });
    seen.collect()
}

fn lines(text: &str) -> u64 {
    text.matches('\n').count() as u64
}

fn check(case: &Case) {
    let Case {
        file,
        before,
        middle,
        after,
        halves,
    } = case;
    let folder = folder(&[]);
    let uri = uri_in(&folder, file);
    let mut session = Client::push().start();
    let top = lines(before);
    let whole = format!("{before}{middle}{after}");
    let intact = session.opened(&uri, &whole);
    let first = within(&intact, 0, top);
    let last = within(&intact, top + lines(middle), u64::MAX);
    assert_eq!(of(&intact, "syntax").len(), 0, "{intact:#?}");
    assert!(!first.is_empty() && !last.is_empty(), "{intact:#?}");
    for (version, half) in (2..).zip(*halves) {
        let text = format!("{before}{half}{after}");
        let shown = session.replaced(&uri, version, &text);
        let bottom = top + lines(half);
        assert_eq!(within(&shown, 0, top), first, "before:\n{text}");
        assert_eq!(within(&shown, bottom, u64::MAX), last, "after:\n{text}");
        let errors = of(&shown, "syntax");
        let line = |error: &&Value| error["range"]["start"]["line"].as_u64().unwrap();
        let mut errors = errors.iter().map(line);
        assert!(
            errors.clone().any(|line| (top..=bottom).contains(&line)),
            "the block has no syntax error: {:?}\n{text}",
            errors.next()
        );
    }
    session.end();
}

#[test]
fn terraform_keeps_its_neighbours() {
    check(&TERRAFORM);
}

#[test]
fn cloudformation_keeps_its_neighbours() {
    check(&YAML);
}

#[test]
fn bicep_keeps_its_neighbours() {
    check(&BICEP);
}

const BUCKET: &str = r#"resource "aws_s3_bucket" "documents" {
  bucket = "example-documents"
}

"#;

const BLOCK: &str = r#"resource "aws_s3_bucket_public_access_block" "documents" {
  bucket                  = aws_s3_bucket.documents.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}
"#;

/// Guides of blocking public access that fail, and are not only in doubt.
fn blamed(diagnostics: &[Value]) -> Vec<&str> {
    let blamed = diagnostics.iter().filter(|it| it["severity"] != 4);
    let codes = blamed.filter_map(|it| it["code"].as_str());
    codes.filter(|code| code.contains("public")).collect()
}

#[test]
fn a_block_that_is_being_typed_blames_no_bucket() {
    let folder = folder(&[]);
    let uri = uri_in(&folder, "main.tf");
    let mut session = Client::push().start();
    let alone = session.opened(&uri, BUCKET);
    assert_ne!(
        blamed(&alone),
        [""; 0],
        "a bucket alone is open: {alone:#?}"
    );
    let mut buffer = Buffer::new(BUCKET);
    let mut version = 1;
    let header = BLOCK.find('{').unwrap();
    for (byte, character) in BLOCK.char_indices() {
        let end = buffer.length();
        let change = buffer.replace(end, end, &character.to_string());
        version += 1;
        session.change(&uri, version, &[change]);
        let shown = session.diagnostics(&uri, version);
        if byte >= header {
            assert_eq!(blamed(&shown), [""; 0], "{}\n{shown:#?}", buffer.text());
        }
    }
    let whole = session.replaced(&uri, version + 1, &format!("{BUCKET}{BLOCK}"));
    assert_eq!(of(&whole, "syntax").len(), 0);
    // The same in a file of its own, which is not saved yet.
    let other = uri_in(&folder, "block.tf");
    session.replaced(&uri, version + 2, BUCKET);
    let half = &BLOCK[..BLOCK.find("ignore_public_acls").unwrap() + 20];
    session.opened(&other, half);
    session.diagnostics_where(&uri, "no blame", |found| blamed(found).is_empty());
    session.end();
}
