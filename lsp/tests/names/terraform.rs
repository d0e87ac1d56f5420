//! Terraform: defaults, files of values, local values, called modules, loops.

use super::{decided, place, read, while_typed};
use lsp::source::{Reading, Unit};
use std::fmt::Write as _;

fn root(files: &[(&str, &str)]) -> Reading {
    read(&Unit::Terraform("".into()), files)
}

fn one(text: &str) -> Reading {
    root(&[("main.tf", text)])
}

#[test]
fn the_default_decides_unless_a_file_of_values_does() {
    let main = "# 名前は日本語\nvariable \"tls\" {\n  description = \"最低の版\"\n  default = \"TLS1_0\"\n}\nresource \"aws_a\" \"b\" {\n  名 = \"値\"\n  min_tls = var.tls\n}\n";
    assert_eq!(
        decided(&one(main), "aws_a.b", &["min_tls"]),
        ["main.tf: default = \"TLS1_0\""]
    );
    let values = "# 本番\nother = 1\ntls = \"TLS1_1\" # 古い\n";
    let reading = root(&[("main.tf", main), ("terraform.tfvars", values)]);
    assert_eq!(
        decided(&reading, "aws_a.b", &["min_tls"]),
        ["terraform.tfvars: tls = \"TLS1_1\""]
    );
    // Of two files the later one wins.
    let reading = root(&[
        ("main.tf", main),
        ("terraform.tfvars", values),
        (
            "x.auto.tfvars.json",
            "{\"注\": \"釈\", \"tls\": \"TLS1_2\"}",
        ),
    ]);
    assert_eq!(
        decided(&reading, "aws_a.b", &["min_tls"]),
        ["x.auto.tfvars.json: \"tls\": \"TLS1_2\""]
    );
    // Without any value it is the variable itself.
    let reading = one("variable \"tls\" {}\nresource \"aws_a\" \"b\" {\n  x = var.tls\n}\n");
    assert_eq!(
        decided(&reading, "aws_a.b", &["x"]),
        ["main.tf: variable \"tls\""]
    );
}

#[test]
fn a_called_module_leads_to_its_caller() {
    let files = [
        (
            "main.tf",
            "locals {\n  版 = var.tls # 日本語\n}\nvariable \"tls\" {\n  default = \"TLS1_0\"\n}\nmodule \"logs\" {\n  source = \"./modules/store\"\n  tls    = local.版\n}\n",
        ),
        ("prod.auto.tfvars", "# 本番環境\ntls = \"TLS1_1\"\n"),
        (
            "modules/store/main.tf",
            "# 保存先\nresource \"aws_a\" \"b\" {\n  min_tls = var.tls\n  other   = local.tls\n}\n",
        ),
        (
            "modules/store/variables.tf",
            "variable \"tls\" {\n  default = \"TLS1_2\"\n}\nlocals {\n  tls = \"内\"\n}\n",
        ),
    ];
    let reading = root(&files);
    assert_eq!(
        decided(&reading, "module.logs.aws_a.b", &["min_tls"]),
        [
            "main.tf: tls    = local.版",
            "main.tf: 版 = var.tls",
            "prod.auto.tfvars: tls = \"TLS1_1\"",
        ]
    );
    // A name is that of the module in which it is used.
    assert_eq!(
        decided(&reading, "module.logs.aws_a.b", &["other"]),
        ["modules/store/variables.tf: tls = \"内\""]
    );
}

#[test]
fn several_calls_give_several_values_and_the_default_where_one_gives_none() {
    let module =
        "variable \"v\" {\n  default = \"既定\"\n}\nresource \"aws_a\" \"b\" {\n  x = var.v\n}\n";
    let call =
        |name: &str, value: &str| format!("module \"{name}\" {{\n  source = \"./m\"\n{value}}}\n");
    let main = [
        call("甲", "  v = \"1\"\n"),
        call("乙", "  v = \"2\"\n"),
        call("丙", ""),
        call("無", "  count = 0\n  v = \"3\"\n"),
    ];
    let reading = root(&[("main.tf", &main.concat()), ("m/main.tf", module)]);
    assert_eq!(
        decided(&reading, "module.甲.aws_a.b", &["x"]),
        [
            "main.tf: v = \"1\"",
            "main.tf: v = \"2\"",
            "m/main.tf: default = \"既定\""
        ]
    );
    let many: String = (0..9)
        .map(|n| call(&format!("m{n}"), &format!("  v = {n}\n")))
        .collect();
    let reading = root(&[("main.tf", &many), ("m/main.tf", module)]);
    assert_eq!(decided(&reading, "module.m0.aws_a.b", &["x"]).len(), 5);
    let null = call("空", "  v = null\n");
    let module = module.replace("\n}\nres", "\n  nullable = false\n}\nres");
    let reading = root(&[("main.tf", &null), ("m/main.tf", &module)]);
    assert_eq!(
        decided(&reading, "module.空.aws_a.b", &["x"]),
        ["main.tf: v = null", "m/main.tf: default = \"既定\""]
    );
}

#[test]
fn names_are_found_in_text_and_not_in_what_only_looks_like_them() {
    let reading = one(
        "locals {\n  a = 1\n  b = 2\n  c = 3\n}\nresource \"aws_a\" \"b\" {\n  text = \"日本 local.a ${local.b} $${local.c}\" # local.a\n  here = <<-EOT\n    日本 local.a\n    ${upper(local.c)}\n  EOT\n  many = (\n    # local.a\n    local.b\n  )\n  list = [\"値\", local.a]\n  json = jsonencode({\n    名 = local.c\n    \"数\" : [\n      local.b,\n    ]\n  })\n  none = \"local.a\"\n}\n",
    );
    let of = |path: &[&str]| decided(&reading, "aws_a.b", path);
    assert_eq!(of(&["text"]), ["main.tf: b = 2"]);
    assert_eq!(of(&["here"]), ["main.tf: c = 3"]);
    assert_eq!(of(&["many"]), ["main.tf: b = 2"]);
    assert_eq!(of(&["list", "1"]), ["main.tf: a = 1"]);
    assert_eq!(of(&["list", "0"]), [] as [&str; 0]);
    assert_eq!(of(&["json"]), ["main.tf: c = 3", "main.tf: b = 2"]);
    assert_eq!(of(&["none"]), [] as [&str; 0]);
}

#[test]
fn of_an_object_only_the_member_that_is_used() {
    let reading = one(
        "variable \"other\" { default = 0 }\nvariable \"tls\" { default = \"TLS1_0\" }\nlocals {\n  設定 = merge({\n    other = var.other\n    tls   = \"古い\"\n  }, {\n    tls = var.tls\n    \"深い\" = {\n      x = [\"あ\", \"い\"]\n    }\n  })\n  写し = local.設定\n}\nresource \"aws_a\" \"b\" {\n  tls  = local.写し.tls\n  deep = local.設定[\"深い\"].x[1]\n}\n",
    );
    assert_eq!(
        decided(&reading, "aws_a.b", &["tls"]),
        [
            "main.tf: 写し = local.設定",
            "main.tf: tls   = \"古い\"",
            "main.tf: tls = var.tls",
            "main.tf: default = \"TLS1_0\"",
        ]
    );
    assert_eq!(decided(&reading, "aws_a.b", &["deep"]), ["main.tf: \"い\""]);
}

#[test]
fn loops_and_outputs_are_followed() {
    let files = [
        (
            "main.tf",
            "# 日本語\nresource \"aws_a\" \"first\" {\n  for_each = { 甲 = { acl = \"公開\" }, 乙 = { acl = \"非公開\" } }\n  acl = each.value.acl\n}\nresource \"aws_a\" \"second\" {\n  acl = each.value.acl\n  tls = module.m.tls\n}\nmodule \"m\" {\n  source = \"./m\"\n}\n",
        ),
        (
            "m/main.tf",
            "output \"tls\" {\n  value = local.版\n}\nlocals {\n  版 = \"TLS1_0\"\n}\n",
        ),
    ];
    let reading = root(&files);
    assert_eq!(
        decided(&reading, "aws_a.first[\"甲\"]", &["acl"]),
        ["main.tf: acl = \"公開\"", "main.tf: acl = \"非公開\""]
    );
    assert_eq!(decided(&reading, "aws_a.second", &["acl"]), [] as [&str; 0]);
    assert_eq!(
        decided(&reading, "aws_a.second", &["tls"]),
        ["m/main.tf: value = local.版", "m/main.tf: 版 = \"TLS1_0\""]
    );
}

#[test]
fn json_syntax_is_the_same() {
    let text = "{\n  \"//\": \"日本語\",\n  \"variable\": {\"tls\": {\"default\": \"TLS1_0\"}},\n  \"locals\": {\"s\": {\n    \"版\": \"${var.tls}\",\n    \"他\": 1\n  }},\n  \"resource\": {\"aws_a\": {\"b\": {\n    \"x\": \"値 ${local.s.版}\",\n    \"long\": [\n      \"${var.tls}\"\n    ]\n  }}}\n}\n";
    let reading = root(&[("main.tf.json", text)]);
    assert_eq!(
        decided(&reading, "aws_a.b", &["x"]),
        [
            "main.tf.json: \"版\": \"${var.tls}\"",
            "main.tf.json: \"default\": \"TLS1_0\""
        ]
    );
    assert_eq!(
        decided(&reading, "aws_a.b", &["long"]),
        ["main.tf.json: \"default\": \"TLS1_0\""]
    );
}

#[test]
fn what_refers_to_itself_ends() {
    let reading = one(
        "locals {\n  あ = local.い\n  い = local.あ\n}\nresource \"aws_a\" \"b\" {\n  x = local.あ\n}\n",
    );
    assert_eq!(
        decided(&reading, "aws_a.b", &["x"]),
        ["main.tf: あ = local.い", "main.tf: い = local.あ"]
    );
    let mut long = String::new();
    for n in 0..60 {
        writeln!(long, "  a{n} = local.a{}", n + 1).expect("text");
    }
    let reading = one(&format!(
        "locals {{\n{long}}}\nresource \"aws_a\" \"b\" {{\n  x = local.a0\n}}\n"
    ));
    assert_eq!(decided(&reading, "aws_a.b", &["x"]).len(), 8);
}

#[test]
fn many_ways_into_the_same_value_end() {
    let text = "locals {\n  あ = [local.あ[0][1], local.あ[1][0], local.あ[2][2], local.あ[3].x]\n}\nresource \"aws_a\" \"b\" {\n  x = local.あ[0]\n}\n";
    assert!(decided(&one(text), "aws_a.b", &["x"]).len() <= 20);
}

#[test]
fn half_written_code_is_no_trouble() {
    let text = "# 日本\nlocals {\n  設定 = { 版 = var.tls, list = [local.あ, \"${var.tls}\"] }\n}\nresource \"aws_a\" \"b\" {\n  for_each = local.設定\n  a = local.設定.版\n  b = <<EOT\n値 ${each.value.x}\nEOT\n  c = (\n    module.m.x\n  )\n}\n";
    let others = [("variables.tf", "variable \"tls\" { default = \"日本\" }\n")];
    while_typed(&Unit::Terraform("".into()), "main.tf", text, &others);
}

#[test]
fn what_is_made_of_a_reading_keeps_its_names() {
    let reading =
        one("locals {\n  版 = \"TLS1_0\"\n}\nresource \"aws_a\" \"b\" {\n  x = local.版\n}\n");
    let asked = place(&reading, "aws_a.b", &["x"]).clone();
    let other =
        one("locals {\n  版 = \"TLS1_0\"\n}\nresource \"aws_a\" \"b\" {\n  x = local.版\n}\n");
    let coded = lsp::resources(other, &policy::Shapes::default());
    assert_eq!(coded.names.of(&asked, &reading.spans).len(), 1);
}
