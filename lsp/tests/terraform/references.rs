//! References to other resources and to data sources.

use super::{body, one};
use serde_json::json;

#[test]
fn to_attributes_of_resources() {
    let reading = one(r#"
variable "u" {}
resource "aws_a" "a" {
  name = "名前"
  open = var.u
  none = null
  block {
    inner = 5
  }
  tags = { k = "v" }
}
resource "aws_b" "b" {
  arn     = aws_a.a.arn
  name    = aws_a.a.name
  open    = aws_a.a.open
  none    = aws_a.a.none
  inner   = aws_a.a.block[0].inner
  direct  = aws_a.a.block.inner
  later   = aws_a.a.block[0].later
  deep    = aws_a.a.identity[0].principal_id
  tag     = aws_a.a.tags["k"]
  index   = aws_a.a.names["x"]
  text    = "${aws_a.a.arn}/*"
  whole   = aws_a.a
  splat   = aws_a.a[*].arn
  many    = aws_a.a.subnets[*].id
  nowhere = aws_a.z.arn
}
"#);
    assert_eq!(
        body(&reading, "aws_b.b"),
        json!({
            "arn": { "->": "aws_a.a.arn" },
            "name": "名前",
            "open": { "?": "var.u" },
            "none": { "->": "aws_a.a.none" },
            "inner": 5,
            "direct": 5,
            "later": { "->": "aws_a.a.block[0].later" },
            "deep": { "->": "aws_a.a.identity[0].principal_id" },
            "tag": "v",
            "index": { "->": "aws_a.a.names[\"x\"]" },
            "text": { "open": "${aws_a.a.arn}/*" },
            "whole": { "->": "aws_a.a." },
            "splat": [{ "->": "aws_a.a.arn" }],
            "many": { "?": "aws_a.a.subnets[*].id" },
            "nowhere": { "?": "aws_a.z.arn" },
        })
    );
}

#[test]
fn through_a_local_value() {
    let reading = one(r#"
locals {
  a    = aws_a.a
  arns = [aws_a.a.arn]
}
resource "aws_a" "a" {
  name = "n"
}
resource "aws_b" "b" {
  name = local.a.name
  arn  = local.a.arn
  list = local.arns
}
"#);
    let arn = json!({ "->": "aws_a.a.arn" });
    assert_eq!(
        body(&reading, "aws_b.b"),
        json!({ "name": "n", "arn": arn, "list": [arn] })
    );
}

#[test]
fn to_data_sources() {
    let reading = one(r#"
data "aws_region" "current" {}
data "aws_kms_key" "k" {
  key_id = "alias/x"
}
data "aws_zones" "z" {
  count = 2
}
resource "aws_b" "b" {
  arn     = data.aws_kms_key.k.arn
  said    = data.aws_kms_key.k.key_id
  enabled = data.aws_kms_key.k.enabled
  text    = "arn:aws:x:${data.aws_region.current.name}:y"
  names   = data.aws_zones.z[0].names[0]
  id      = data.aws_zones.z[0].zone_id
  nowhere = data.aws_kms_key.z.arn
}
"#);
    assert_eq!(
        body(&reading, "aws_b.b"),
        json!({
            "arn": { "->": "data.aws_kms_key.k.arn" },
            "said": "alias/x",
            "enabled": { "?": "data.aws_kms_key.k.enabled" },
            "text": { "open": "arn:aws:x:${data.aws_region.current.name}:y" },
            "names": { "?": "data.aws_zones.z[0].names[0]" },
            "id": { "->": "data.aws_zones.z.zone_id" },
            "nowhere": { "?": "data.aws_kms_key.z.arn" },
        })
    );
    assert_eq!(
        body(&reading, "data.aws_kms_key.k"),
        json!({ "key_id": "alias/x" })
    );
    assert_eq!(&*reading.declared[0].type_name, "data.aws_region");
}

#[test]
fn providers() {
    let reading = one(
        "provider \"aws\" {\n  region = \"ap-northeast-1\"\n}\nprovider \"aws\" {\n  alias = \"osaka\"\n  region = \"ap-northeast-3\"\n}\nprovider \"azurerm\" {\n  features {}\n}\n",
    );
    assert_eq!(
        super::addresses(&reading),
        ["provider.aws", "provider.aws.osaka", "provider.azurerm"]
    );
    assert_eq!(
        body(&reading, "provider.aws.osaka"),
        json!({ "region": "ap-northeast-3" })
    );
    assert_eq!(
        body(&reading, "provider.azurerm"),
        json!({ "features": [{}] })
    );
    assert_eq!(&*reading.declared[1].type_name, "provider.aws");
}
