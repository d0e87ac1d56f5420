//! The functions of Terraform.

use super::memory::Memory;
use super::{body, value};
use lsp::source::terraform;
use serde_json::{Value, json};
use std::path::Path;

/// Every call gives what stands beside it.
fn all(calls: &[(&str, Value)]) {
    for (call, expected) in calls {
        assert_eq!(value(call, ""), *expected, "{call}");
    }
}

#[test]
fn encoding_choosing_and_formatting() {
    all(&[
        (
            "jsonencode({ b = [1, null], a = \"x\" })",
            json!({ "json": { "a": "x", "b": [1, null] } }),
        ),
        ("jsondecode(jsonencode({ a = [1] })).a[0]", json!(1)),
        (
            "jsondecode(\"{\\\"a\\\": [true]}\")",
            json!({ "a": [true] }),
        ),
        ("\"${jsonencode({ a = 1 })}!\"", json!("{\"a\":1}!")),
        (
            "merge({ a = 1, b = 1 }, null, { b = 2 })",
            json!({ "a": 1, "b": 2 }),
        ),
        ("lookup({ a = 1 }, \"a\", 2)", json!(1)),
        ("lookup({ a = 1 }, \"b\", 2)", json!(2)),
        ("try({ a = 1 }.b, 2)", json!(2)),
        ("try({ a = null }.a, 2)", json!(null)),
        ("try([1][5], [2][0])", json!(2)),
        ("can({ a = 1 }.b)", json!(false)),
        ("can({ a = 1 }.a)", json!(true)),
        ("coalesce(null, \"\", \"z\")", json!("z")),
        ("coalescelist([], [1])", json!([1])),
        (
            "format(\"%s-%03d-%v %% %q\", \"a\", 7, true, \"q\")",
            json!("a-007-true % \"q\""),
        ),
        ("format(\"%[2]s%[1]s\", \"a\", \"b\")", json!("ba")),
        (
            "format(\"%.2f|%5s|%-4s|\", 1.5, \"a\", \"b\")",
            json!("1.50|    a|b   |"),
        ),
        (
            "formatlist(\"%s:%s\", \"a\", [\"b\", \"c\"])",
            json!(["a:b", "a:c"]),
        ),
        ("join(\",\", [\"a\", 1], [true])", json!("a,1,true")),
        ("split(\",\", \"a,b\")", json!(["a", "b"])),
    ]);
}

#[test]
fn collections_and_sets() {
    all(&[
        ("concat([1], [2, 3])", json!([1, 2, 3])),
        ("concat([[1], [2]]...)", json!([1, 2])),
        ("toset([\"b\", \"a\", \"b\"])", json!(["a", "b"])),
        ("tolist([1])", json!([1])),
        ("tomap({ a = 1 })", json!({ "a": 1 })),
        ("tostring(5)", json!("5")),
        ("tonumber(\"5.5\")", json!(5.5)),
        ("tobool(\"true\")", json!(true)),
        ("length([1, 2])", json!(2)),
        ("length(\"日本\")", json!(2)),
        ("keys({ b = 1, a = 2 })", json!(["a", "b"])),
        ("values({ b = 1, a = 2 })", json!([2, 1])),
        ("element([\"a\", \"b\"], 3)", json!("b")),
        ("index([\"a\", \"b\"], \"b\")", json!(1)),
        ("contains([1, 2], 2)", json!(true)),
        ("flatten([[1, [2]], 3])", json!([1, 2, 3])),
        ("distinct([2, 1, 2])", json!([2, 1])),
        ("compact([\"a\", \"\", null])", json!(["a"])),
        ("sort([\"b\", \"a\"])", json!(["a", "b"])),
        ("reverse([1, 2])", json!([2, 1])),
        ("slice([1, 2, 3], 1, 3)", json!([2, 3])),
        ("range(3)", json!([0, 1, 2])),
        ("range(1, 8, 3)", json!([1, 4, 7])),
        ("chunklist([1, 2, 3], 2)", json!([[1, 2], [3]])),
        (
            "setproduct([\"a\", \"b\"], [1])",
            json!([["a", 1], ["b", 1]]),
        ),
        ("setunion([\"b\"], [\"a\"])", json!(["a", "b"])),
        ("setintersection([\"a\", \"b\"], [\"b\"])", json!(["b"])),
        ("setsubtract([\"a\", \"b\"], [\"b\"])", json!(["a"])),
        ("zipmap([\"a\"], [1])", json!({ "a": 1 })),
    ]);
}

#[test]
fn text_and_numbers() {
    all(&[
        ("lower(\"ÀB\")", json!("àb")),
        ("upper(\"aß\")", json!("ASS")),
        ("title(\"hello world\")", json!("Hello World")),
        ("trimspace(\" a \")", json!("a")),
        ("trim(\"--a-\", \"-\")", json!("a")),
        ("trimprefix(\"pre-a\", \"pre-\")", json!("a")),
        ("trimsuffix(\"a.tf\", \".tf\")", json!("a")),
        ("replace(\"a-b\", \"-\", \"_\")", json!("a_b")),
        ("substr(\"日本語\", 1, 1)", json!("本")),
        ("substr(\"abc\", -2, -1)", json!("bc")),
        ("startswith(\"abc\", \"ab\")", json!(true)),
        ("endswith(\"abc\", \"bc\")", json!(true)),
        ("strcontains(\"abc\", \"x\")", json!(false)),
        ("min(3, 1)", json!(1)),
        ("max([3, 1]...)", json!(3)),
        ("abs(-2)", json!(2)),
        ("ceil(1.2)", json!(2)),
        ("floor(1.8)", json!(1)),
        ("parseint(\"ff\", 16)", json!(255)),
        ("base64encode(\"こ!\")", json!("44GTIQ==")),
        ("base64decode(\"44GTIQ==\")", json!("こ!")),
        ("one([7])", json!(7)),
        ("sensitive(\"s\")", json!("s")),
        ("nonsensitive(\"s\")", json!("s")),
        ("alltrue([true, false])", json!(false)),
        ("anytrue([false, true])", json!(true)),
        ("chomp(\"a\\n\")", json!("a")),
        ("indent(2, \"a\\nb\")", json!("a\n  b")),
        ("sum([1, 2])", json!(3)),
    ]);
}

#[test]
fn arguments_that_are_not_known() {
    let more = "variable \"u\" {}\nresource \"aws_k\" \"k\" {}";
    let unknown = json!({ "?": "var.u" });
    for (call, expected) in [
        ("merge({ a = 1 }, var.u)", unknown.clone()),
        (
            "merge({ a = 1 }, { b = var.u })",
            json!({ "a": 1, "b": unknown }),
        ),
        ("concat([1], var.u)", unknown.clone()),
        ("concat([1], [var.u])", json!([1, unknown])),
        ("lookup({ a = 1 }, var.u, 2)", unknown.clone()),
        ("try(var.u, 2)", unknown.clone()),
        ("try(var.u.a, 2)", unknown.clone()),
        ("coalesce(var.u, 2)", unknown.clone()),
        (
            "coalesce(null, aws_k.k.arn)",
            json!({ "->": "aws_k.k.arn" }),
        ),
        ("contains([var.u, 2], 2)", json!(true)),
        ("contains([var.u, 2], 3)", unknown.clone()),
        ("alltrue([var.u, false])", json!(false)),
        ("anytrue([var.u, true])", json!(true)),
        ("anytrue([var.u, false])", unknown.clone()),
        ("length([var.u])", json!(1)),
        ("length(var.u)", unknown.clone()),
        ("flatten([[1], var.u])", unknown.clone()),
        ("compact([\"a\", var.u])", unknown.clone()),
        (
            "jsonencode({ a = var.u })",
            json!({ "json": { "a": unknown } }),
        ),
        ("base64encode(jsonencode({ a = var.u }))", unknown.clone()),
        (
            "format(\"%s/*\", aws_k.k.arn)",
            json!({ "open": "${aws_k.k.arn}/*" }),
        ),
        (
            "format(\"arn:aws:s3:::%s/*\", var.u)",
            json!({ "open": "arn:aws:s3:::${var.u}/*" }),
        ),
        (
            "join(\",\", [\"a\", aws_k.k.arn])",
            json!({ "open": "a,${aws_k.k.arn}" }),
        ),
        ("join(\",\", [\"a\", var.u])", unknown.clone()),
        (
            "startswith(\"arn:aws:s3:::${var.u}\", \"arn:\")",
            json!(true),
        ),
        ("lower(aws_k.k.arn)", json!({ "?": "lower(aws_k.k.arn)" })),
        ("setsubtract([\"a\", var.u], [\"a\"])", unknown.clone()),
        ("sort([\"b\", var.u])", unknown.clone()),
        ("tostring(aws_k.k.arn)", json!({ "->": "aws_k.k.arn" })),
        ("aws_k.k.arn == null", json!(false)),
        ("aws_k.k.arn != null ? 1 : 2", json!(1)),
    ] {
        assert_eq!(value(call, more), expected, "{call}");
    }
}

#[test]
fn nobody_knows_the_function() {
    assert_eq!(value("timestamp()", ""), json!({ "?": "timestamp()" }));
    assert_eq!(
        value("cidrsubnet(local.c, 4, 2)", ""),
        json!({ "?": "cidrsubnet(local.c, 4, 2)" })
    );
    assert_eq!(
        value("provider::aws::arn_parse(local.c)", ""),
        json!({ "?": "provider::aws::arn_parse(local.c)" })
    );
    // Text in arguments may be a secret.
    assert_eq!(
        value("bcrypt(\"秘密のパスワード\")", ""),
        json!({ "?": "bcrypt(…)" })
    );
    assert_eq!(
        value("replace(\"a1\", \"/[0-9]/\", \"\")", ""),
        json!({ "?": "replace(…)" })
    );
}

#[test]
fn files_inside_the_root() {
    let reading = terraform::read(
        Path::new("live"),
        &Memory::of(&[
            (
                "live/main.tf",
                r#"
resource "aws_a" "b" {
  near    = file("${path.module}/a.txt")
  up      = file("../shared/b.txt")
  outside = file("../../etc/passwd")
  rooted  = file("/etc/passwd")
  missing = file("c.txt")
  there   = fileexists("a.txt")
  made    = templatefile("t.tftpl", { name = "世界", list = ["x", "y"], open = aws_a.c.arn })
  half    = templatefile("t.tftpl", { name = var.u, list = [], open = 1 })
}
resource "aws_a" "c" {}
variable "u" {}
"#,
            ),
            ("live/a.txt", "あ"),
            ("shared/b.txt", "b"),
            (
                "live/t.tftpl",
                "${name}:%{ for x in list }${x},%{ endfor }${open}",
            ),
        ]),
    );
    assert_eq!(
        body(&reading, "aws_a.b"),
        json!({
            "near": "あ",
            "up": "b",
            "outside": { "?": "a file outside of what is read" },
            "rooted": { "?": "a file outside of what is read" },
            "missing": { "?": "a file that cannot be read" },
            "there": true,
            "made": { "open": "世界:x,y,${aws_a.c.arn}" },
            "half": { "?": "var.u" },
        })
    );
}
