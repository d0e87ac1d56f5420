//! What a reader can choose to do: a fix mends and does nothing else, a suppression is one that counts.

use crate::session::{Client, Session};
use crate::texts::ALL;
use crate::workspace::{after, folder, of, one, uri_in};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Some actions that come with an edit: the fixes are preferred, suppressions are not.
fn edits(actions: &[Value], are_fixes: bool) -> Vec<&Value> {
    let edits = actions.iter().filter(|action| action.get("edit").is_some());
    edits
        .filter(|action| action["isPreferred"] == are_fixes)
        .collect()
}

/// How often each guide and each syntax error is told, and how sure.
fn tally(diagnostics: &[Value]) -> BTreeMap<(String, bool), usize> {
    let mut tally = BTreeMap::new();
    for diagnostic in diagnostics {
        let code = diagnostic["code"].as_str().unwrap().to_owned();
        *tally
            .entry((code, diagnostic["severity"] == 4))
            .or_default() += 1;
    }
    tally
}

/// A document in which actions are tried out.
struct Desk {
    session: Session,
    uri: String,
    version: i32,
    _folder: tempfile::TempDir,
}

impl Desk {
    fn new(file: &str) -> Self {
        let folder = folder(&[]);
        Self {
            session: Client::push().start(),
            uri: uri_in(&folder, file),
            version: 0,
            _folder: folder,
        }
    }

    /// What is shown of a text.
    fn shown(&mut self, text: &str) -> Vec<Value> {
        self.version += 1;
        if self.version == 1 {
            return self.session.opened(&self.uri, text);
        }
        let (uri, version) = (self.uri.clone(), self.version);
        self.session.replaced(&uri, version, text)
    }

    /// What can be done about one of the findings in a text.
    fn actions(&mut self, diagnostic: &Value) -> Vec<Value> {
        let uri = self.uri.clone();
        self.session.actions(&uri, diagnostic)
    }

    /// The text after an edit, which has to take a finding away and to add none.
    fn done(&mut self, text: &str, diagnostic: &Value, action: &Value) -> String {
        let before = self.shown(text);
        let edited = reasoned(&after(text, action, &self.uri));
        if text.contains("\r\n") {
            let lone = edited.replace("\r\n", "").contains('\n');
            assert!(
                !lone,
                "a line that ends otherwise than the others: {action:#}"
            );
        }
        let now = self.shown(&edited);
        let (was, is) = (tally(&before), tally(&now));
        let key = (
            diagnostic["code"].as_str().unwrap().to_owned(),
            diagnostic["severity"] == 4,
        );
        let count = |tally: &BTreeMap<_, _>| tally.get(&key).copied().unwrap_or_default();
        assert!(
            count(&is) < count(&was),
            "{key:?} stays after {action:#}:\n{edited}"
        );
        for (key, count) in &is {
            let known = was.get(key).copied().unwrap_or_default();
            assert!(
                *count <= known,
                "{key:?} is new after {action:#}:\n{edited}"
            );
        }
        edited
    }
}

/// A finding, what mends it, and the text that this leaves, in each of the forms of a fix.
struct Fix {
    file: &'static str,
    text: &'static str,
    guide: &'static str,
    /// What the text has afterwards and did not have before.
    expected: &'static str,
}

const FIXES: [Fix; 8] = [
    Fix {
        file: "main.tf",
        text: "resource \"aws_db_instance\" \"文書\" {\n  engine = \"mysql\"\n  /* 𠮷田 */ publicly_accessible = true # 戻す\n}\n",
        guide: "aws/rds/public-access",
        expected: "  /* 𠮷田 */ publicly_accessible = false # 戻す\n",
    },
    Fix {
        file: "main.tf",
        text: "resource \"google_storage_bucket\" \"文書\" {\n  name = \"documents\"\n}\n",
        guide: "google/cloud-storage/uniform-access",
        expected: "\n  uniform_bucket_level_access = true\n",
    },
    Fix {
        file: "main.tf",
        text: "resource \"aws_s3_bucket\" \"文書\" {\n  bucket = \"example-documents\"\n}\n\noutput \"name\" {\n  value = aws_s3_bucket.文書.id\n}\n",
        guide: "aws/s3/versioning",
        expected: "}\n\nresource \"aws_s3_bucket_versioning\" \"文書\" {\n  bucket = aws_s3_bucket.文書.id\n\n  versioning_configuration {\n    status = \"Enabled\"\n  }\n}\n\noutput",
    },
    Fix {
        file: "template.yaml",
        text: "AWSTemplateFormatVersion: \"2010-09-09\"\nResources:\n  Documents:\n    Type: AWS::S3::Bucket\n    Properties:\n      # 文書 𠮷\n      BucketName: example-documents\n",
        guide: "aws/s3/versioning",
        expected: "      VersioningConfiguration:\n        Status: Enabled\n",
    },
    Fix {
        file: "template.yaml",
        text: "AWSTemplateFormatVersion: \"2010-09-09\"\nResources:\n  Chat:\n    Type: AWS::Bedrock::Guardrail\n    Properties:\n      Name: チャット\n      BlockedInputMessaging: x\n      BlockedOutputsMessaging: x\n      ContentPolicyConfig:\n        FiltersConfig:\n          - { Type: PROMPT_ATTACK, InputStrength: LOW, OutputStrength: NONE } # 𠮷田\n",
        guide: "aws/bedrock-guardrails/prompt-attack-filter",
        expected: "InputStrength: HIGH, OutputStrength: NONE } # 𠮷田\n",
    },
    Fix {
        file: "main.bicep",
        text: "resource documents 'Microsoft.Storage/storageAccounts@2023-05-01' = {\n  name: 'stdocuments'\n  properties: {\n    supportsHttpsTrafficOnly: false // 𠮷田\n  }\n}\n",
        guide: "azure/storage/https-only",
        expected: "    supportsHttpsTrafficOnly: true // 𠮷田\n",
    },
    Fix {
        file: "azuredeploy.json",
        text: "{\n  \"$schema\": \"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#\",\n  \"contentVersion\": \"1.0.0.0\",\n  \"resources\": [\n    {\n      \"type\": \"Microsoft.Storage/storageAccounts\",\n      \"apiVersion\": \"2023-05-01\",\n      \"name\": \"st\",\n      \"tags\": { \"責任者\": \"𠮷田\" },\n      \"properties\": {\n        \"supportsHttpsTrafficOnly\": false\n      }\n    }\n  ]\n}\n",
        guide: "azure/storage/https-only",
        expected: "        \"supportsHttpsTrafficOnly\": true\n",
    },
    Fix {
        file: "template.json",
        text: "{\n  \"AWSTemplateFormatVersion\": \"2010-09-09\",\n  \"Resources\": {\n    \"Documents\": {\n      \"Type\": \"AWS::S3::Bucket\",\n      \"Properties\": {\n        \"BucketName\": \"文書𠮷\"\n      }\n    }\n  }\n}\n",
        guide: "aws/s3/versioning",
        expected: "\"文書𠮷\",\n        \"VersioningConfiguration\": {\n          \"Status\": \"Enabled\"\n        }\n",
    },
];

#[test]
fn a_fix_takes_its_finding_away_and_leaves_the_rest_alone() {
    for fix in &FIXES {
        for (text, expected) in [
            (fix.text.to_owned(), fix.expected.to_owned()),
            (
                fix.text.replace('\n', "\r\n"),
                fix.expected.replace('\n', "\r\n"),
            ),
        ] {
            let mut desk = Desk::new(fix.file);
            let diagnostics = desk.shown(&text);
            let found = one(&diagnostics, fix.guide);
            let actions = desk.actions(found);
            let fixes = edits(&actions, true);
            assert_eq!(fixes.len(), 1, "{} {}: {actions:#?}", fix.file, fix.guide);
            let title = fixes[0]["title"].as_str().unwrap();
            assert!(title.starts_with("Apply"), "{title}");
            assert_eq!(fixes[0]["kind"], "quickfix");
            let edited = desk.done(&text, found, fixes[0]);
            assert!(edited.contains(&expected), "{edited}");
            desk.session.end();
        }
    }
}

/// Whatever is offered in the long texts keeps what a fix and a suppression promise.
fn keeps_its_promises(name: &str, text: &str, has_comments: bool) {
    let mut desk = Desk::new(name.split_once('-').unwrap().1);
    let mut fixed = 0;
    for diagnostic in desk.shown(text) {
        desk.shown(text);
        let actions = desk.actions(&diagnostic);
        let code = &diagnostic["code"];
        for fix in edits(&actions, true) {
            fixed += 1;
            let edit = fix["edit"].to_string();
            for example in [
                "0.0.0.0/0",
                "10.0.",
                "192.0.2.",
                "arn:aws",
                "111122223333",
                "example",
            ] {
                assert!(
                    !edit.contains(example),
                    "{code}: {example} is the guide's: {fix:#}"
                );
            }
            desk.done(text, &diagnostic, fix);
        }
        let suppressions = edits(&actions, false);
        assert_eq!(!suppressions.is_empty(), has_comments, "{diagnostic:#}");
        for suppression in suppressions {
            let edited = desk.done(text, &diagnostic, suppression);
            let comment = format!("sekisho:ignore[{}]", code.as_str().unwrap());
            assert!(edited.contains(&comment), "{edited}");
        }
    }
    assert!(fixed > 3, "only {fixed} fixes in {name}");
    desk.session.end();
}

#[test]
fn actions_in_terraform_keep_their_promises() {
    keeps_its_promises(ALL[0].0, ALL[0].1, true);
}

#[test]
fn actions_in_cloudformation_yaml_keep_their_promises() {
    keeps_its_promises(ALL[1].0, ALL[1].1, true);
}

#[test]
fn actions_in_cloudformation_json_keep_their_promises() {
    // JSON has no comments, and CloudFormation takes none.
    keeps_its_promises(ALL[2].0, ALL[2].1, false);
}

#[test]
fn actions_in_arm_templates_keep_their_promises() {
    keeps_its_promises(ALL[3].0, ALL[3].1, true);
}

#[test]
fn actions_in_bicep_keep_their_promises_with_other_line_ends() {
    keeps_its_promises(ALL[4].0, &ALL[4].1.replace('\n', "\r\n"), true);
}

/// What an example shows in a JSON template is not the text of another resource's name: `!Ref Key` is no `"Key"`.
#[test]
fn a_fix_writes_no_name_of_an_example_as_if_it_were_a_value() {
    let text = "{\n  \"AWSTemplateFormatVersion\": \"2010-09-09\",\n  \"Resources\": {\n    \"Documents\": {\n      \"Type\": \"AWS::S3::Bucket\",\n      \"Properties\": {\n        \"BucketName\": \"documents\"\n      }\n    },\n    \"Key\": {\n      \"Type\": \"AWS::KMS::Key\",\n      \"Properties\": {\n        \"EnableKeyRotation\": true\n      }\n    }\n  }\n}\n";
    let mut desk = Desk::new("template.json");
    let diagnostics = desk.shown(text);
    let found = one(&diagnostics, "aws/s3/customer-managed-key");
    let actions = desk.actions(found);
    for fix in edits(&actions, true) {
        let edited = desk.done(text, found, fix);
        assert!(!edited.contains("\"KMSMasterKeyID\": \"Key\""), "{edited}");
    }
    desk.session.end();
}

/// What a guide cannot know is not put in: from where one may come in is the reader's to say.
#[test]
fn no_fix_is_offered_where_the_guide_shows_no_single_one() {
    for (file, text, guide) in [
        (
            "main.tf",
            "resource \"aws_security_group\" \"bastion\" {\n  name = \"踏み台\"\n  ingress {\n    from_port   = 22\n    to_port     = 22\n    protocol    = \"tcp\"\n    cidr_blocks = [\"0.0.0.0/0\"]\n  }\n}\n",
            "aws/vpc/security-group-ssh",
        ),
        (
            "main.tf",
            "resource \"aws_bedrock_guardrail\" \"chat\" {\n  name                      = \"チャット\"\n  blocked_input_messaging   = \"x\"\n  blocked_outputs_messaging = \"x\"\n}\n",
            "aws/bedrock-guardrails/customer-managed-key",
        ),
        (
            "template.yaml",
            "AWSTemplateFormatVersion: \"2010-09-09\"\nResources:\n  Bastion:\n    Type: AWS::EC2::SecurityGroup\n    Properties:\n      GroupDescription: 踏み台\n      SecurityGroupIngress:\n        - IpProtocol: tcp\n          FromPort: 22\n          ToPort: 22\n          CidrIp: 0.0.0.0/0\n",
            "aws/vpc/security-group-ssh",
        ),
    ] {
        let mut desk = Desk::new(file);
        let diagnostics = desk.shown(text);
        let found = one(&diagnostics, guide);
        let actions = desk.actions(found);
        assert_eq!(edits(&actions, true), [] as [&Value; 0], "{file} {guide}");
        assert_eq!(edits(&actions, false).len(), 1, "it can be suppressed");
        desk.session.end();
    }
}

/// A text in which no comment can stand, a list on one line, a block on one line, the first line of a file.
const ODD: [(&str, &str, &str); 6] = [
    (
        "main.tf",
        "resource \"aws_sqs_queue_policy\" \"p\" {\n  queue_url = \"https://example.com\"\n  policy    = <<-EOT\n    {\n      \"Version\": \"2012-10-17\",\n      \"Statement\": [{\n        \"Effect\": \"Allow\",\n        \"Principal\": \"*\",\n        \"Action\": \"sqs:SendMessage\",\n        \"Resource\": \"*\"\n      }]\n    }\n  EOT\n}\n",
        "public",
    ),
    (
        "main.tf",
        "resource \"aws_ebs_volume\" \"v\" { encrypted = false }\n",
        "aws/ec2/volume-encryption",
    ),
    (
        "main.tf",
        "resource \"aws_security_group\" \"g\" {\n  ingress {\n    from_port = 22\n    to_port   = 22\n    protocol  = \"tcp\"\n    cidr_blocks = [\n      \"10.0.0.0/8\",\n      \"0.0.0.0/0\",\n    ]\n  }\n}\n",
        "aws/vpc/security-group-ssh",
    ),
    (
        "template.yaml",
        "AWSTemplateFormatVersion: \"2010-09-09\"\nResources:\n  P:\n    Type: AWS::SQS::QueuePolicy\n    Properties:\n      Queues: [https://example.com]\n      PolicyDocument:\n        Version: \"2012-10-17\"\n        Statement:\n        - Effect: Allow\n          Principal: '*'\n          Action: sqs:SendMessage\n          Resource: '*'\n",
        "public",
    ),
    (
        "template.yaml",
        "AWSTemplateFormatVersion: \"2010-09-09\"\nResources: {V: {Type: AWS::EC2::Volume, Properties: {Encrypted: false}}}\n",
        "aws/ec2/volume-encryption",
    ),
    (
        "azuredeploy.json",
        "{\"$schema\": \"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#\", \"contentVersion\": \"1.0.0.0\", \"resources\": [{\"type\": \"Microsoft.Storage/storageAccounts\", \"apiVersion\": \"2023-05-01\", \"name\": \"st\", \"properties\": {\"supportsHttpsTrafficOnly\": false}}]}",
        "azure/storage/https-only",
    ),
];

#[test]
fn a_suppression_counts_in_odd_places_too() {
    for (file, text, guide) in ODD {
        let mut desk = Desk::new(file);
        let diagnostics = desk.shown(text);
        let is_meant = |it: &&Value| it["code"].as_str().unwrap().contains(guide);
        let found = diagnostics.iter().find(is_meant);
        let found = found.unwrap_or_else(|| panic!("{guide} in {diagnostics:#?}"));
        let actions = desk.actions(found);
        let suppressions = edits(&actions, false);
        assert_eq!(suppressions.len(), 1, "{actions:#?}\n{text}");
        desk.done(text, found, suppressions[0]);
        desk.session.end();
    }
}

/// The text with a reason in the place of what asks for one.
fn reasoned(text: &str) -> String {
    let text = text.replace("write here why this is accepted", "accepted in this test");
    text.replace("ここに抑制する理由を書く", "このテストでは受け入れる")
}

/// A suppression has a reason to be filled in and a day on which it ends.
#[test]
fn a_suppression_is_written_in_the_language_of_the_client() {
    let text = FIXES[0].text;
    for (language, opener) in [("ja", "理由と期限を書いて抑制する"), ("en", "Suppress")]
    {
        let folder = folder(&[]);
        let uri = uri_in(&folder, "main.tf");
        let mut session = Client::push()
            .options(json!({"language": language}))
            .start();
        let diagnostics = session.opened(&uri, text);
        let actions = session.actions(&uri, one(&diagnostics, FIXES[0].guide));
        let suppressions = edits(&actions, false);
        assert_eq!(suppressions.len(), 1);
        let title = suppressions[0]["title"].as_str().unwrap();
        assert!(title.starts_with(opener), "{title}");
        let edited = after(text, suppressions[0], &uri);
        let line = edited
            .lines()
            .find(|line| line.contains("sekisho:ignore"))
            .unwrap();
        let (_, until) = line.split_once(", until ").unwrap();
        assert_eq!(until.len(), "2027-03-31".len(), "{line}");
        assert!(
            line.starts_with("  # sekisho:ignore[aws/rds/public-access] "),
            "{line}"
        );
        let now = session.replaced(&uri, 2, &edited);
        assert_eq!(of(&now, FIXES[0].guide).len(), 1, "nobody wrote a reason");
        let now = session.replaced(&uri, 3, &reasoned(&edited));
        assert_eq!(of(&now, FIXES[0].guide).len(), 0);
        session.end();
    }
}

#[test]
fn a_client_that_wants_other_actions_gets_none_of_ours() {
    let folder = folder(&[]);
    let uri = uri_in(&folder, "main.tf");
    let mut session = Client::push().start();
    let diagnostics = session.opened(&uri, FIXES[0].text);
    let found = one(&diagnostics, FIXES[0].guide);
    for (only, is_some) in [
        ("refactor", false),
        ("source.organizeImports", false),
        ("quickfix", true),
    ] {
        let parameters = json!({
            "textDocument": {"uri": uri},
            "range": found["range"],
            "context": {"diagnostics": [found], "only": [only]},
        });
        let actions = session.ask("textDocument/codeAction", parameters);
        let count = actions.as_array().map_or(0, Vec::len);
        assert_eq!(count > 0, is_some, "{only}: {actions}");
    }
    session.end();
}
