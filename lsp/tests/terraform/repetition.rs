//! `count` and `for_each`.

use super::{addresses, body, declared, one};
use serde_json::json;

#[test]
fn instances_that_differ_are_told_apart() {
    let reading = one(r#"
locals {
  buckets = { "報告" = { v = "Enabled" }, scratch = { v = "Suspended" } }
}
resource "aws_a" "n" {
  count = 2
  name  = "n-${count.index}"
}
resource "aws_a" "k" {
  for_each = local.buckets
  name     = each.key
  value    = each.value.v
}
resource "aws_a" "s" {
  for_each = toset(["b", "a"])
  name     = "${each.key}${each.value}"
}
"#);
    assert_eq!(
        addresses(&reading),
        [
            "aws_a.n[0]",
            "aws_a.n[1]",
            "aws_a.k[\"scratch\"]",
            "aws_a.k[\"報告\"]",
            "aws_a.s[\"a\"]",
            "aws_a.s[\"b\"]",
        ]
    );
    assert_eq!(body(&reading, "aws_a.n[1]"), json!({ "name": "n-1" }));
    assert_eq!(
        body(&reading, "aws_a.k[\"報告\"]"),
        json!({ "name": "報告", "value": "Enabled" })
    );
    assert_eq!(body(&reading, "aws_a.s[\"a\"]"), json!({ "name": "aa" }));
}

#[test]
fn instances_that_are_equal_are_one() {
    let reading = one(r#"
resource "aws_a" "n" {
  count = 3
  name  = "same"
}
resource "aws_a" "m" {
  count = 2
  name  = count.index >= 0 ? "same" : "other"
}
resource "aws_a" "k" {
  for_each = { a = { v = 1 }, b = { v = 1 } }
  value    = each.value.v
}
resource "aws_b" "b" {
  first = aws_a.n[0].arn
  all   = aws_a.n[*].arn
  key   = aws_a.k["b"].arn
  old   = aws_a.n.*.arn[1]
  olds  = aws_a.n.*.arn
}
"#);
    assert_eq!(
        addresses(&reading),
        ["aws_a.n", "aws_a.m", "aws_a.k", "aws_b.b"]
    );
    let n = json!({ "->": "aws_a.n.arn" });
    assert_eq!(
        body(&reading, "aws_b.b"),
        json!({ "first": n, "all": [n, n, n], "key": { "->": "aws_a.k.arn" }, "old": n, "olds": [n, n, n] })
    );
}

#[test]
fn nothing_is_declared_zero_times() {
    let reading = one(r#"
variable "create" { default = false }
resource "aws_a" "n" {
  count = var.create ? 1 : 0
}
resource "aws_a" "k" {
  for_each = {}
}
resource "aws_b" "b" {
  all   = aws_a.n[*].arn
  one   = one(aws_a.n[*].arn)
  try   = try(aws_a.n[0].arn, "none")
  empty = aws_a.n[0].arn
}
"#);
    assert_eq!(addresses(&reading), ["aws_b.b"]);
    assert_eq!(
        body(&reading, "aws_b.b"),
        json!({ "all": [], "try": "none", "empty": { "?": "aws_a.n[0].arn" } })
    );
}

#[test]
fn what_may_not_be_there_is_doubtful() {
    let reading = one(r#"
variable "n" {}
variable "m" {}
resource "aws_a" "n" {
  count = var.n
  name  = "n${count.index}"
  same  = 1
}
resource "aws_a" "k" {
  for_each = var.m
  name     = each.key
  value    = each.value.x
}
resource "aws_a" "maybe" {
  count = var.n ? 1 : 0
}
resource "aws_a" "certain" {
  count = var.n == "prod" ? 2 : 1
}
resource "aws_b" "b" {
  n       = aws_a.n[0].arn
  all     = aws_a.n[*].arn
  try     = try(aws_a.maybe[0].arn, null)
  k       = aws_a.k["x"].arn
  certain = aws_a.certain[0].arn
  second  = aws_a.certain[1].arn
}
"#);
    let doubt = |address: &str| {
        declared(&reading, address)
            .doubtful
            .as_deref()
            .map(str::to_owned)
    };
    assert_eq!(doubt("aws_a.n").as_deref(), Some("var.n"));
    assert_eq!(doubt("aws_a.k").as_deref(), Some("var.m"));
    assert_eq!(doubt("aws_a.maybe").as_deref(), Some("var.n"));
    assert_eq!(doubt("aws_a.certain"), None);
    assert_eq!(
        body(&reading, "aws_a.n"),
        json!({ "name": { "?": "count.index" }, "same": 1 })
    );
    assert_eq!(
        body(&reading, "aws_a.k"),
        json!({ "name": { "?": "each.key" }, "value": { "?": "each.value" } })
    );
    let unknown = json!({ "?": "var.n" });
    assert_eq!(
        body(&reading, "aws_b.b"),
        json!({
            "n": unknown, "all": unknown, "try": unknown, "k": { "?": "var.m" },
            "certain": { "->": "aws_a.certain.arn" }, "second": unknown,
        })
    );
}

#[test]
fn keys_that_are_not_known() {
    let reading = one(
        "resource \"aws_k\" \"k\" {}\nresource \"aws_a\" \"a\" {\n  for_each = toset([aws_k.k.arn])\n  name = each.key\n}\n",
    );
    let found = declared(&reading, "aws_a.a");
    assert_eq!(found.doubtful.as_deref(), Some("toset([aws_k.k.arn])"));
}

#[test]
fn too_many_instances_become_one() {
    let reading = one(
        "resource \"aws_a\" \"a\" {\n  count = 100000\n  name = count.index\n}\nresource \"aws_a\" \"b\" {\n  for_each = toset([for i in range(2000) : tostring(i)])\n  name = each.key\n}\n",
    );
    assert_eq!(addresses(&reading), ["aws_a.a", "aws_a.b"]);
    assert_eq!(
        body(&reading, "aws_a.a"),
        json!({ "name": { "?": "count.index" } })
    );
    assert_eq!(
        body(&reading, "aws_a.b"),
        json!({ "name": { "?": "each.key" } })
    );
}

#[test]
fn a_thousand_instances_are_told_apart() {
    let reading = one("resource \"aws_a\" \"a\" {\n  count = 1000\n  name = count.index\n}\n");
    assert_eq!(reading.declared.len(), 1000);
    assert_eq!(body(&reading, "aws_a.a[999]"), json!({ "name": 999 }));
}

#[test]
fn resources_for_each_other() {
    let reading = one(r#"
resource "aws_a" "a" {
  for_each = toset(["x", "y"])
  name     = each.key
}
resource "aws_b" "b" {
  for_each = aws_a.a
  bucket   = each.value.id
  name     = each.value.name
  key      = each.key
}
resource "aws_c" "c" {
  all   = values(aws_a.a)[*].id
  named = { for k, a in aws_a.a : k => a.arn }
}
"#);
    assert_eq!(
        body(&reading, "aws_b.b[\"x\"]"),
        json!({ "bucket": { "->": "aws_a.a[\"x\"].id" }, "name": "x", "key": "x" })
    );
    assert_eq!(
        body(&reading, "aws_c.c"),
        json!({
            "all": [{ "->": "aws_a.a[\"x\"].id" }, { "->": "aws_a.a[\"y\"].id" }],
            "named": { "x": { "->": "aws_a.a[\"x\"].arn" }, "y": { "->": "aws_a.a[\"y\"].arn" } },
        })
    );
}
