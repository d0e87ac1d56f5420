//! Plans.

use super::{body, declared, underlined};
use lsp::source::terraform::read_plan;
use serde_json::json;
use std::path::Path;
use std::sync::Arc;

const PLAN: &str = r#"{
  "format_version": "1.2",
  "terraform_version": "1.9.0",
  "variables": { "region": { "value": "ap-northeast-1" } },
  "planned_values": { "root_module": {
    "resources": [
      { "address": "aws_kms_key.k[0]", "mode": "managed", "type": "aws_kms_key", "name": "k", "index": 0,
        "values": { "description": "鍵", "policy": null } },
      { "address": "aws_s3_bucket.b", "mode": "managed", "type": "aws_s3_bucket", "name": "b",
        "values": {
          "bucket": "バケット",
          "rule": [{ "sse": [{ "algorithm": "aws:kms" }] }],
          "tags": { "a": "b" } } },
      { "address": "data.aws_region.r", "mode": "data", "type": "aws_region", "name": "r", "values": {} }
    ],
    "child_modules": [{ "address": "module.m[\"x.y\"]", "resources": [
      { "address": "module.m[\"x.y\"].aws_sns_topic.t", "mode": "managed", "type": "aws_sns_topic", "name": "t", "values": {} },
      { "address": "module.m[\"x.y\"].aws_sns_sub.s", "mode": "managed", "type": "aws_sns_sub", "name": "s", "values": { "protocol": "sqs" } }
    ] }]
  } },
  "resource_changes": [
    { "address": "aws_s3_bucket.b", "change": { "actions": ["create"],
      "after_unknown": { "arn": true, "rule": [{ "sse": [{ "key": true, "count": true }] }], "tags": {}, "list": [true] } } },
    { "address": "module.m[\"x.y\"].aws_sns_sub.s", "change": { "after_unknown": { "topic_arn": true } } }
  ],
  "configuration": {
    "provider_config": { "aws": { "name": "aws", "expressions": {
      "region": { "references": ["var.region"] }, "profile": { "constant_value": "p" }, "token": { "references": ["local.t"] } } } },
    "root_module": {
      "resources": [{ "address": "aws_s3_bucket.b", "expressions": {
        "rule": [{ "sse": [{
          "key": { "references": ["aws_kms_key.k[0].arn", "aws_kms_key.k[0]", "aws_kms_key.k"] },
          "count": { "references": ["aws_kms_key.k[0].rotation", "aws_kms_key.k[0]", "aws_kms_key.k"] } }] }] } }],
      "module_calls": { "m": { "module": { "resources": [{ "address": "aws_sns_sub.s", "expressions": {
        "topic_arn": { "references": ["aws_sns_topic.t.arn", "aws_sns_topic.t"] } } }] } } }
    }
  }
}"#;

#[test]
fn what_a_plan_says() {
    let reading = read_plan(Path::new("plan.json"), &Arc::from(PLAN)).expect("a plan");
    assert_eq!(reading.errors, []);
    let later = json!({ "?": "known after apply" });
    assert_eq!(
        body(&reading, "aws_s3_bucket.b"),
        json!({
            "bucket": "バケット",
            "arn": later,
            "rule": [{ "sse": [{
                "algorithm": "aws:kms",
                "key": { "->": "aws_kms_key.k[0].arn" },
                "count": later,
            }] }],
            "tags": { "a": "b" },
            "list": [later],
        })
    );
    assert_eq!(
        body(&reading, "aws_kms_key.k[0]"),
        json!({ "description": "鍵" })
    );
    assert_eq!(
        body(&reading, "module.m[\"x.y\"].aws_sns_sub.s"),
        json!({ "protocol": "sqs", "topic_arn": { "->": "module.m[\"x.y\"].aws_sns_topic.t.arn" } })
    );
    assert_eq!(
        &*declared(&reading, "data.aws_region.r").type_name,
        "data.aws_region"
    );
    assert_eq!(
        body(&reading, "provider.aws"),
        json!({ "region": "ap-northeast-1", "profile": "p", "token": { "?": "local.t" } })
    );
    let bucket = ["bucket"];
    assert_eq!(
        underlined(&reading, "aws_s3_bucket.b", &bucket),
        "\"bucket\": \"バケット\""
    );
    assert_eq!(
        underlined(&reading, "aws_s3_bucket.b", &[]),
        "\"address\": \"aws_s3_bucket.b\""
    );
    let sse = ["rule", "0", "sse", "0", "algorithm"];
    assert_eq!(
        underlined(&reading, "aws_s3_bucket.b", &sse),
        "\"algorithm\": \"aws:kms\""
    );
}

#[test]
fn a_state_is_read_like_a_plan() {
    let state = r#"{"format_version": "1.0", "terraform_version": "1.9.0", "values": {"root_module": {"resources": [
        {"address": "aws_a.b", "mode": "managed", "type": "aws_a", "name": "b", "values": {"x": 1}}]}}}"#;
    let reading = read_plan(Path::new("state.json"), &Arc::from(state)).expect("a state");
    assert_eq!(body(&reading, "aws_a.b"), json!({ "x": 1 }));
}

#[test]
fn what_is_no_plan() {
    for text in [
        "",
        "{}",
        "[]",
        "null",
        "{\"planned_values\": 1}",
        "resource \"a\" \"b\" {}",
    ] {
        assert!(
            read_plan(Path::new("x.json"), &Arc::from(text)).is_none(),
            "{text}"
        );
    }
}
