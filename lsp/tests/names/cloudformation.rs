//! CloudFormation: parameters, mappings, conditions, nested stacks.

use super::{decided, read, while_typed};
use lsp::source::{Reading, Unit};

fn template(path: &str, files: &[(&str, &str)]) -> Reading {
    read(&Unit::CloudFormation(path.into()), files)
}

const YAML: &str = r#"# 日本語の説明
Parameters:
  Env: { Type: String, Default: 開発 }
  Tls:
    Type: String
    Description: 最低の版
    Default: TLS1_0
  Name:
    Type: String
Mappings:
  Settings:
    本番:
      Tls: TLS1_2
    dev:
      Tls: "TLS1_1"
      Other: x
Conditions:
  IsProd: !Equals [!Ref Env, 本番]
  IsSafe: !Not
    - !Condition IsProd
Resources:
  A:
    Type: AWS::Made::Up
    Properties:
      Plain: !Ref Tls
      Long:
        Ref: Tls
      Sub: !Sub "値 ${Tls} ${!Env} ${AWS::Region}"
      SubMap: !Sub
        - "${Env} ${Own}"
        - Own: !Ref Tls
      Mapped: !FindInMap [Settings, dev, Tls]
      Any: !FindInMap [Settings, !Ref Env, Tls]
      Chosen: !If [IsProd, yes, "いいえ"]
      List:
      - !Ref Tls
      - Key: Value
        Other: !If
          - IsSafe
          - !Ref Name
          - no
      Text: "!Ref Tls"
"#;

#[test]
fn yaml_names_lead_to_what_is_declared() {
    let reading = template("t.yaml", &[("t.yaml", YAML)]);
    let of = |path: &[&str]| decided(&reading, "A", path);
    assert_eq!(of(&["Plain"]), ["t.yaml: Default: TLS1_0"]);
    assert_eq!(of(&["Long"]), ["t.yaml: Default: TLS1_0"]);
    assert_eq!(of(&["Sub"]), ["t.yaml: Default: TLS1_0"]);
    assert_eq!(
        of(&["SubMap"]),
        ["t.yaml: Default: 開発", "t.yaml: Default: TLS1_0"]
    );
    assert_eq!(of(&["Mapped"]), ["t.yaml: Tls: \"TLS1_1\""]);
    assert_eq!(
        of(&["Any"]),
        [
            "t.yaml: Tls: TLS1_2",
            "t.yaml: Tls: \"TLS1_1\"",
            "t.yaml: Default: 開発"
        ]
    );
    assert_eq!(
        of(&["Chosen"]),
        [
            "t.yaml: IsProd: !Equals [!Ref Env, 本番]",
            "t.yaml: Default: 開発"
        ]
    );
    assert_eq!(of(&["List", "0"]), ["t.yaml: Default: TLS1_0"]);
    assert_eq!(
        of(&["List", "1", "Other"]),
        [
            "t.yaml: IsSafe",
            "t.yaml: Name",
            "t.yaml: IsProd: !Equals [!Ref Env, 本番]",
            "t.yaml: Default: 開発",
        ]
    );
    assert_eq!(of(&["Text"]), [] as [&str; 0]);
    assert_eq!(of(&["List", "1", "Key"]), [] as [&str; 0]);
    assert_eq!(of(&["List"]).len(), 5);
}

#[test]
fn json_is_the_same() {
    let text = r#"{
  "Description": "日本語",
  "Parameters": {"Tls": {"Type": "String", "Default": "TLS1_0"}},
  "Mappings": {"Settings": {"dev": {"Tls": "TLS1_1", "名": "x"}}},
  "Conditions": {"Is": {"Fn::Equals": [{"Ref": "Tls"}, "値"]}},
  "Resources": {"A": {"Type": "AWS::Made::Up", "Properties": {
    "Plain": {"Ref": "Tls"},
    "Long": {
      "Ref": "Tls"
    },
    "Mapped": {"Fn::FindInMap": ["Settings", "dev", "Tls"]},
    "Chosen": {"Fn::If": ["Is", "日", "本"]}
  }}}
}"#;
    let reading = template("t.json", &[("t.json", text)]);
    let of = |path: &[&str]| decided(&reading, "A", path);
    assert_eq!(of(&["Plain"]), ["t.json: \"Default\": \"TLS1_0\""]);
    assert_eq!(of(&["Long"]), ["t.json: \"Default\": \"TLS1_0\""]);
    assert_eq!(of(&["Mapped"]), ["t.json: \"Tls\": \"TLS1_1\""]);
    assert_eq!(
        of(&["Chosen"]),
        [
            "t.json: \"Is\": {\"Fn::Equals\": [{\"Ref\": \"Tls\"}, \"値\"]}",
            "t.json: \"Default\": \"TLS1_0\"",
        ]
    );
}

#[test]
fn a_nested_stack_leads_to_the_stack_around_it() {
    let parent = "# 親\nParameters:\n  Tls: { Type: String, Default: TLS1_0 }\nResources:\n  Inner:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: nested/child.yaml\n      Parameters:\n        Version: !Ref Tls # 版\n  Other:\n    Type: AWS::Made::Up\n    Properties:\n      X: !GetAtt Inner.Outputs.Made\n";
    let child = "# 子\nParameters:\n  Version: { Type: String, Default: TLS1_2 }\nResources:\n  A:\n    Type: AWS::Made::Up\n    Properties:\n      X: !Ref Version\nOutputs:\n  Made: { Value: !Sub \"版 ${Version}\" }\n";
    let reading = template(
        "t.yaml",
        &[("t.yaml", parent), ("nested/child.yaml", child)],
    );
    assert_eq!(
        decided(&reading, "Inner.A", &["X"]),
        ["t.yaml: Version: !Ref Tls", "t.yaml: Default: TLS1_0"]
    );
    assert_eq!(
        decided(&reading, "Other", &["X"]),
        [
            "nested/child.yaml: Value: !Sub \"版 ${Version}\"",
            "t.yaml: Version: !Ref Tls",
            "t.yaml: Default: TLS1_0",
        ]
    );
}

#[test]
fn half_written_code_is_no_trouble() {
    let unit = Unit::CloudFormation("t.yaml".into());
    while_typed(&unit, "t.yaml", YAML, &[]);
}
