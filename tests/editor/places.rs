//! Findings stand where the reader sees them, whatever stands before them, and name the other places they have to do with.

use crate::session::Client;
use crate::workspace::{folder, of, one, position, uri_in};
use serde_json::{Value, json};

/// A file, its text, a guide and what it underlines. Japanese and characters outside of the basic plane stand before it
/// on its line.
const LINES: [(&str, &str, &str, &str); 5] = [
    (
        "main.tf",
        "# 関所\nresource \"aws_ebs_volume\" \"文書\" {\n  availability_zone = \"ap-northeast-1a\"\n  size              = 8\n  /* 𠮷田が検証中 🦀 */ encrypted = false # 戻す\n}\n",
        "aws/ec2/volume-encryption",
        "encrypted = false",
    ),
    (
        "template.yaml",
        "# 関所\nAWSTemplateFormatVersion: \"2010-09-09\"\nResources:\n  Bastion:\n    Type: AWS::EC2::SecurityGroup\n    Properties:\n      GroupDescription: 踏み台\n      SecurityGroupIngress:\n        - { Description: \"𠮷田 🦀\", IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0 }\n",
        "aws/vpc/security-group-ssh",
        "CidrIp: 0.0.0.0/0",
    ),
    (
        "template.json",
        "{\"AWSTemplateFormatVersion\": \"2010-09-09\",\n \"Resources\": {\"Bastion\": {\"Type\": \"AWS::EC2::SecurityGroup\",\n  \"Properties\": {\"GroupDescription\": \"踏み台 𠮷 🦀\", \"SecurityGroupIngress\": [{\"IpProtocol\": \"tcp\", \"FromPort\": 22, \"ToPort\": 22, \"CidrIp\": \"0.0.0.0/0\"}]}}}}\n",
        "aws/vpc/security-group-ssh",
        "\"CidrIp\": \"0.0.0.0/0\"",
    ),
    (
        "azuredeploy.json",
        "{\"$schema\": \"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#\",\n \"contentVersion\": \"1.0.0.0\", \"resources\": [\n  {\"type\": \"Microsoft.Storage/storageAccounts\", \"apiVersion\": \"2023-05-01\", \"name\": \"st\",\n   \"tags\": {\"責任者\": \"𠮷田 🦀\"}, \"properties\": {\"supportsHttpsTrafficOnly\": false}}]}\n",
        "azure/storage/https-only",
        "\"supportsHttpsTrafficOnly\": false",
    ),
    (
        "main.bicep",
        "// 関所\nresource documents 'Microsoft.Storage/storageAccounts@2023-05-01' = {\n  name: 'stdocuments'\n  properties: {\n    /* 𠮷田が検証中 🦀 */ supportsHttpsTrafficOnly: false // 戻す\n  }\n}\n",
        "azure/storage/https-only",
        "supportsHttpsTrafficOnly: false",
    ),
];

/// The range of a piece of text in bytes of UTF-8 or in units of UTF-16.
fn range(text: &str, piece: &str, utf8: bool) -> Value {
    let start = text.find(piece).unwrap();
    let place = |byte: usize| {
        let before = &text[..byte];
        let line = before.rsplit('\n').next().unwrap();
        let width = if utf8 {
            line.len()
        } else {
            line.encode_utf16().count()
        };
        position([before.matches('\n').count(), width])
    };
    json!({"start": place(start), "end": place(start + piece.len())})
}

#[test]
fn columns_are_right_behind_japanese_in_both_encodings_and_with_both_ends_of_lines() {
    for utf8 in [false, true] {
        let client = if utf8 {
            Client::push().utf8()
        } else {
            Client::push()
        };
        let folder = folder(&[]);
        let mut session = client.start();
        let encoding = &session.initialized["capabilities"]["positionEncoding"];
        assert_eq!(*encoding, if utf8 { "utf-8" } else { "utf-16" });
        for (file, text, guide, piece) in LINES {
            for (ends, text) in [
                ("lf", text.to_owned()),
                ("crlf", text.replace('\n', "\r\n")),
            ] {
                let uri = uri_in(&folder, &format!("{ends}/{file}"));
                let diagnostics = session.opened(&uri, &text);
                let found = one(&diagnostics, guide);
                let expected = range(&text, piece, utf8);
                assert_eq!(
                    found["range"], expected,
                    "{file} with {ends}, utf-8: {utf8}"
                );
                // What is underlined answers at both ends, and not on the line before.
                for end in ["start", "end"] {
                    let at = [&expected[end]["line"], &expected[end]["character"]];
                    let at = at.map(|number| usize::try_from(number.as_u64().unwrap()).unwrap());
                    let hover = session.hover(&uri, at);
                    assert!(!hover.is_null(), "{file} with {ends}, utf-8: {utf8}, {end}");
                }
                session.close_document(&uri);
            }
        }
        session.end();
    }
}

/// Edits count in the encoding that was agreed on, too.
#[test]
fn edits_in_utf8_count_in_bytes() {
    let (file, text, guide, piece) = LINES[0];
    let folder = folder(&[]);
    let uri = uri_in(&folder, file);
    let mut session = Client::push().utf8().start();
    session.opened(&uri, text);
    let change = json!({"range": range(text, "false", true), "text": "true"});
    session.change(&uri, 2, &[change]);
    let diagnostics = session.diagnostics(&uri, 2);
    assert_eq!(of(&diagnostics, guide).len(), 0, "{diagnostics:#?}");
    let mended = text.replace(piece, "encrypted = true");
    let change = json!({"range": range(&mended, "true", true), "text": "false"});
    session.change(&uri, 3, &[change]);
    let diagnostics = session.diagnostics(&uri, 3);
    assert_eq!(one(&diagnostics, guide)["range"], range(text, piece, true));
    session.end();
}

const GROUP: &str = r#"variable "ssh_from" {
  type    = string
  default = "0.0.0.0/0" # 検証中
}

locals {
  from = var.ssh_from
}

resource "aws_security_group" "bastion" {
  name        = "踏み台"
  description = "bastion"

  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = [local.from]
  }
}

resource "aws_s3_bucket" "documents" {
  bucket = "example-documents"
}

module "database" {
  source    = "./database"
  encrypted = false
}
"#;

const BLOCK: &str = r#"# 衛星
resource "aws_s3_bucket_public_access_block" "documents" {
  bucket                  = aws_s3_bucket.documents.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = false
}
"#;

const DATABASE: &str = r#"variable "encrypted" {
  type    = bool
  default = true
}

resource "aws_db_instance" "this" {
  engine            = "mysql"
  instance_class    = "db.t3.micro"
  storage_encrypted = var.encrypted
}
"#;

/// The other places of a diagnostic: URI, range, and what it is.
fn related(diagnostic: &Value) -> Vec<(String, Value, String)> {
    let related = diagnostic["relatedInformation"].as_array();
    let place = |related: &Value| {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let location = &related["location"];
        (
            text(&location["uri"]),
            location["range"].clone(),
            text(&related["message"]),
        )
    };
    related.into_iter().flatten().map(place).collect()
}

const DECLARED: &str = "このリソースの宣言";
const DECIDED: &str = "値を決めている箇所";

#[test]
fn the_header_and_the_places_that_decide_are_told() {
    let folder = folder(&[
        ("main.tf", GROUP),
        ("block.tf", BLOCK),
        ("database/main.tf", DATABASE),
    ]);
    let [main, block, database] =
        ["main.tf", "block.tf", "database/main.tf"].map(|file| uri_in(&folder, file));
    let mut session = Client::push()
        .options(json!({"language": "ja"}))
        .folder(folder.path())
        .start();
    let at = |uri: &str, text: &str, piece: &str, role: &str| {
        (uri.to_owned(), range(text, piece, false), role.to_owned())
    };

    // A local that stands for a variable, whose default decides.
    let diagnostics = session.opened(&main, GROUP);
    let ssh = one(&diagnostics, "aws/vpc/security-group-ssh");
    let expected = [
        at(
            &main,
            GROUP,
            "resource \"aws_security_group\" \"bastion\"",
            DECLARED,
        ),
        at(&main, GROUP, "from = var.ssh_from", DECIDED),
        at(&main, GROUP, "default = \"0.0.0.0/0\"", DECIDED),
    ];
    assert_eq!(related(ssh), expected);

    // A satellite in another file: the finding stands in it, and the bucket is named.
    let diagnostics = session.opened(&block, BLOCK);
    let restrict = one(&diagnostics, "aws/s3/restrict-public-buckets");
    assert_eq!(
        restrict["range"],
        range(BLOCK, "restrict_public_buckets = false", false)
    );
    let told = related(restrict);
    let header = at(
        &main,
        GROUP,
        "resource \"aws_s3_bucket\" \"documents\"",
        DECLARED,
    );
    assert!(told.contains(&header), "{told:#?}");

    // The argument of the call decides, and not the default that it covers.
    let diagnostics = session.opened(&database, DATABASE);
    let encryption = one(&diagnostics, "aws/rds/storage-encryption");
    let expected = [
        at(
            &database,
            DATABASE,
            "resource \"aws_db_instance\" \"this\"",
            DECLARED,
        ),
        at(&main, GROUP, "encrypted = false", DECIDED),
    ];
    assert_eq!(related(encryption), expected);
    session.end();
}

#[test]
fn the_file_of_values_that_wins_is_told() {
    let values = "# 検証環境\nencrypted = false\n";
    let folder = folder(&[
        ("main.tf", DATABASE),
        ("a.auto.tfvars", "encrypted = true\n"),
        ("b.auto.tfvars", values),
        ("terraform.tfvars", "encrypted = true\n"),
    ]);
    let uri = uri_in(&folder, "main.tf");
    let mut session = Client::push().folder(folder.path()).start();
    let diagnostics = session.opened(&uri, DATABASE);
    let told = related(one(&diagnostics, "aws/rds/storage-encryption"));
    let decides: Vec<_> = told
        .iter()
        .map(|(uri, range, _)| (uri.clone(), range.clone()))
        .skip(1)
        .collect();
    let winner = (
        uri_in(&folder, "b.auto.tfvars"),
        range(values, "encrypted = false", false),
    );
    assert_eq!(decides, [winner]);
    // The values are edited, and not saved.
    let values_uri = uri_in(&folder, "b.auto.tfvars");
    session.open(&values_uri, values);
    session.change(&values_uri, 2, &[json!({"text": "encrypted = true\n"})]);
    session.diagnostics_where(&uri, "no finding", |found| {
        of(found, "aws/rds/storage-encryption").is_empty()
    });
    // They are closed without being saved, so that what is on disk counts again.
    session.close_document(&values_uri);
    session.diagnostics_where(&uri, "the finding again", |found| {
        of(found, "aws/rds/storage-encryption").len() == 1
    });
    session.end();
}

/// A name somewhere in a resource has not decided about a member that is not there.
#[test]
fn what_is_not_there_is_decided_by_no_name_elsewhere_in_the_resource() {
    let template = "AWSTemplateFormatVersion: \"2010-09-09\"\nParameters:\n  Strength:\n    Type: String\nResources:\n  Chat:\n    Type: AWS::Bedrock::Guardrail\n    Properties:\n      Name: チャット\n      BlockedInputMessaging: x\n      BlockedOutputsMessaging: x\n      ContentPolicyConfig:\n        FiltersConfig:\n          - Type: PROMPT_ATTACK\n            InputStrength: !Ref Strength\n            OutputStrength: NONE\n";
    let folder = folder(&[]);
    let uri = uri_in(&folder, "template.yaml");
    let mut session = Client::push().start();
    let diagnostics = session.opened(&uri, template);
    let attack = related(one(
        &diagnostics,
        "aws/bedrock-guardrails/prompt-attack-filter",
    ));
    assert_eq!(attack.len(), 2, "{attack:#?}");
    let key = related(one(
        &diagnostics,
        "aws/bedrock-guardrails/customer-managed-key",
    ));
    assert_eq!(key, [], "KmsKeyArn has nothing to do with the parameter");
    session.end();
}
