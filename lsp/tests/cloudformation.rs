//! CloudFormation and SAM templates as declared resources.

mod memory;

use lsp::source::cloudformation::{calls, read, recognises};
use lsp::source::{Declared, Dialect, Reading};
use memory::Memory;
use policy::{Mark, Written, WrittenValue};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Reads a template among other files.
fn read_with(text: &str, files: &[(&str, &str)]) -> Reading {
    let files = Memory::of(files);
    read(Path::new("iac/template.yaml"), &Arc::from(text), &files)
}

/// Reads a template that has no errors.
fn reading(text: &str) -> Reading {
    let reading = read_with(text, &[]);
    assert_eq!(reading.errors, [], "{text}");
    reading
}

/// A value as JSON: `{"?": reason}`, `{"given": "Key.Arn"}`, `{"open": text}`, `{"encoded": value}`.
fn plain(written: &Written) -> Value {
    match &written.value {
        WrittenValue::Null => Value::Null,
        WrittenValue::Bool(truth) => json!(truth),
        WrittenValue::Number(number) => Value::Number(number.clone()),
        WrittenValue::Text { text, open: false } => json!(&**text),
        WrittenValue::Text { text, open: true } => json!({ "open": &**text }),
        WrittenValue::Reference(reference) => {
            json!({ "given": format!("{}.{}", reference.resource, reference.attribute) })
        }
        WrittenValue::List(items) => items.iter().map(plain).collect(),
        WrittenValue::Object(members) => members
            .iter()
            .map(|(name, value)| (name.to_string(), plain(value)))
            .collect(),
        WrittenValue::Encoded(inner) => json!({ "encoded": plain(inner) }),
        WrittenValue::Unknown(reason) => json!({ "?": &**reason }),
    }
}

fn resource<'r>(reading: &'r Reading, address: &str) -> &'r Declared {
    reading
        .declared
        .iter()
        .find(|declared| &*declared.address == address)
        .expect(address)
}

fn body(reading: &Reading, address: &str) -> Value {
    plain(&resource(reading, address).body)
}

fn addresses(reading: &Reading) -> Vec<&str> {
    reading
        .declared
        .iter()
        .map(|declared| &*declared.address)
        .collect()
}

fn marked(reading: &Reading, mark: Mark) -> &str {
    let span = reading.spans.get(mark).expect("a place");
    let (_, text) = reading
        .spans
        .files()
        .get(span.file as usize)
        .expect("a file");
    text.get(span.range.start as usize..span.range.end as usize)
        .expect("a range of the text")
}

/// The text that is underlined for the value at a path.
fn under<'r>(reading: &'r Reading, address: &str, path: &[&str]) -> &'r str {
    let value = path
        .iter()
        .fold(&resource(reading, address).body, |value, step| {
            match (&value.value, step.parse::<usize>()) {
                (WrittenValue::List(items), Ok(index)) => items.get(index).expect(step),
                (WrittenValue::Encoded(inner), _) => inner.member(step).expect(step),
                _ => value.member(step).expect(step),
            }
        });
    marked(reading, value.mark)
}

/// The properties of one resource among parameters, mappings and conditions that the tests of functions share.
fn properties(text: &str) -> (Reading, Value) {
    let indented: String = text
        .lines()
        .map(|line| format!("      {line}\n"))
        .collect::<Vec<_>>()
        .concat();
    let template = format!(
        "\
Transform: AWS::LanguageExtensions
Parameters:
  Name: {{ Type: String, Default: 関所 }}
  Strength: {{ Type: String }}
  Port: {{ Type: Number, Default: '22' }}
  Flag: {{ Type: String, Default: true }}
  Zones: {{ Type: CommaDelimitedList, Default: 'a, b,c' }}
  Ports: {{ Type: List<Number>, Default: '1,2' }}
  Secret: {{ Type: String, NoEcho: true, Default: hunter2 }}
  Image: {{ Type: 'AWS::SSM::Parameter::Value<String>', Default: /aws/image }}
  Empty: {{ Type: String, Default: '' }}
Mappings:
  Sizes:
    prod: {{ Size: 3, Names: [x, y], Same: one }}
    dev: {{ Size: 1, Names: [z], Same: one }}
Conditions:
  Yes: !Equals [!Ref Name, 関所]
  No: !Not [!Condition Yes]
  Maybe: !Equals [!Ref Strength, HIGH]
  Local: !Equals [!Ref 'AWS::Region', ap-northeast-1]
  Both: !And [!Condition Yes, Condition: Maybe]
  NotBoth: !And [!Condition No, !Condition Maybe]
  Either: !Or [!Condition Maybe, !Condition Yes]
  Numbers: !Equals [22, !Ref Port]
  Loop: !Condition Loop
Resources:
  Key: {{ Type: 'AWS::KMS::Key' }}
  Own: {{ Type: 'Custom::Thing' }}
  It:
    Type: Test::It::Resource
    Properties:
{indented}"
    );
    let reading = reading(&template);
    let value = body(&reading, "It");
    (reading, value)
}

fn expect(text: &str, expected: &Value) {
    let (_, value) = properties(text);
    assert_eq!(&value, expected, "{text}");
}

#[test]
fn resources_are_declared_with_their_properties_and_places() {
    let text = "AWSTemplateFormatVersion: 2010-09-09\nResources:\n  鍵:\n    Type: AWS::KMS::Key\n    DeletionPolicy: Retain\n    Properties:\n      EnableKeyRotation: true # 注\n      Description: |\n        複数\n        行\n      Tags:\n        - Key: 名\n          Value: 値\n        - { Key: a, Value: b }\n      List: [一, !Sub '${鍵.Arn}/二']\n      Nothing: null\n  Bare:\n    Type: AWS::SNS::Topic\n";
    for text in [
        text.to_owned(),
        text.replace('\n', "\r\n"),
        format!("\u{feff}{text}"),
    ] {
        let reading = reading(&text);
        assert_eq!(addresses(&reading), ["鍵", "Bare"]);
        let key = resource(&reading, "鍵");
        assert_eq!(&*key.type_name, "AWS::KMS::Key");
        assert_eq!(key.dialect, Dialect::CloudFormation);
        assert_eq!(key.doubtful, None);
        assert_eq!(
            body(&reading, "鍵"),
            json!({
                "EnableKeyRotation": true,
                "Description": "複数\n行\n",
                "Tags": [{"Key": "名", "Value": "値"}, {"Key": "a", "Value": "b"}],
                "List": ["一", {"open": "${鍵.Arn}/二"}],
            })
        );
        assert_eq!(body(&reading, "Bare"), json!({}));
        assert_eq!(marked(&reading, key.header), "鍵");
        let under = |path: &[&str]| under(&reading, "鍵", path);
        assert_eq!(under(&[]), "Properties");
        assert_eq!(under(&["EnableKeyRotation"]), "EnableKeyRotation: true");
        assert_eq!(under(&["Description"]), "Description");
        assert_eq!(under(&["Tags"]), "Tags");
        assert_eq!(under(&["Tags", "0"]), "Key: 名");
        assert_eq!(under(&["Tags", "0", "Value"]), "Value: 値");
        assert_eq!(under(&["Tags", "1"]), "{ Key: a, Value: b }");
        assert_eq!(under(&["List", "0"]), "一");
        assert_eq!(under(&["List", "1"]), "!Sub '${鍵.Arn}/二'");
    }
}

#[test]
fn json_and_yaml_say_the_same() {
    let text = "{\n  \"Resources\": {\n    \"鍵\": {\n      \"Type\": \"AWS::KMS::Key\",\n      \"Properties\": {\n        \"Tags\": [\n          {\n            \"Key\": \"名\",\n            \"Value\": { \"Ref\": \"AWS::StackName\" }\n          }\n        ],\n        \"KeyPolicy\": { \"Fn::Sub\": [\"${x}-${AWS::Region}\", { \"x\": \"値\" }] }\n      }\n    }\n  }\n}\n";
    let reading = reading(text);
    assert_eq!(
        body(&reading, "鍵"),
        json!({
            "Tags": [{"Key": "名", "Value": {"open": "${AWS::StackName}"}}],
            "KeyPolicy": {"open": "値-${AWS::Region}"},
        })
    );
    assert_eq!(marked(&reading, resource(&reading, "鍵").header), "\"鍵\"");
    assert_eq!(under(&reading, "鍵", &["Tags", "0"]), "\"Key\": \"名\"");
    let flow = "{Resources: {A: {Type: 'AWS::SNS::Topic', Properties: {DisplayName: 表}}}}";
    assert_eq!(
        body(&self::reading(flow), "A"),
        json!({"DisplayName": "表"})
    );
}

#[test]
fn references_find_parameters_pseudo_parameters_and_resources() {
    expect(
        "a: !Ref Name\nb: !Ref Strength\nc: !Ref Port\nd: !Ref Flag\ne: !Ref Zones\nf: !Ref Ports\ng: !Ref Secret\nh: !Ref Image\ni: !Ref AWS::Region\nj: !Ref AWS::NoValue\nk: !Ref Key\nl: !Ref Missing\nm: {Ref: Key}\nn: [1, !Ref AWS::NoValue, 2]\no: !Ref Empty\np: !Ref AWS::Nothing",
        &json!({
            "a": "関所", "b": {"?": "!Ref Strength"}, "c": 22, "d": true, "e": ["a", "b", "c"], "f": [1, 2],
            "g": "hunter2", "h": {"?": "!Ref Image"}, "i": {"open": "${AWS::Region}"}, "k": {"given": "Key."},
            "l": {"?": "!Ref Missing"}, "m": {"given": "Key."}, "n": [1, 2], "o": "", "p": {"?": "!Ref AWS::Nothing"},
        }),
    );
}

#[test]
fn attributes_of_resources_are_given_by_the_cloud_and_those_of_custom_resources_by_nobody() {
    expect(
        "a: !GetAtt Key.Arn\nb: !GetAtt [Key, Arn]\nc: {'Fn::GetAtt': [Key, Arn]}\nd: {'Fn::GetAtt': Key.Endpoint.Address}\ne: !GetAtt Own.Value\nf: !GetAtt Missing.Arn\ng: !GetAtt Key\nh: !GetAtt [Key, !Ref Strength]\ni: !Ref Own",
        &json!({
            "a": {"given": "Key.Arn"}, "b": {"given": "Key.Arn"}, "c": {"given": "Key.Arn"},
            "d": {"given": "Key.Endpoint.Address"}, "e": {"?": "!GetAtt Own.Value"}, "f": {"?": "!GetAtt Missing.Arn"},
            "g": {"?": "!GetAtt Key"}, "h": {"?": "!Ref Strength"}, "i": {"given": "Own."},
        }),
    );
}

#[test]
fn substitution_keeps_what_is_known() {
    expect(
        "a: !Sub '${Name}の${Port}'\nb: !Sub 'x${!Literal}'\nc: !Sub 'a-${Strength}'\nd: !Sub 'arn:aws:s3:::${Strength}/*'\ne: !Sub ['${One}${Two}', {One: 壱, Two: !Ref Name}]\nf: !Sub '${Key.Arn}'\ng: !Sub '${Key}-${AWS::AccountId}'\nh: !Sub 'https://${Own.Host}/'\ni: {'Fn::Sub': '${Flag}'}\nj: !Sub 'open ${ brace'\nk: !Sub '${Strength}'\nl: !Sub '${Missing}x'",
        &json!({
            "a": "関所の22", "b": "x${Literal}", "c": {"?": "!Ref Strength"}, "d": {"open": "arn:aws:s3:::${Strength}/*"},
            "e": "壱関所", "f": {"given": "Key.Arn"}, "g": {"open": "${Key}-${AWS::AccountId}"},
            "h": {"open": "https://${Own.Host}/"}, "i": true, "j": "open ${ brace", "k": {"?": "!Ref Strength"},
            "l": {"?": "!Ref Missing"},
        }),
    );
}

#[test]
fn text_functions_are_computed() {
    expect(
        "a: !Join ['-', [a, !Ref Name, 3]]\nb: !Join [',', !Ref Zones]\nc: !Join ['', ['arn:aws:s3:::', !Ref Strength]]\nd: !Join ['', [x, !Ref Strength]]\ne: !Join [':', [!GetAtt Key.Arn, x]]\nf: !Split [',', 'x,y']\ng: !Split [',', !Ref Strength]\nh: !Base64 関所\ni: !Base64 {'Fn::Sub': '${AWS::Region}'}\nj: {'Fn::Base64': {Ref: Strength}}\nk: !Join ['-', [a, !Ref 'AWS::NoValue', b]]\nl: !Split ['/', !GetAtt Key.Arn]",
        &json!({
            "a": "a-関所-3", "b": "a,b,c", "c": {"open": "arn:aws:s3:::${Strength}"}, "d": {"?": "!Ref Strength"},
            "e": {"open": "${Key.Arn}:x"}, "f": ["x", "y"], "g": {"?": "!Ref Strength"}, "h": "6Zai5omA",
            "i": {"?": "!Ref AWS::Region"}, "j": {"?": "!Ref Strength"}, "k": "a-b", "l": {"?": "!GetAtt Key.Arn"},
        }),
    );
}

#[test]
fn choices_are_made_where_they_can_be() {
    expect(
        "a: !If [Yes, 1, 2]\nb: !If [No, 1, 2]\nc: !If [Maybe, 1, 2]\nd: !If [Maybe, 同じ, 同じ]\ne: !If [Local, {A: 1}, {A: 1}]\nf: [x, !If [Maybe, y, !Ref 'AWS::NoValue']]\ng: [x, !If [Maybe, y, z]]\nh: !If [No, 1, !Ref 'AWS::NoValue']\ni: !If [Both, 1, 2]\nj: !If [NotBoth, 1, 2]\nk: !If [Either, 1, 2]\nl: !If [Numbers, 1, 2]\nm: !If [Loop, 1, 2]\nn: !If [Missing, 1, 2]\no: {'Fn::If': [Yes, {'Fn::If': [No, 1, 2]}, 3]}\np: [!If [Yes, !If [Maybe, a, !Ref 'AWS::NoValue'], b]]",
        &json!({
            "a": 1, "b": 2, "c": {"?": "Condition Maybe"}, "d": "同じ", "e": {"A": 1}, "f": {"?": "Condition Maybe"},
            "g": ["x", {"?": "Condition Maybe"}], "i": {"?": "Condition Both"}, "j": 2, "k": 1, "l": 1,
            "m": {"?": "Condition Loop"}, "n": {"?": "Condition Missing"}, "o": 2, "p": {"?": "Condition Maybe"},
        }),
    );
    expect(
        "a: !Select [1, [x, y]]\nb: !Select ['0', !Ref Zones]\nc: !Select [9, [x]]\nd: !Select [0, !GetAZs '']\ne: !Select [!Ref Strength, [x]]\nf: !FindInMap [Sizes, prod, Size]\ng: !FindInMap [Sizes, !Ref Name, Size]\nh: !FindInMap [Sizes, !Ref Strength, Size]\ni: !FindInMap [Sizes, !Ref Strength, Same]\nj: !FindInMap [Sizes, none, Size, {DefaultValue: 7}]\nk: !FindInMap [Sizes, dev, Names]\nl: !FindInMap [Sizes, !Ref 'AWS::Region', Size]\nm: !Length [1, 2, 3]\nn: !Length {Ref: Zones}\no: !Length {Ref: Strength}",
        &json!({
            "a": "y", "b": "a", "c": {"?": "!Select 9"}, "d": {"?": "!GetAZs"}, "e": {"?": "!Ref Strength"}, "f": 3,
            "g": {"?": "!FindInMap Sizes.関所.Size"}, "h": {"?": "!Ref Strength"}, "i": "one", "j": 7, "k": ["z"],
            "l": {"?": "!Ref AWS::Region"}, "m": 3, "n": 3, "o": {"?": "!Ref Strength"},
        }),
    );
}

#[test]
fn what_only_the_cloud_knows_is_unknown() {
    expect(
        "a: !ImportValue 共有\nb: !Cidr [10.0.0.0/16, 2, 8]\nc: !GetAZs ''\nd: {A: 1, 'Fn::Transform': {Name: 'AWS::Include'}}\ne: !Transform {Name: Macro}\nf: !ToJsonString {A: !Ref Strength, B: [1]}\ng: '{{resolve:ssm:/name}}'\nh: '{{resolve:secretsmanager:秘密:SecretString:password}}'\ni: 'arn:aws:x:{{resolve:ssm:/name:1}}'\nj: !ImportValue {'Fn::Sub': '${Strength}-x'}\nk: !Frobnicate 1",
        &json!({
            "a": {"?": "!ImportValue 共有"}, "b": {"?": "!Cidr"}, "c": {"?": "!GetAZs"}, "d": {"?": "!Transform"},
            "e": {"?": "!Transform"}, "f": {"encoded": {"A": {"?": "!Ref Strength"}, "B": [1]}},
            "g": {"?": "{{resolve:ssm:/name}}"}, "h": {"open": "{{resolve:secretsmanager:秘密:SecretString:password}}"},
            "i": {"open": "arn:aws:x:${resolve:ssm:/name:1}"}, "j": {"?": "!ImportValue"}, "k": {"?": "!Frobnicate"},
        }),
    );
}

#[test]
fn values_are_underlined_where_they_are_used_or_written() {
    let (reading, _) = properties(
        "a: !Ref Zones\nb: !If\n  - Yes\n  - Inner: 値\n    Other: !Ref Name\n  - x\nc: !ToJsonString\n  D: 1\nd: !Select [1, [p, q]]\ne: !Join ['', [a, b]]\nf: !FindInMap [Sizes, prod, Names]",
    );
    let under = |path: &[&str]| under(&reading, "It", path);
    assert_eq!(under(&["a", "1"]), "a: !Ref Zones");
    assert_eq!(under(&["b"]), "b");
    assert_eq!(under(&["b", "Inner"]), "Inner: 値");
    assert_eq!(under(&["b", "Other"]), "Other: !Ref Name");
    assert_eq!(under(&["c", "D"]), "D: 1");
    assert_eq!(under(&["d"]), "d: !Select [1, [p, q]]");
    assert_eq!(under(&["e"]), "e: !Join ['', [a, b]]");
    assert_eq!(under(&["f", "0"]), "f: !FindInMap [Sizes, prod, Names]");
}

#[test]
fn a_resource_is_there_if_its_condition_holds() {
    let reading = reading(
        "Parameters: {P: {Type: String}}\nConditions:\n  Yes: !Equals [a, a]\n  No: !Equals [a, b]\n  Maybe: !Equals [!Ref P, a]\nResources:\n  A: {Type: T::T::T, Condition: Yes}\n  B: {Type: T::T::T, Condition: No}\n  C: {Type: T::T::T, Condition: Maybe}\n  D: {Type: T::T::T, Condition: Missing}\n",
    );
    assert_eq!(addresses(&reading), ["A", "C", "D"]);
    let doubts: Vec<_> = reading
        .declared
        .iter()
        .map(|declared| declared.doubtful.as_deref())
        .collect();
    assert_eq!(
        doubts,
        [None, Some("Condition Maybe"), Some("Condition Missing")]
    );
}

#[test]
fn loops_are_unrolled() {
    let text = "Transform: 'AWS::LanguageExtensions'\nParameters:\n  Names: {Type: CommaDelimitedList, Default: '甲,乙'}\n  Later: {Type: CommaDelimitedList}\nConditions:\n  'Fn::ForEach::C':\n    - X\n    - [One, Two]\n    - 'Is${X}': !Equals [!Ref X, One]\nResources:\n  'Fn::ForEach::Topics':\n    - Topic\n    - [a.b, c]\n    - 'Topic&{Topic}':\n        Type: AWS::SNS::Topic\n        Properties:\n          TopicName: !Sub '${Topic}-${AWS::Region}'\n          Plain: !Ref Topic\n          Other: !Ref 'Topic&{Topic}'\n          'Fn::ForEach::Inner':\n            - Name\n            - !Ref Names\n            - '${Name}':\n                Value: !Join ['', [!Ref Topic, !Ref Name]]\n  'Fn::ForEach::Conditional':\n    - X\n    - [One, Two]\n    - 'Bucket${X}': {Type: 'AWS::S3::Bucket', Condition: 'Is${X}'}\n  'Fn::ForEach::Unknown':\n    - Z\n    - !Ref Later\n    - 'Queue${Z}':\n        Type: AWS::SQS::Queue\n        Properties: {QueueName: !Ref Z, Fifo: true}\n";
    let reading = reading(text);
    assert_eq!(
        addresses(&reading),
        ["Topicab", "Topicc", "BucketOne", "Queue${Z}"]
    );
    assert_eq!(
        body(&reading, "Topicab"),
        json!({
            "TopicName": {"open": "a.b-${AWS::Region}"}, "Plain": "a.b", "Other": {"given": "Topicab."},
            "甲": {"Value": "a.b甲"}, "乙": {"Value": "a.b乙"},
        })
    );
    assert_eq!(
        marked(&reading, resource(&reading, "Topicc").header),
        "'Topic&{Topic}'"
    );
    let queue = resource(&reading, "Queue${Z}");
    assert_eq!(queue.doubtful.as_deref(), Some("!Ref Later"));
    assert_eq!(
        plain(&queue.body),
        json!({"QueueName": {"?": "!Ref Later"}, "Fifo": true})
    );

    let many = (0..1_500).map(|n| format!("n{n}")).collect::<Vec<_>>();
    let text = format!(
        "Resources:\n  'Fn::ForEach::Many':\n    - X\n    - [{}]\n    - 'T${{X}}': {{Type: 'AWS::SNS::Topic'}}\n",
        many.join(",")
    );
    let reading = self::reading(&text);
    assert_eq!(reading.declared.len(), 1);
    assert!(
        reading
            .declared
            .iter()
            .all(|declared| declared.doubtful.is_some())
    );
}

#[test]
fn nested_templates_on_disk_are_read_with_their_parameters() {
    let text = "Parameters: {Env: {Type: String, Default: 本番}}\nResources:\n  Net:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: ../nested/net.json\n      Parameters: {Name: !Sub '${Env}-net', Ids: !Join [',', [a, b]]}\n  Far:\n    Type: AWS::CloudFormation::Stack\n    Properties: {TemplateURL: 'https://s3.amazonaws.com/b/t.yaml'}\n  Gone:\n    Type: AWS::CloudFormation::Stack\n    Properties: {TemplateURL: gone.yaml}\n  Self:\n    Type: AWS::CloudFormation::Stack\n    Properties: {TemplateURL: template.yaml}\n  Topic:\n    Type: AWS::SNS::Topic\n    Properties:\n      A: !GetAtt Net.Outputs.Name\n      B: !GetAtt Net.Outputs.Arn\n      C: !GetAtt Net.Outputs.Missing\n      D: !GetAtt Far.Outputs.X\n";
    let nested = "{\"Parameters\": {\"Name\": {\"Type\": \"String\"}, \"Ids\": {\"Type\": \"CommaDelimitedList\"}, \"None\": {\"Type\": \"String\"}},\n \"Resources\": {\"Vpc\": {\"Type\": \"AWS::EC2::VPC\", \"Properties\": {\"Name\": {\"Ref\": \"Name\"}, \"Ids\": {\"Ref\": \"Ids\"}, \"N\": {\"Ref\": \"None\"}, \"Own\": {\"Fn::GetAtt\": [\"Vpc\", \"Id\"]}}}},\n \"Outputs\": {\"Name\": {\"Value\": {\"Ref\": \"Name\"}}, \"Arn\": {\"Value\": {\"Fn::GetAtt\": \"Vpc.Arn\"}}}}";
    let reading = read_with(text, &[("nested/net.json", nested)]);
    assert_eq!(reading.errors, []);
    assert_eq!(
        addresses(&reading),
        ["Net", "Net.Vpc", "Far", "Gone", "Self", "Topic"]
    );
    assert_eq!(
        body(&reading, "Net.Vpc"),
        json!({"Name": "本番-net", "Ids": ["a", "b"], "N": {"?": "!Ref None"}, "Own": {"given": "Net.Vpc.Id"}})
    );
    assert_eq!(
        body(&reading, "Topic"),
        json!({"A": "本番-net", "B": {"given": "Net.Vpc.Arn"}, "C": {"?": "!GetAtt Net.Outputs.Missing"}, "D": {"?": "!GetAtt Far.Outputs.X"}})
    );
    assert_eq!(
        under(&reading, "Net.Vpc", &["Name"]),
        "\"Name\": {\"Ref\": \"Name\"}"
    );
    assert_eq!(
        under(&reading, "Topic", &["A"]),
        "A: !GetAtt Net.Outputs.Name"
    );
    assert_eq!(reading.included, [PathBuf::from("nested/net.json")]);
    let lines: Vec<u32> = reading
        .not_understood
        .iter()
        .map(|piece| piece.line)
        .collect();
    assert_eq!(lines, [8, 11, 14], "{:?}", reading.not_understood);
    assert_eq!(
        calls(text),
        ["../nested/net.json", "gone.yaml", "template.yaml"]
    );
}

#[test]
fn stacks_that_nest_each_other_end() {
    let a = "Resources:\n  B:\n    Type: AWS::CloudFormation::Stack\n    Properties: {TemplateURL: b.yaml, Parameters: {P: !GetAtt B.Outputs.O}}\n";
    let b = "Resources:\n  A:\n    Type: AWS::CloudFormation::Stack\n    Properties: {TemplateURL: template.yaml}\nOutputs: {O: {Value: !GetAtt A.Outputs.X}}\n";
    let reading = read_with(a, &[("iac/b.yaml", b), ("iac/template.yaml", a)]);
    assert_eq!(addresses(&reading), ["B", "B.A"]);
    assert_eq!(
        body(&reading, "B"),
        json!({"TemplateURL": "b.yaml", "Parameters": {"P": {"?": "!GetAtt A.Outputs.X"}}})
    );
    let twice = "Resources:\n  One: {Type: 'AWS::CloudFormation::Stack', Properties: {TemplateURL: NEXT}}\n  Two: {Type: 'AWS::CloudFormation::Stack', Properties: {TemplateURL: NEXT}}\n";
    let texts: Vec<(String, String)> = (0..20)
        .map(|n| {
            (
                format!("iac/{n}.yaml"),
                twice.replace("NEXT", &format!("{}.yaml", n + 1)),
            )
        })
        .collect();
    let files: Vec<(&str, &str)> = texts
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    let reading = read_with(&twice.replace("NEXT", "0.yaml"), &files);
    assert!(reading.declared.len() <= 4_000);
    assert!(!reading.not_understood.is_empty());
}

#[test]
fn cdk_output_is_read_with_its_nested_stacks() {
    let text = "{\"Resources\": {\"NestedStackResource\": {\"Type\": \"AWS::CloudFormation::Stack\", \"Properties\": {\"TemplateURL\": {\"Fn::Join\": [\"\", [\"https://s3.\", {\"Ref\": \"AWS::Region\"}]]}}, \"Metadata\": {\"aws:asset:path\": \"N.nested.template.json\", \"aws:asset:property\": \"TemplateURL\"}}, \"CDKMetadata\": {\"Type\": \"AWS::CDK::Metadata\"}}}";
    let nested = "{\"Resources\": {\"B\": {\"Type\": \"AWS::S3::Bucket\"}}}";
    let reading = read_with(text, &[("iac/N.nested.template.json", nested)]);
    assert_eq!(
        addresses(&reading),
        [
            "NestedStackResource",
            "NestedStackResource.B",
            "CDKMetadata"
        ]
    );
    assert_eq!(calls(text), ["N.nested.template.json"]);
}

#[test]
fn sam_functions_become_functions_roles_and_addresses() {
    let text = "Transform: AWS::Serverless-2016-10-31\nGlobals:\n  Function:\n    Timeout: 3\n    Tracing: Active\n    Environment: {Variables: {A: 甲, B: 乙}}\n    Layers: [one]\nResources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n      Timeout: 9\n      CodeUri: src/\n      Environment: {Variables: {B: 丙}}\n      Layers: [two]\n      VpcConfig: {SubnetIds: [s]}\n      DeadLetterQueue: {Type: SQS, TargetArn: !GetAtt Q.Arn}\n      Tags: {名: 値}\n      FunctionUrlConfig:\n        AuthType: NONE\n      Policies:\n        - AWSLambdaBasicExecutionRole\n        - arn:aws:iam::aws:policy/AdministratorAccess\n        - S3ReadPolicy: {BucketName: b}\n        - Statement:\n            - Effect: Allow\n              Action: '*'\n              Resource: '*'\n  G:\n    Type: AWS::Serverless::Function\n    Properties: {Role: !GetAtt FRole.Arn, InlineCode: 'x', Tracing: Disabled, IgnoreGlobals: [Layers]}\n  Q: {Type: AWS::SQS::Queue}\n  App: {Type: 'AWS::Serverless::GraphQLApi', Properties: {Name: x}}\n";
    let reading = reading(text);
    assert_eq!(addresses(&reading), ["F", "FRole", "FUrl", "G", "Q", "App"]);
    assert_eq!(&*resource(&reading, "F").type_name, "AWS::Lambda::Function");
    assert_eq!(
        body(&reading, "F"),
        json!({
            "Timeout": 9, "Code": {"?": "CodeUri"}, "Environment": {"Variables": {"A": "甲", "B": "丙"}},
            "Layers": ["one", "two"], "VpcConfig": {"SubnetIds": ["s"]}, "TracingConfig": {"Mode": "Active"},
            "DeadLetterConfig": {"TargetArn": {"given": "Q.Arn"}}, "Tags": [{"Key": "名", "Value": "値"}],
            "Role": {"given": "FRole.Arn"},
        })
    );
    assert_eq!(&*resource(&reading, "FUrl").type_name, "AWS::Lambda::Url");
    assert_eq!(
        body(&reading, "FUrl"),
        json!({"AuthType": "NONE", "TargetFunctionArn": {"given": "F."}})
    );
    assert_eq!(under(&reading, "FUrl", &["AuthType"]), "AuthType: NONE");
    let role = body(&reading, "FRole");
    assert_eq!(
        role.pointer("/ManagedPolicyArns"),
        Some(&json!([
            "arn:aws:iam::aws:policy/AWSLambdaBasicExecutionRole",
            "arn:aws:iam::aws:policy/AdministratorAccess"
        ]))
    );
    assert_eq!(
        role.pointer("/Policies/0/PolicyDocument"),
        Some(&json!({"?": "SAM policy template S3ReadPolicy"}))
    );
    assert_eq!(
        role.pointer("/Policies/1/PolicyDocument"),
        Some(
            &json!({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]})
        )
    );
    assert_eq!(
        role.pointer("/AssumeRolePolicyDocument/Statement/0/Principal/Service/0"),
        Some(&json!("lambda.amazonaws.com"))
    );
    assert_eq!(
        under(
            &reading,
            "FRole",
            &[
                "Policies",
                "1",
                "PolicyDocument",
                "Statement",
                "0",
                "Action"
            ]
        ),
        "Action: '*'"
    );
    assert_eq!(
        body(&reading, "G"),
        json!({
            "Timeout": 3, "Code": {"ZipFile": "x"}, "Environment": {"Variables": {"A": "甲", "B": "乙"}},
            "Role": {"given": "FRole.Arn"}, "IgnoreGlobals": ["Layers"],
        })
    );
    assert_eq!(
        &*resource(&reading, "App").type_name,
        "AWS::Serverless::GraphQLApi"
    );
}

#[test]
fn sam_apis_tables_state_machines_and_layers_become_cloudformations_own() {
    let text = "Transform: [AWS::Serverless-2016-10-31]\nResources:\n  Api:\n    Type: AWS::Serverless::Api\n    Properties:\n      StageName: prod\n      TracingEnabled: true\n      CacheClusterEnabled: false\n      AccessLogSetting: {DestinationArn: arn}\n      EndpointConfiguration: {Type: PRIVATE}\n      Auth: {ResourcePolicy: {CustomStatements: [{Effect: Allow, Principal: '*'}]}}\n  Http:\n    Type: AWS::Serverless::HttpApi\n    Properties: {AccessLogSettings: {DestinationArn: arn}}\n  Table:\n    Type: AWS::Serverless::SimpleTable\n    Properties: {PrimaryKey: {Name: 鍵, Type: Number}, SSESpecification: {SSEEnabled: true}}\n  Machine:\n    Type: AWS::Serverless::StateMachine\n    Properties:\n      Name: 機\n      Tracing: {Enabled: true}\n      Logging: {Level: ALL}\n      DefinitionUri: d.json\n      Policies: [arn:x]\n  Layer:\n    Type: AWS::Serverless::LayerVersion\n    Properties: {LayerName: 層, ContentUri: l/}\n";
    let reading = reading(text);
    let declared: Vec<(&str, &str)> = reading
        .declared
        .iter()
        .map(|declared| (&*declared.address, &*declared.type_name))
        .collect();
    assert_eq!(
        declared,
        [
            ("Api", "AWS::ApiGateway::RestApi"),
            ("ApiprodStage", "AWS::ApiGateway::Stage"),
            ("Http", "AWS::ApiGatewayV2::Api"),
            ("HttpApiGatewayDefaultStage", "AWS::ApiGatewayV2::Stage"),
            ("Table", "AWS::DynamoDB::Table"),
            ("Machine", "AWS::StepFunctions::StateMachine"),
            ("MachineRole", "AWS::IAM::Role"),
            ("Layer", "AWS::Lambda::LayerVersion"),
        ]
    );
    assert_eq!(
        body(&reading, "ApiprodStage"),
        json!({
            "StageName": "prod", "TracingEnabled": true, "CacheClusterEnabled": false,
            "AccessLogSetting": {"DestinationArn": "arn"}, "RestApiId": {"given": "Api."},
        })
    );
    assert_eq!(
        body(&reading, "Api").pointer("/Policy/Statement/0/Principal"),
        Some(&json!("*"))
    );
    assert_eq!(
        body(&reading, "Api").pointer("/EndpointConfiguration"),
        Some(&json!({"Types": ["PRIVATE"]}))
    );
    assert_eq!(
        body(&reading, "HttpApiGatewayDefaultStage"),
        json!({"StageName": "$default", "AutoDeploy": true, "AccessLogSettings": {"DestinationArn": "arn"}, "ApiId": {"given": "Http."}})
    );
    assert_eq!(
        body(&reading, "Table"),
        json!({
            "SSESpecification": {"SSEEnabled": true}, "BillingMode": "PAY_PER_REQUEST",
            "AttributeDefinitions": [{"AttributeName": "鍵", "AttributeType": "N"}],
            "KeySchema": [{"AttributeName": "鍵", "KeyType": "HASH"}],
        })
    );
    assert_eq!(
        body(&reading, "Machine"),
        json!({
            "StateMachineName": "機", "TracingConfiguration": {"Enabled": true}, "LoggingConfiguration": {"Level": "ALL"},
            "DefinitionString": {"?": "DefinitionUri"}, "RoleArn": {"given": "MachineRole.Arn"},
        })
    );
    assert_eq!(
        body(&reading, "Layer"),
        json!({"LayerName": "層", "Content": {"?": "ContentUri"}})
    );
}

#[test]
fn a_broken_piece_loses_only_itself() {
    let text = "AWSTemplateFormatVersion: 2010-09-09\nResources:\n  A:\n    Type: AWS::S3::Bucket\n    Properties:\n      Name: \"開\n      Other: !If [Missing\n      Good: 1\n  B:\n    Type: AWS::S3::\n  C\n  D:\n    Properties: {}\n  E: 値\n  F:\n    Type: AWS::SNS::Topic\n";
    let reading = read_with(text, &[]);
    assert_eq!(addresses(&reading), ["A", "F"]);
    assert_eq!(
        body(&reading, "A"),
        json!({"Name": {"?": "syntax error"}, "Other": {"?": "syntax error"}, "Good": 1})
    );
    assert_eq!(under(&reading, "A", &["Name"]), "Name: \"開");
    assert_eq!(reading.errors.len(), 6, "{:?}", reading.errors);
    for error in &reading.errors {
        assert!(error.span.range.start < error.span.range.end, "{error:?}");
        let (start, end) = (
            error.span.range.start as usize,
            error.span.range.end as usize,
        );
        assert!(text.get(start..end).is_some());
    }
}

#[test]
fn what_may_change_everything_is_told() {
    let text = "Transform: [AWS::Serverless-2016-10-31, MyMacro]\nResources:\n  'Fn::Transform': {Name: 'AWS::Include', Parameters: {Location: 's3://b/x.yaml'}}\n  A:\n    Type: My::Own::Kind::MODULE\n---\nResources:\n  B: {Type: 'AWS::SNS::Topic'}\n";
    let reading = reading(text);
    assert_eq!(addresses(&reading), ["A"]);
    let told: Vec<(u32, &str)> = reading
        .not_understood
        .iter()
        .map(|piece| (piece.line, piece.reason.as_str()))
        .collect();
    assert_eq!(told.len(), 4, "{told:?}");
    assert!(
        told.iter()
            .any(|(line, reason)| *line == 1 && reason.contains("MyMacro"))
    );
    assert!(told.iter().any(|(line, _)| *line == 3));
    assert!(told.iter().any(|(line, _)| *line == 4));
}

#[test]
fn hostile_templates_end() {
    let conditions: String = (0..5_000)
        .map(|n| format!("  C{n}: !Not [!Condition C{}]\n", n + 1))
        .collect::<Vec<_>>()
        .concat();
    let text =
        format!("Conditions:\n{conditions}Resources:\n  A: {{Type: T::T::T, Condition: C0}}\n");
    assert_eq!(
        resource(&reading(&text), "A").doubtful.as_deref(),
        Some("Condition C0")
    );

    let long = "x".repeat(1_000_000);
    let uses = "      - !Sub '${P}${P}${P}'\n".repeat(2_000);
    let text = format!(
        "Parameters: {{P: {{Type: String, Default: {long}}}}}\nResources:\n  A:\n    Type: T::T::T\n    Properties:\n      L:\n{uses}"
    );
    assert_eq!(addresses(&reading(&text)), ["A"]);

    let loops = "\
Resources:
  'Fn::ForEach::A':
    - A
    - [NAMES]
    - 'Fn::ForEach::B':
        - B
        - [NAMES]
        - 'Fn::ForEach::C':
            - C
            - [NAMES]
            - 'X${A}${B}${C}': {Type: T::T::T}
";
    let names: Vec<String> = (0..900).map(|n| format!("n{n}")).collect();
    let reading = reading(&loops.replace("NAMES", &names.join(",")));
    assert!(reading.declared.len() < 1_000_000);
    assert!(!reading.not_understood.is_empty());

    let mut deep = String::from("1");
    for level in 0..110 {
        deep = match level % 3 {
            0 => format!("[{deep}]"),
            1 => format!("{{A: {deep}}}"),
            _ => format!("!If [Missing, {deep}, 2]"),
        };
    }
    let text = format!("Resources: {{A: {{Type: T::T::T, Properties: {{P: {deep}}}}}}}\n");
    assert_eq!(addresses(&self::reading(&text)), ["A"]);

    let bomb = "Resources:\n  'Fn::ForEach::A':\n    - A\n    - ['${A}${A}${A}${A}']\n    - 'Fn::ForEach::B':\n        - B\n        - ['${A}${A}${A}']\n        - 'X${B}${B}': {Type: T::T::T, Properties: {N: '${A}${B}'}}\n";
    assert_eq!(self::reading(bomb).declared.len(), 1);
}

#[test]
fn templates_are_told_from_other_documents() {
    for text in [
        "AWSTemplateFormatVersion: '2010-09-09'\n",
        "\u{feff}# 注\n---\nDescription: x\nResources:\n  A:\n    Type: AWS::S3::Bucket\n",
        "Resources:\r\n  A:\r\n    Type: \"Custom::Thing\"\r\n",
        "Resources:\n  A: { Type: AWS::S3::Bucket, Properties: {\n",
        "Resources:\n  A:\n    Type: AWS::\n    Prop",
        "\"Resources\":\n  A:\n    \"Type\": 'AWS::S3::Bucket'\n",
        "Transform: AWS::Serverless-2016-10-31\nResources:\n",
        "{\"AWSTemplateFormatVersion\": \"2010-09-09\"",
        "{\"Description\": \"}\", \"Resources\": {\"A\": {\"Type\": \"AWS::S3::Bucket\"}}}",
        "// 注\n{\n  \"Resources\": {\n    \"A\": {\n      \"Metadata\": [{}],\n      \"Type\": \"AWS::S3::B",
        "{\"Resources\": {\"A\": {\"Properties\": {\"x\": {}, \"Type\": \"AWS::SNS::Topic\"",
    ] {
        assert!(recognises(text), "{text}");
    }
    for text in [
        "",
        "apiVersion: v1\nkind: ConfigMap\ndata:\n  t.yaml: |\n    AWSTemplateFormatVersion: 2010-09-09\n    Resources:\n      A:\n        Type: AWS::S3::Bucket\n",
        "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - resources: {}\n",
        "services:\n  web:\n    image: x\n",
        "on: push\njobs:\n  a:\n    steps:\n      - run: aws cloudformation validate-template # AWS::S3::Bucket\n",
        "openapi: 3.0.0\npaths: {}\nx-a: AWS::S3::Bucket\n",
        "Resources:\n  - Type: none\nNote: a::b\n",
        "# AWSTemplateFormatVersion: x\na: 1\n",
        "{\"detail\": {\"Resources\": [{\"Type\": \"AwsS3Bucket\", \"Id\": \"arn:aws:s3:::a\"}], \"x\": \"a::b\"}}",
        "{\"TemplateBody\": \"{\\\"AWSTemplateFormatVersion\\\": \\\"2010-09-09\\\"}\"}",
        "{\"resourceType\": \"AWS::S3::Bucket\", \"Resources\": 1}",
        "{\"TypeName\": \"AWS::S3::Bucket\", \"properties\": {\"Resources\": {}}}",
    ] {
        assert!(!recognises(text), "{text}");
    }
}

#[test]
fn only_paths_of_templates_are_calls() {
    assert_eq!(
        calls(
            "  TemplateURL: ./a.yaml\n  TemplateURL: !Ref X\n  TemplateURL: https://x/y.yaml\n  # TemplateURL: b.yaml\n  \"TemplateURL\": \"c/図.json\",\n  TemplateURL: ./a.yaml # again\n  Location: d.yaml\n  NotTemplateURL: e.yaml\n"
        ),
        ["./a.yaml", "c/図.json"]
    );
    assert_eq!(
        calls("Type: AWS::Serverless::Application\nLocation: d.yaml\n"),
        ["d.yaml"]
    );
}

#[test]
fn broken_calls_of_stacks_and_broken_globals() {
    let inner = "Parameters:\n  Given: {Type: String, Default: d}\n  Lost: {Type: String, Default: d}\nResources:\n  In:\n    Type: AWS::SNS::Topic\n    Properties: {Given: !Ref Given, Lost: !Ref Lost}\n";
    let text = "Resources:\n  S:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: ./in.yaml\n      Parameters:\n        Given: g\n        Los\n";
    let reading = read_with(text, &[("iac/in.yaml", inner)]);
    assert_eq!(addresses(&reading), ["S", "S.In"]);
    assert_eq!(
        body(&reading, "S.In"),
        json!({"Given": "g", "Lost": {"?": "!Ref Lost"}})
    );
    assert!(resource(&reading, "S").is_incomplete());
    let inside = resource(&reading, "S.In");
    assert!(inside.doubtful.is_some() && !inside.is_incomplete());

    let text = "Transform: AWS::Serverless-2016-10-31\nGlobals:\n  Function:\n    Timeout: 3\n    Environ\nResources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties: {MemorySize: 1}\n  T:\n    Type: AWS::SNS::Topic\n";
    let reading = read_with(text, &[]);
    assert!(resource(&reading, "F").doubtful.is_some());
    assert_eq!(body(&reading, "F")["Timeout"], json!(3));
    assert_eq!(resource(&reading, "T").doubtful, None);
}

#[test]
fn a_type_is_found_in_broken_text() {
    for (text, found) in [
        (
            "Resources:\n  A:\n    Type: \"AWS::SNS::Topic\n    Properties:\n      X: 1\n",
            &["A"][..],
        ),
        (
            "Resources:\n  A:\n    Type: AWS::SNS::Topic'\n    Properties: {\n",
            &["A"],
        ),
        (
            "Resources:\n  A:\n    Type: AWS::SNS::\n    Properties: {\n",
            &[],
        ),
        ("Resources:\n  A: {\n  B: {Type: AWS::SNS::Topic}\n", &["B"]),
        (
            "{\n\"Resources\": {\n  \"A\":\n    \"Type\": \"AWS::SNS::Topic\"\n  },\n  \"B\": {\"Type\": AWS::SNS::Topic\"}\n}}",
            &["A", "B"],
        ),
    ] {
        let reading = read_with(text, &[]);
        assert_eq!(addresses(&reading), found, "{text}");
    }
}

#[test]
fn many_resources_without_a_type_end() {
    let many = "  A:\n".repeat(100_000);
    let reading = read_with(&format!("Resources:\n{many}  B: \"\n"), &[]);
    assert!(!reading.errors.is_empty());
}
