//! What is underlined.

use super::{declared, one, read, under, underlined};

#[test]
fn attributes_members_elements_and_blocks() {
    let reading = one(
        "resource \"aws_a\" \"b\" {\n  名 = 1\n  x   = \"値\" # comment\n  list = [\"a\", \"b\"]\n  long = [\n    \"c\",\n    { k = 1 },\n    {\n      m = 2\n      n = 3\n    },\n  ]\n  in \"l\" {\n    y = {\n      z = true\n    }\n  }\n  text = <<EOT\nあ\nEOT\n}\n",
    );
    let a = "aws_a.b";
    assert_eq!(
        under(&reading, declared(&reading, a).header),
        "resource \"aws_a\" \"b\""
    );
    assert_eq!(underlined(&reading, a, &[]), "resource \"aws_a\" \"b\"");
    assert_eq!(underlined(&reading, a, &["名"]), "名 = 1");
    assert_eq!(underlined(&reading, a, &["x"]), "x   = \"値\"");
    assert_eq!(underlined(&reading, a, &["list"]), "list = [\"a\", \"b\"]");
    assert_eq!(underlined(&reading, a, &["list", "1"]), "\"b\"");
    assert_eq!(underlined(&reading, a, &["long"]), "long");
    assert_eq!(underlined(&reading, a, &["long", "0"]), "\"c\"");
    assert_eq!(underlined(&reading, a, &["long", "1"]), "{ k = 1 }");
    assert_eq!(underlined(&reading, a, &["long", "1", "k"]), "k = 1");
    assert_eq!(underlined(&reading, a, &["long", "2"]), "m = 2");
    assert_eq!(underlined(&reading, a, &["in", "0"]), "in \"l\"");
    assert_eq!(underlined(&reading, a, &["in", "0", "y"]), "y");
    assert_eq!(underlined(&reading, a, &["in", "0", "y", "z"]), "z = true");
    assert_eq!(underlined(&reading, a, &["text"]), "text");
}

#[test]
fn what_is_used_is_underlined_where_it_is_used() {
    let reading = one(r#"
variable "v" { default = { a = ["deep"] } }
locals { list = ["l1", "l2"] }
resource "aws_a" "b" {
  var   = var.v
  local = [local.list[0], "own"]
  both  = concat(["own"], local.list)
  made  = merge({ own = 1 }, var.v)
  json  = jsonencode({
    Statement = [{
      Effect = "Allow"
      Action = local.list
    }]
  })
  loop  = [for x in local.list : { n = x, o = "own" }]
  cond  = true ? ["own"] : []
}
"#);
    let a = "aws_a.b";
    assert_eq!(underlined(&reading, a, &["var", "a", "0"]), "var   = var.v");
    assert_eq!(underlined(&reading, a, &["local", "0"]), "local.list[0]");
    assert_eq!(underlined(&reading, a, &["local", "1"]), "\"own\"");
    assert_eq!(
        underlined(&reading, a, &["both"]),
        "both  = concat([\"own\"], local.list)"
    );
    assert_eq!(underlined(&reading, a, &["both", "0"]), "\"own\"");
    assert_eq!(underlined(&reading, a, &["both", "1"]), "local.list");
    assert_eq!(underlined(&reading, a, &["made", "own"]), "own = 1");
    assert_eq!(underlined(&reading, a, &["made", "a"]), "var.v");
    assert_eq!(underlined(&reading, a, &["json"]), "json");
    let effect = ["json", "Statement", "0", "Effect"];
    assert_eq!(underlined(&reading, a, &effect), "Effect = \"Allow\"");
    assert_eq!(
        underlined(&reading, a, &["json", "Statement", "0"]),
        "Effect = \"Allow\""
    );
    let action = ["json", "Statement", "0", "Action", "0"];
    assert_eq!(underlined(&reading, a, &action), "Action = local.list");
    assert_eq!(underlined(&reading, a, &["loop", "1", "n"]), "n = x");
    assert_eq!(underlined(&reading, a, &["loop", "1", "o"]), "o = \"own\"");
    assert_eq!(underlined(&reading, a, &["cond", "0"]), "\"own\"");
}

#[test]
fn what_a_caller_gives_is_underlined_in_the_resource_of_the_module() {
    let reading = read(&[
        (
            "main.tf",
            "module \"m\" {\n  source = \"./m\"\n  n = \"x\"\n}\n",
        ),
        (
            "m/main.tf",
            "variable \"n\" {}\nresource \"aws_a\" \"b\" {\n  name = var.n\n}\n",
        ),
    ]);
    assert_eq!(
        underlined(&reading, "module.m.aws_a.b", &["name"]),
        "name = var.n"
    );
}

#[test]
fn byte_order_mark_carriage_returns_and_tabs() {
    let text = "\u{feff}resource \"aws_a\" \"b\" {\r\n\tx = \"🦀\"\r\n\ty = [\r\n\t\t\"漢\",\r\n\t]\r\n}\r\n";
    let reading = one(text);
    assert_eq!(
        underlined(&reading, "aws_a.b", &[]),
        "resource \"aws_a\" \"b\""
    );
    assert_eq!(underlined(&reading, "aws_a.b", &["x"]), "x = \"🦀\"");
    assert_eq!(underlined(&reading, "aws_a.b", &["y"]), "y");
    assert_eq!(underlined(&reading, "aws_a.b", &["y", "0"]), "\"漢\"");
}

#[test]
fn after_a_broken_block_everything_still_has_its_place() {
    let text = "resource \"aws_a\" \"x\" {\n  a = \"あ${\n}\n\nresource \"aws_a\" \"b\" {\n  y = \"い\"\n}\n";
    let reading = read(&[("main.tf", text)]);
    assert_eq!(underlined(&reading, "aws_a.b", &["y"]), "y = \"い\"");
    assert_eq!(
        underlined(&reading, "aws_a.b", &[]),
        "resource \"aws_a\" \"b\""
    );
}
