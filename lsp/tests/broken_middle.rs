//! A half-written resource takes nothing from its neighbours, in any language.

mod memory;
mod sweep;

use lsp::source::{Files, Reading, arm, bicep, cloudformation, terraform};
use memory::Memory;
use std::path::Path;
use sweep::Sweep;

fn read_terraform(text: &str) -> Reading {
    terraform::read(Path::new(""), &Memory::of(&[("main.tf", text)]))
}

fn read_terraform_json(text: &str) -> Reading {
    terraform::read(Path::new(""), &Memory::of(&[("main.tf.json", text)]))
}

fn read_cloudformation(text: &str) -> Reading {
    let files = Memory::of(&[("t.yaml", text)]);
    let text = files.text(Path::new("t.yaml")).expect("the template");
    cloudformation::read(Path::new("t.yaml"), &text, &files)
}

fn read_arm(text: &str) -> Reading {
    let files = Memory::of(&[("t.json", text)]);
    let text = files.text(Path::new("t.json")).expect("the template");
    arm::read(Path::new("t.json"), &text, &files)
}

fn read_bicep(text: &str) -> Reading {
    let files = Memory::of(&[("t.bicep", text)]);
    let text = files.text(Path::new("t.bicep")).expect("the file");
    bicep::read(Path::new("t.bicep"), &text, &files)
}

#[test]
fn terraform_satellite() {
    let text = r#"
resource "aws_s3_bucket" "a" {
  bucket = "関所"
}

resource "aws_s3_bucket_public_access_block" "b" {
  bucket                  = aws_s3_bucket.a.id
  block_public_acls       = true
  block_public_policy     = "true"
  ignore_public_acls      = !false
  restrict_public_buckets = true # 全部
}

resource "aws_security_group" "c" {
  name = "c"
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
"#;
    let sweep = Sweep {
        text,
        middle: ("resource \"aws_s3_bucket_public", "resource \"aws_security"),
        first: "aws_s3_bucket.a",
        last: "aws_security_group.c",
        header: &["aws_s3_bucket_public_access_block", "\"b\""],
    };
    sweep.run(read_terraform, |_| false);
}

#[test]
fn terraform_element_of_a_list() {
    let text = "resource \"aws_security_group\" \"a\" {\n  name = \"a\"\n}\nresource \"aws_security_group_rule\" \"b\" {\n  type              = \"ingress\"\n  security_group_id = aws_security_group.a.id\n  cidr_blocks       = [\n    \"10.0.0.0/8\",\n    \"${\"192\"}.168.0.0/16\"\n  ]\n  from_port = 443\n  to_port   = max(443, 1)\n  protocol  = \"tcp\"\n  timeouts {\n    create = \"1m\"\n  }\n}\nresource \"aws_s3_bucket\" \"c\" {\n  acl = \"public-read\"\n}\n";
    let sweep = Sweep {
        text,
        middle: (
            "resource \"aws_security_group_rule",
            "resource \"aws_s3_bucket",
        ),
        first: "aws_security_group.a",
        last: "aws_s3_bucket.c",
        header: &["aws_security_group_rule", "\"b\""],
    };
    sweep.run(read_terraform, |_| false);
}

#[test]
fn terraform_reference() {
    let text = r#"resource "aws_sqs_queue" "a" {
  name              = try(aws_kms_alias.b.tags.x, "none")
  kms_master_key_id = aws_kms_alias.b.name
  policy            = jsonencode({ k = aws_kms_alias.b.note })
}

resource "aws_kms_alias" "b" {
  name = "alias/b"
  note = <<-EOT
    resource "not" "this" {
    ${upper("x")}
  EOT
  tags = {
    x = "one" /* 注 */
    y = "two"
  }
}

resource "aws_s3_bucket" "c" {
  acl  = "public-read"
  note = <<END
text
END
}
"#;
    let sweep = Sweep {
        text,
        middle: ("resource \"aws_kms_alias", "resource \"aws_s3_bucket"),
        first: "aws_sqs_queue.a",
        last: "aws_s3_bucket.c",
        header: &["aws_kms_alias", "\"b\""],
    };
    sweep.run(read_terraform, |_| false);
}

#[test]
fn terraform_json() {
    let text = r#"{
  "resource": {
    "aws_s3_bucket": {
      "a": {
        "bucket": "a"
      }
    },
    "aws_s3_bucket_public_access_block": {
      "b": {
        "bucket": "${aws_s3_bucket.a.id}",
        "block_public_acls": true,
        "block_public_policy": true
      }
    },
    "aws_security_group": {
      "c": {
        "ingress": [{ "from_port": 22, "cidr_blocks": ["0.0.0.0/0"] }]
      }
    }
  }
}
"#;
    let sweep = Sweep {
        text,
        middle: (
            "\"aws_s3_bucket_public_access_block",
            "\"aws_security_group",
        ),
        first: "aws_s3_bucket.a",
        last: "aws_security_group.c",
        header: &["\"aws_s3_bucket_public_access_block\": {", "\"b\": {"],
    };
    sweep.run(read_terraform_json, |_| false);
}

/// What tells that there is a rule.
const RULE: &[&str] = &["B:", "Type", "AWS::EC2::SecurityGroupIngress\n"];

#[test]
fn cloudformation_yaml() {
    let text = r"AWSTemplateFormatVersion: '2010-09-09'
Resources:
  A:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: 関所
  B:
    Type: AWS::EC2::SecurityGroupIngress
    Properties:
      GroupId: !GetAtt A.GroupId
      Description: 'it''s'
      IpProtocol: tcp
      FromPort: 443
      ToPort: !Select [0, ['443', '80']]
      Tags:
        - Key: a
          Value: {x: [1, 2]}
        - Key: b
      CidrIp: !Sub '10.0.0.0/8'
  C:
    Type: AWS::S3::Bucket
    Properties:
      AccessControl: PublicRead
      Tags:
        - Key: 'k'
          Value: v
Outputs:
  Out:
    Value: !Ref A
";
    let sweep = Sweep {
        text,
        middle: ("  B:", "  C:"),
        first: "A",
        last: "C",
        header: RULE,
    };
    sweep.run(read_cloudformation, |_| false);
    let quoted = text.replace("tcp", "\"tcp\"").replace("443", "\"443\"");
    let sweep = Sweep {
        text: &quoted,
        ..sweep
    };
    sweep.run(read_cloudformation, |_| false);
}

#[test]
fn cloudformation_json() {
    let text = r#"{
  "AWSTemplateFormatVersion": "2010-09-09",
  "Resources": {
    "A": {
      "Type": "AWS::EC2::SecurityGroup",
      "Properties": {
        "GroupDescription": "関所"
      }
    },
    "B": {
      "Type": "AWS::EC2::SecurityGroupIngress",
      "Properties": {
        "GroupId": { "Fn::GetAtt": ["A", "GroupId"] },
        "IpProtocol": "tcp",
        "FromPort": 443,
        "Tags": [
          { "Key": "a", "Value": "b" },
          {
            "Key": "c"
          }
        ],
        "CidrIp": "10.0.0.0/8"
      }
    },
    "C": {
      "Type": "AWS::S3::Bucket",
      "Properties": { "AccessControl": "PublicRead" }
    }
  },
  "Outputs": {
    "Out": { "Value": { "Ref": "A" } }
  }
}
"#;
    let sweep = Sweep {
        text,
        middle: ("\"B\"", "\"C\""),
        first: "A",
        last: "C",
        header: &["\"B\"", "Type", "AWS::EC2::SecurityGroupIngress"],
    };
    sweep.run(read_cloudformation, |_| false);
}

#[test]
fn arm_json() {
    let text = r#"{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "resources": [
    {
      "type": "Microsoft.Web/sites",
      "apiVersion": "2023-12-01",
      "name": "a",
      "kind": "[reference('a/web').note]",
      "properties": {
        "httpsOnly": true
      }
    },
    {
      "type": "Microsoft.Web/sites/config",
      "apiVersion": "2023-12-01",
      "name": "a/web",
      "dependsOn": ["a"],
      "properties": {
        "minTlsVersion": "1.3",
        "ftpsState": "Disabled",
        "list": [
          { "x": 1 }
        ]
      }
    },
    {
      "type": "Microsoft.Storage/storageAccounts",
      "apiVersion": "2023-05-01",
      "name": "c",
      "properties": { "allowBlobPublicAccess": true }
    }
  ]
}
"#;
    let sweep = Sweep {
        text,
        middle: (
            "{\n      \"type\": \"Microsoft.Web/sites/config\"",
            "{\n      \"type\": \"Microsoft.Storage",
        ),
        first: "a",
        last: "c",
        header: &["Microsoft.Web/sites/config", "\"a/web\""],
    };
    sweep.run(read_arm, |_| false);
}

#[test]
fn bicep() {
    let text = r"resource a 'Microsoft.Web/sites@2023-12-01' = {
  name: 'a'
  kind: b.properties.?note ?? 'none'
  tags: { x: b.properties.minTlsVersion, y: b.name }
  properties: {
    httpsOnly: true
  }
}

resource b 'Microsoft.Web/sites/config@2023-12-01' = {
  parent: a
  name: 'web'
  properties: {
    minTlsVersion: '1.3'
    ftpsState: true ? 'Disabled' : 'x' // 注
    list: [
      { x: 1 }
      'y${1}'
    ]
    note: '''
two
lines'''
  }
}

resource c 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: 'c'
  properties: {
    allowBlobPublicAccess: true
  }
}
";
    let sweep = Sweep {
        text,
        middle: ("resource b", "resource c"),
        first: "a",
        last: "c",
        header: &["resource b 'Microsoft.Web/sites/config@2023-12-01'"],
    };
    // Two of three quotes are a text by themselves, an empty one, and nobody can tell that a third was meant.
    sweep.run(read_bicep, |state| state.text.contains("note: ''\n"));
}

#[test]
fn templates_on_few_lines() {
    let yaml = "Resources:\n  A: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: d}}\n  B: {Type: AWS::EC2::SecurityGroupIngress, Properties: {GroupId: !Ref A, IpProtocol: tcp, List: [1, {x: 'y'}]}}\n  C: {Type: AWS::S3::Bucket, Properties: {AccessControl: PublicRead}}\n";
    let sweep = Sweep {
        text: yaml,
        middle: ("  B:", "  C:"),
        first: "A",
        last: "C",
        header: &["B:", "Type", "AWS::EC2::SecurityGroupIngress"],
    };
    sweep.run(read_cloudformation, |_| false);

    let json = r#"{
  "Resources": {
    "A": { "Type": "AWS::EC2::SecurityGroup", "Properties": { "GroupDescription": "d" } },
    "B": { "Type": "AWS::EC2::SecurityGroupIngress", "Properties": { "GroupId": { "Ref": "A" }, "List": [1, { "x": "y" }] } },
    "C": { "Type": "AWS::S3::Bucket", "Properties": { "AccessControl": "PublicRead" } }
  }
}
"#;
    let sweep = Sweep {
        text: json,
        middle: ("\"B\"", "\"C\""),
        first: "A",
        last: "C",
        header: &["\"B\"", "Type", "AWS::EC2::SecurityGroupIngress"],
    };
    sweep.run(read_cloudformation, |_| false);

    let arm = r#"{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "resources": [
    {"type": "Microsoft.Web/sites", "apiVersion": "1", "name": "a", "kind": "[reference('a/web').note]"},
    {"type": "Microsoft.Web/sites/config", "apiVersion": "1", "name": "a/web", "properties": {"minTlsVersion": "1.3", "l": [{"x": 1}]}},
    {"type": "Microsoft.Storage/storageAccounts", "apiVersion": "1", "name": "c", "properties": {"allowBlobPublicAccess": true}}
  ]
}
"#;
    let sweep = Sweep {
        text: arm,
        middle: (
            "{\"type\": \"Microsoft.Web/sites/config\"",
            "{\"type\": \"Microsoft.Storage",
        ),
        first: "a",
        last: "c",
        header: &["Microsoft.Web/sites/config", "\"a/web\""],
    };
    sweep.run(read_arm, |_| false);

    // Terraform has no blocks that stand beside each other on one line, but they may be as short as this.
    let text = "resource \"aws_s3_bucket\" \"a\" { bucket = \"a\" }\nresource \"aws_s3_bucket_public_access_block\" \"b\" { bucket = aws_s3_bucket.a.id }\nresource \"aws_s3_bucket\" \"c\" { acl = \"public-read\" }\n";
    let sweep = Sweep {
        text,
        middle: (
            "resource \"aws_s3_bucket_public",
            "resource \"aws_s3_bucket\" \"c\"",
        ),
        first: "aws_s3_bucket.a",
        last: "aws_s3_bucket.c",
        header: &["aws_s3_bucket_public_access_block", "\"b\""],
    };
    // No argument says what the bucket is called: each bucket may be the one.
    sweep.run(read_terraform, |_| false);
}

#[test]
fn what_others_take_values_from() {
    let text = "param p string\nresource a 'Microsoft.Storage/storageAccounts@1' = {\n  name: 'a'\n  properties: {\n    x: m.outputs.x\n    t: v.?two ?? 'none'\n  }\n}\nmodule m 'm.bicep' = [for i in [1, 2]: if (p == 'x') {\n  name: 'm'\n  params: {\n    given: 'g'\n  }\n}]\nvar v = {\n  one: [\n    1\n  ]\n  two: 'zwei'\n}\nresource b 'Microsoft.Web/sites@1' = {\n  name: 'b'\n  resource child 'config@1' = {\n    name: 'web'\n    properties: { minTlsVersion: v.two }\n  }\n}\nresource c 'Microsoft.Storage/storageAccounts@1' = {\n  name: 'c'\n  properties: {\n    allowBlobPublicAccess: true\n  }\n}\n";
    let read = |text: &str| {
        let inner = "param given string = 'd'\noutput x string = given\n";
        let files = Memory::of(&[("t.bicep", text), ("m.bicep", inner)]);
        let text = files.text(Path::new("t.bicep")).expect("the file");
        let mut reading = bicep::read(Path::new("t.bicep"), &text, &files);
        reading.declared.retain(|one| !one.address.starts_with('b'));
        reading
    };
    let sweep = Sweep {
        text,
        middle: ("module m", "resource c '"),
        first: "a",
        last: "c",
        header: &["module m 'm.bicep'"],
    };
    sweep.run(read, |_| false);
}

#[test]
fn terraform_variables_and_locals() {
    let text = r#"locals {
  other = "o"
}
variable "v" {
  type    = string
  default = "public-read"
}
locals {
  list = [
    "a",
    "b"
  ]
  map = {
    k = "alias/x"
  }
}
resource "aws_sqs_queue" "a" {
  name              = try(local.map.none, var.v, "x")
  kms_master_key_id = local.map.k
  tags              = { x = var.v, y = length(local.list) }
}
resource "aws_s3_bucket" "c" {
  acl = "public-read"
}
"#;
    let sweep = Sweep {
        text,
        middle: ("variable", "resource"),
        first: "aws_sqs_queue.a",
        last: "aws_s3_bucket.c",
        header: &[],
    };
    sweep.run(read_terraform, |_| false);
}

#[test]
fn cloudformation_parameters_mappings_and_conditions() {
    let text = r"AWSTemplateFormatVersion: '2010-09-09'
Parameters:
  P:
    Type: String
    Default: tcp
  Q:
    Type: CommaDelimitedList
    Default: 'a,b'
Mappings:
  M:
    one:
      Port: 443
      Same: x
    two:
      Port: 80
      Same: x
Conditions:
  Is: !Equals [!Ref P, tcp]
  Both: !And
    - !Condition Is
    - !Not [!Equals [1, 1]]
Resources:
  A:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: !Ref P
      GroupName: !Join ['-', !Ref Q]
      VpcId: !If [Is, yes, !Ref AWS::NoValue]
      Tags: !If [Both, [1], []]
      Port: !FindInMap [M, one, Port, {DefaultValue: 22}]
      Same: !FindInMap [M, !Ref AWS::Region, Same]
  C:
    Type: AWS::S3::Bucket
    Properties:
      AccessControl: PublicRead
";
    for (begin, end) in [
        ("  P:", "Mappings:"),
        ("  M:", "Conditions:"),
        ("  Is:", "Resources:"),
    ] {
        let sweep = Sweep {
            text,
            middle: (begin, end),
            first: "A",
            last: "C",
            header: &[],
        };
        sweep.run(read_cloudformation, |_| false);
    }
}

#[test]
fn arm_parameters_and_variables() {
    let text = r#"{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "parameters": {
    "p": {
      "type": "string",
      "defaultValue": "one"
    }
  },
  "variables": {
    "v": {
      "x": "1.2",
      "y": [
        "a",
        "b"
      ]
    }
  },
  "resources": [
    {
      "type": "Microsoft.Web/sites",
      "apiVersion": "1",
      "name": "a",
      "kind": "[parameters('p')]",
      "tags": {
        "x": "[coalesce(tryGet(variables('v'), 'x'), 'none')]",
        "y": "[length(variables('v').y)]"
      }
    },
    {
      "type": "Microsoft.Storage/storageAccounts",
      "apiVersion": "1",
      "name": "c",
      "properties": { "allowBlobPublicAccess": true }
    }
  ]
}
"#;
    for (begin, end) in [
        ("\"parameters\"", "\"variables\""),
        ("\"variables\"", "\"resources\""),
    ] {
        let sweep = Sweep {
            text,
            middle: (begin, end),
            first: "a",
            last: "c",
            header: &[],
        };
        sweep.run(read_arm, |_| false);
    }
}

#[test]
fn bicep_parameters_and_variables() {
    let text = "param p string = 'one'\n\n@description('d')\nparam q bool = true\nvar v = {\n  x: '1.2'\n  y: [\n    'a'\n    'b'\n  ]\n}\nfunc f(a string) string => 'f${a}'\nresource a 'Microsoft.Web/sites@1' = {\n  name: 'a'\n  kind: p\n  tags: {\n    q: q\n    x: v.?x ?? 'none'\n    y: length(v.y)\n    f: f('x')\n  }\n}\nresource c 'Microsoft.Storage/storageAccounts@1' = {\n  name: 'c'\n  properties: {\n    allowBlobPublicAccess: true\n  }\n}\n";
    let sweep = Sweep {
        text,
        middle: ("param p", "resource a"),
        first: "a",
        last: "c",
        header: &[],
    };
    sweep.run(read_bicep, |_| false);
}

#[test]
fn a_template_on_one_line() {
    let text = r#"{"Resources":{"A":{"Type":"AWS::EC2::SecurityGroup","Properties":{"GroupDescription":"d"}},"B":{"Type":"AWS::EC2::SecurityGroupIngress","Properties":{"GroupId":{"Ref":"A"},"List":[1,{"x":"y"}]}},"C":{"Type":"AWS::S3::Bucket"}}}"#;
    let sweep = Sweep {
        text,
        middle: ("\"B\"", "\"C\""),
        first: "A",
        // An open quote or bracket has no end but that of the line, and on one line nothing tells where C begins: it may be
        // hidden, and A may not be changed all the same.
        last: "A",
        header: &["\"B\"", "Type", "AWS::EC2::SecurityGroupIngress"],
    };
    // Without the quote before its name, all quotes behind it change their sense, and what is whose cannot be told: then A
    // is doubtful, too.
    sweep.run(read_cloudformation, |state| state.text.contains(",B\""));
}
