//! Variables, local values, operators, templates, loops.

use super::{body, one, read, value};
use serde_json::{Value, json};

#[test]
fn literals() {
    assert_eq!(value("\"日本語🦀\"", ""), json!("日本語🦀"));
    assert_eq!(value("0.8", ""), json!(0.8));
    assert_eq!(value("600", ""), json!(600));
    assert_eq!(value("-5", ""), json!(-5));
    assert_eq!(value("1.0", ""), json!(1));
    assert_eq!(value("true", ""), json!(true));
    assert_eq!(value("[1, \"a\", [false]]", ""), json!([1, "a", [false]]));
    assert_eq!(
        value(
            "{ a = 1, \"b c\" = 2, (local.k) = 3, 80 = 4 }",
            "locals {\n k = \"d\"\n}"
        ),
        json!({ "a": 1, "b c": 2, "d": 3, "80": 4 })
    );
    assert_eq!(value("\"a\\\"b\\u3042\\n\"", ""), json!("a\"bあ\n"));
}

#[test]
fn null_is_not_there() {
    assert_eq!(value("null", ""), Value::Null);
    assert_eq!(
        value("{ a = null, b = { c = null } }", ""),
        json!({ "b": {} })
    );
    let locals = "locals {\n o = { a = null }\n}";
    assert_eq!(
        value("local.o.a == null ? \"none\" : \"some\"", locals),
        json!("none")
    );
}

#[test]
fn variables() {
    let more = "variable \"a\" { default = \"d\" }\nvariable \"b\" {}\nvariable \"n\" {\n type = number\n default = \"5\"\n}";
    assert_eq!(value("var.a", more), json!("d"));
    assert_eq!(value("var.b", more), json!({ "?": "var.b" }));
    assert_eq!(value("var.b.c[0]", more), json!({ "?": "var.b" }));
    assert_eq!(value("var.nowhere", more), json!({ "?": "var.nowhere" }));
    assert_eq!(value("var.n", more), json!(5));
    assert_eq!(
        value("{ a = var.b, c = 1 }", more),
        json!({ "a": { "?": "var.b" }, "c": 1 })
    );
    assert_eq!(value("[var.b, 1]", more), json!([{ "?": "var.b" }, 1]));
}

#[test]
fn files_of_values_in_their_order() {
    let reading = read(&[
        (
            "main.tf",
            "variable \"a\" { default = 0 }\nvariable \"b\" {}\nvariable \"c\" {}\nvariable \"d\" {}\n\
             resource \"aws_a\" \"b\" {\n  x = [var.a, var.b, var.c, var.d]\n}\n",
        ),
        ("terraform.tfvars", "a = 1\nb = 1\nc = 1\n"),
        ("2.auto.tfvars", "b = 2\nc = 2\n"),
        ("3.auto.tfvars.json", "{\"c\": 3}"),
        ("other.tfvars", "d = 4\n"),
    ]);
    assert_eq!(reading.errors, []);
    assert_eq!(
        body(&reading, "aws_a.b")["x"],
        json!([1, 2, 3, { "?": "var.d" }])
    );
}

#[test]
fn types_of_variables() {
    let more = r#"
variable "o" {
  type = object({
    name    = string
    size    = optional(number, 3)
    note    = optional(string)
    inner   = optional(object({ on = optional(bool, true) }), {})
  })
  default = { name = 7, more = "dropped" }
}
variable "s" {
  type    = set(string)
  default = ["b", "a", "b"]
}
variable "m" {
  type    = map(bool)
  default = { a = "true" }
}
variable "f" {
  default  = "給"
  nullable = false
}
"#;
    assert_eq!(
        value("var.o", more),
        json!({ "name": "7", "size": 3, "inner": { "on": true } })
    );
    assert_eq!(value("var.o.inner.on", more), json!(true));
    assert_eq!(value("var.s", more), json!(["a", "b"]));
    assert_eq!(value("var.m.a", more), json!(true));
}

#[test]
fn operators() {
    for (expression, expected) in [
        ("1 + 2 * 3", json!(7)),
        ("(1 + 2) * 3", json!(9)),
        ("7 / 2", json!(3.5)),
        ("7 % 4", json!(3)),
        ("10 - 4 - 3", json!(3)),
        ("\"5\" + 1", json!(6)),
        ("1 < 2 && 2 >= 2 && !(3 != 3)", json!(true)),
        ("false || 1 == 2", json!(false)),
        ("\"a\" == \"a\" ? \"y\" : \"n\"", json!("y")),
        ("[1, 2] == [1, 2]", json!(true)),
        ("-(3 + 1)", json!(-4)),
        ("1 == \"1\"", json!(false)),
        ("null == null", json!(true)),
    ] {
        assert_eq!(value(expression, ""), expected, "{expression}");
    }
}

#[test]
fn what_is_not_known_decides_nothing() {
    let more = "variable \"u\" {}\nvariable \"v\" {}\nlocals {\n  same = \"x\"\n}";
    for (expression, expected) in [
        ("var.u ? \"a\" : \"b\"", json!({ "?": "var.u" })),
        ("var.u ? \"x\" : local.same", json!("x")),
        ("var.u ? var.v : var.v", json!({ "?": "var.u" })),
        ("false && var.u", json!(false)),
        ("var.u && false", json!(false)),
        ("true || var.u", json!(true)),
        ("var.u || true", json!(true)),
        ("true && var.u", json!({ "?": "var.u" })),
        ("!var.u", json!({ "?": "var.u" })),
        ("var.u + 1", json!({ "?": "var.u" })),
        ("var.u == var.v", json!({ "?": "var.u" })),
        ("[1, var.u] == [2, var.u]", json!(false)),
        ("[for x in var.u : x]", json!({ "?": "var.u" })),
        ("[for x in [1, 2] : x if var.u]", json!({ "?": "var.u" })),
        (
            "{ for x in [\"a\"] : (var.u) => x }",
            json!({ "?": "var.u" }),
        ),
        ("{ (var.u) = 1 }", json!({ "?": "var.u" })),
        ("[1, 2][var.u]", json!({ "?": "var.u" })),
        (
            "[for x in [1, 2] : x == 1 ? var.u : x]",
            json!([{ "?": "var.u" }, 2]),
        ),
    ] {
        assert_eq!(value(expression, more), expected, "{expression}");
    }
}

#[test]
fn templates() {
    let more = "variable \"u\" {}\nlocals {\n  a = \"あ\"\n  n = 2\n}";
    for (expression, expected) in [
        ("\"${local.a}-${local.n}-${true}\"", json!("あ-2-true")),
        ("\"${local.n}\"", json!(2)),
        ("\"$${a} %%{b}\"", json!("${a} %{b}")),
        ("\"x-${var.u}\"", json!({ "?": "var.u" })),
        (
            "\"arn:aws:s3:::${var.u}/*\"",
            json!({ "open": "arn:aws:s3:::${var.u}/*" }),
        ),
        (
            "\"projects/${var.u}\"",
            json!({ "open": "projects/${var.u}" }),
        ),
        (
            "\"https://${var.u}.example.jp\"",
            json!({ "open": "https://${var.u}.example.jp" }),
        ),
        (
            "\"/subscriptions/${var.u}/x\"",
            json!({ "open": "/subscriptions/${var.u}/x" }),
        ),
        ("\"${var.u}arn:\"", json!({ "?": "var.u" })),
        ("\"%{ if local.n == 2 }y%{ else }n%{ endif }\"", json!("y")),
        ("\"%{ for x in [1, 2] }${x},%{ endfor }\"", json!("1,2,")),
        (
            "\"%{ for i, x in [\"a\"] }${i}${x}%{ endfor }\"",
            json!("0a"),
        ),
        ("\"%{ if var.u }y%{ endif }\"", json!({ "?": "var.u" })),
        ("\"a  ${~ local.n ~}  b\"", json!("a2b")),
    ] {
        assert_eq!(value(expression, more), expected, "{expression}");
    }
}

#[test]
fn heredocs() {
    let text = "resource \"aws_a\" \"b\" {\n  x = <<-EOT\n    一行目\n      ${\"二\"}行目 \\n # {\n  EOT\n  y = <<EOT\n  as is\nEOT\n  z = <<-E\n    %{ for n in [1, 2] ~}\n    ${n}\n    %{ endfor ~}\n  E\n}\n";
    let reading = one(text);
    let body = body(&reading, "aws_a.b");
    assert_eq!(body["x"], json!("一行目\n  二行目 \\n # {\n"));
    assert_eq!(body["y"], json!("  as is\n"));
    assert_eq!(body["z"], json!("1\n2\n"));
}

#[test]
fn loops_and_splats() {
    let more = r#"
locals {
  list = [{ n = "a", v = 1 }, { n = "b", v = 2 }]
  map  = { k1 = { v = 1 }, k2 = { v = 2 } }
}
"#;
    for (expression, expected) in [
        ("[for x in local.list : x.n]", json!(["a", "b"])),
        (
            "[for i, x in local.list : \"${i}${x.n}\"]",
            json!(["0a", "1b"]),
        ),
        (
            "{ for x in local.list : x.n => x.v if x.v > 1 }",
            json!({ "b": 2 }),
        ),
        (
            "{ for k, x in local.map : x.v => k... }",
            json!({ "1": ["k1"], "2": ["k2"] }),
        ),
        ("local.list[*].v", json!([1, 2])),
        ("local.list.*.v", json!([1, 2])),
        ("local.list[1].n", json!("b")),
        ("local.list.0.n", json!("a")),
        ("local.map[\"k2\"].v", json!(2)),
        ("local.map.k1[*].v", json!([1])),
        ("[for s in toset([\"b\", \"a\"]) : s]", json!(["a", "b"])),
        (
            "{ for k, s in toset([\"b\", \"a\"]) : k => s }",
            json!({ "a": "a", "b": "b" }),
        ),
    ] {
        assert_eq!(value(expression, more), expected, "{expression}");
    }
}

#[test]
fn blocks_and_dynamic_blocks() {
    let reading = one(r#"
variable "u" {}
locals {
  rules = { web = { port = 443 }, admin = { port = 22 } }
}
resource "aws_a" "b" {
  count = 1
  depends_on = [aws_a.c]
  ingress {
    port = 1
    inner {}
  }
  dynamic "ingress" {
    for_each = local.rules
    content {
      name = ingress.key
      port = ingress.value.port
      dynamic "deep" {
        for_each = [ingress.key]
        iterator = it
        content {
          v = "${it.key}${it.value}"
        }
      }
    }
  }
  dynamic "egress" {
    for_each = toset(["y", "x"])
    content {
      key = egress.key
    }
  }
  dynamic "none" {
    for_each = []
    content {}
  }
  dynamic "open" {
    for_each = var.u
    content {}
  }
  lifecycle {
    prevent_destroy = true
  }
  provisioner "local-exec" {
    command = "echo"
  }
}
"#);
    assert_eq!(
        body(&reading, "aws_a.b"),
        json!({
            "ingress": [
                { "port": 1, "inner": [{}] },
                { "name": "admin", "port": 22, "deep": [{ "v": "0admin" }] },
                { "name": "web", "port": 443, "deep": [{ "v": "0web" }] },
            ],
            "egress": [{ "key": "x" }, { "key": "y" }],
            "open": { "?": "var.u" },
        })
    );
}

#[test]
fn an_override_file_goes_over_the_others() {
    let reading = read(&[
        (
            "main.tf",
            "resource \"aws_a\" \"b\" {\n  x = 1\n  y = local.z\n  in {\n    a = 1\n  }\n}\nlocals {\n  z = 1\n}\n",
        ),
        (
            "a_override.tf",
            "resource \"aws_a\" \"b\" {\n  x = 2\n  in {\n    b = 2\n  }\n}\nlocals {\n  z = 2\n}\n",
        ),
    ]);
    assert_eq!(
        body(&reading, "aws_a.b"),
        json!({ "x": 2, "y": 2, "in": [{ "b": 2 }] })
    );
    assert_eq!(reading.declared.len(), 1);
}

#[test]
fn cycles_are_unknown() {
    let more = "locals {\n  a = local.b\n  b = local.a\n  c = [local.c]\n}";
    assert_eq!(value("local.a", more), json!({ "?": "cycle: local.a" }));
    assert_eq!(value("local.c", more), json!([{ "?": "cycle: local.c" }]));
    let reading = one(
        "resource \"aws_a\" \"b\" {\n  x = aws_a.c.x\n  name = 1\n}\nresource \"aws_a\" \"c\" {\n  x = aws_a.b.x\n}\n",
    );
    assert_eq!(
        body(&reading, "aws_a.b")["x"],
        json!({ "?": "cycle: aws_a.b.x" })
    );
    assert_eq!(body(&reading, "aws_a.b")["name"], json!(1));
}

#[test]
fn what_terraform_alone_knows() {
    assert_eq!(
        value("terraform.workspace", ""),
        json!({ "?": "terraform.workspace" })
    );
    assert_eq!(value("path.module", ""), json!("."));
    assert_eq!(value("path.cwd", ""), json!({ "?": "path.cwd" }));
    assert_eq!(value("each.key", ""), json!({ "?": "each.key" }));
}
