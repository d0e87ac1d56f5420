//! Broken, hostile and strange text: what is whole is still read, and nothing runs away.

use super::{addresses, body, declared, read, underlined};
use lsp::source::Reading;
use serde_json::json;
use std::fmt::Write;

/// What the errors underline, with the first word that is wrong.
fn errors(reading: &Reading) -> Vec<&str> {
    let (_, text) = reading.spans.files().first().expect("a file");
    let errors = reading.errors.iter();
    errors
        .map(|error| {
            let range = &error.span.range;
            text.get(range.start as usize..range.end as usize)
                .expect("a range on the boundaries of characters")
        })
        .collect()
}

fn broken(text: &str) -> Reading {
    read(&[("main.tf", text)])
}

#[test]
fn while_somebody_types() {
    let reading = broken(
        r#"
resource "aws_a" "done" {
  name = "ブロック"
}

resource "aws_a" "typing" {
  bucket = "half-${var.
  acl    = "public-read"
}

resource "aws_a" "after" {
  ok = true
}

resource "aws_a" "unclosed" {
  name = "絵文字🦀"
  block {
    x = 1

resource "aws_a" "last" {
  y = "DIS"#,
    );
    let names = ["done", "typing", "after", "unclosed", "last"];
    assert_eq!(
        addresses(&reading),
        names.map(|name| format!("aws_a.{name}"))
    );
    let incomplete = |name: &str| declared(&reading, &format!("aws_a.{name}")).is_incomplete();
    assert_eq!(names.map(incomplete), [false, true, false, true, true]);
    assert_eq!(
        body(&reading, "aws_a.typing"),
        json!({ "bucket": { "?": "syntax error" }, "acl": "public-read" })
    );
    assert_eq!(
        body(&reading, "aws_a.unclosed"),
        json!({ "name": "絵文字🦀", "block": [{ "x": 1 }] })
    );
    assert_eq!(
        underlined(&reading, "aws_a.unclosed", &["block", "0", "x"]),
        "x = 1"
    );
    assert_eq!(reading.errors.len(), 3);
    assert_eq!(errors(&reading)[1], "x = 1");
}

#[test]
fn a_broken_block_hides_no_other() {
    for half in [
        "resource \"aws_a\" \"h\" {\n  x = \"open\n}\n",
        "resource \"aws_a\" \"h\" {\n  x = [1, 2\n}\n",
        "resource \"aws_a\" \"h\" {\n  x = {\n    y = \n}\n",
        "resource \"aws_a\" \"h\" {\n  x = <<EOT\n  text\n}\n",
        "resource \"aws_a\" \"h\" {\n  x = <<EOT\n  ${a\n}\n",
        "resource \"aws_a\" \"h\" {\n  x = f(1\n",
        "resource \"aws_a\" \"h\" {\n  x\n}\n",
        "resource \"aws_a\" \"h\" {\n",
        "resource \"aws_a\" {\n  x = \n}\n",
        "resource\n",
        "}\n",
        "= = =\n",
        "x = 1 1\n",
        "resource \"aws_a\" \"h\" { x = 1 y = 2 }\n",
        "resource \"aws_a\" \"h\" {\n  x = 1\n  x = 2\n}\n",
        "resource \"aws_a\" \"h\" {\n  x = \"\\q\"\n}\n",
    ] {
        let before = "resource \"aws_a\" \"b\" {\n  x = \"前\"\n}\n";
        let after = "resource \"aws_a\" \"c\" {\n  x = <<END\n# 後 {\nEND\n}\n";
        let reading = broken(&format!("{before}{half}{after}"));
        let mut names = vec!["aws_a.b", "aws_a.c"];
        if half.starts_with("resource \"aws_a\" \"h\"") {
            names.insert(1, "aws_a.h");
            assert!(declared(&reading, "aws_a.h").is_incomplete(), "{half}");
        }
        assert_eq!(addresses(&reading), names, "{half}");
        assert_eq!(
            body(&reading, "aws_a.c"),
            json!({ "x": "# 後 {\n" }),
            "{half}"
        );
        assert!(!reading.errors.is_empty(), "{half}");
        for error in errors(&reading) {
            assert!(!error.trim().is_empty(), "{half}");
        }
    }
}

#[test]
fn an_open_comment_is_an_error() {
    let reading = broken("resource \"aws_a\" \"b\" {}\n/* open\nresource \"aws_a\" \"c\" {}\n");
    assert!(addresses(&reading).contains(&"aws_a.b"));
    assert_eq!(reading.errors.len(), 1);
}

#[test]
fn blocks_that_are_none() {
    let reading = broken(
        "resource \"aws_a\" {\n}\nvariable {\n}\nresurce \"a\" \"b\" {\n}\nx = 1\nresource \"aws_a\" \"b\" {\n}\n",
    );
    assert_eq!(addresses(&reading), ["aws_a.b"]);
    assert_eq!(errors(&reading), ["resource \"aws_a\"", "variable", "1"]);
    assert_eq!(reading.not_understood.len(), 1);
    assert_eq!(reading.not_understood[0].line, 5);
    assert!(reading.not_understood[0].reason.contains("`resurce`"));
}

#[test]
fn empty_files_and_folders() {
    assert_eq!(read(&[]).declared.len(), 0);
    for text in ["", "\u{feff}", "\n\n", "# only\n", "\r\n", "/* あ */"] {
        let reading = broken(text);
        assert_eq!(
            (reading.declared.len(), reading.errors.len()),
            (0, 0),
            "{text:?}"
        );
    }
}

#[test]
fn a_file_that_cannot_be_read_is_said() {
    struct Locked;
    impl lsp::source::Files for Locked {
        fn text(&self, _: &std::path::Path) -> Result<std::sync::Arc<str>, String> {
            Err("no UTF-8".to_owned())
        }
        fn list(&self, _: &std::path::Path) -> Vec<std::path::PathBuf> {
            vec!["main.tf".into()]
        }
    }
    let reading = lsp::source::terraform::read(std::path::Path::new(""), &Locked);
    assert_eq!(reading.not_understood.len(), 1);
    assert_eq!(reading.not_understood[0].reason, "no UTF-8");
}

#[test]
fn deep_nesting() {
    for (open, close) in [
        ("[", "]"),
        ("{ a = ", "}"),
        ("(", ")"),
        ("f(", ")"),
        ("\"${", "}\""),
        ("!", ""),
    ] {
        for depth in [40, 100, 20_000] {
            let text = format!(
                "resource \"aws_a\" \"b\" {{\n  x = {}true{}\n}}\nresource \"aws_a\" \"c\" {{}}\n",
                open.repeat(depth),
                close.repeat(depth)
            );
            let reading = broken(&text);
            assert!(addresses(&reading).contains(&"aws_a.c"), "{open} {depth}");
            assert_eq!(reading.errors.is_empty(), depth == 40, "{open} {depth}");
        }
    }
    let blocks = "b {\n".repeat(5000);
    let reading = broken(&format!(
        "resource \"aws_a\" \"b\" {{\n{blocks}\nresource \"aws_a\" \"c\" {{}}\n"
    ));
    assert_eq!(addresses(&reading), ["aws_a.b", "aws_a.c"]);
}

#[test]
fn long_traversals() {
    let mut text = "locals {\n  x = 1\n}\nresource \"aws_a\" \"a\" {\n  ref = aws_a.b\n}\nresource \"aws_a\" \"b\" {\n  self = aws_c.c\n".to_owned();
    for (name, root, step) in [
        ("full", "local.x", "[*]"),
        ("old", "local.x", ".*"),
        ("member", "aws_a.a", ".ref"),
        ("index", "local.x", "[0]"),
    ] {
        let _ = writeln!(text, "  {name} = {root}{}", step.repeat(20_000));
    }
    text.push_str("}\nresource \"aws_c\" \"c\" {}\n");
    let reading = broken(&text);
    assert_eq!(reading.errors, []);
    let body = body(&reading, "aws_a.b");
    assert_eq!(body["old"], json!({ "?": "syntax error" }));
    assert!(body["member"].get("?").is_some() || body["member"].get("->").is_some());
}

#[test]
fn templates_that_take_in_themselves() {
    let names = (0..90).map(|index| format!("n{index} = 1"));
    let names = names.collect::<Vec<_>>().join(", ");
    let template = format!("a${{templatefile(\"t\", {{ {names} }})}}");
    let code =
        format!("resource \"aws_a\" \"b\" {{\n  x = templatefile(\"t\", {{ {names} }})\n}}\n");
    let reading = read(&[("main.tf", &code), ("t", &template)]);
    assert!(body(&reading, "aws_a.b")["x"].get("?").is_some());
}

#[test]
fn long_chains() {
    let mut text =
        "resource \"aws_a\" \"b\" {\n  x = local.l0\n  y = local.l4990\n}\nlocals {\n".to_owned();
    for index in 0..5000 {
        let _ = writeln!(text, "  l{index} = [local.l{}]", index + 1);
    }
    text.push_str("  l5000 = 1\n}\n");
    let reading = broken(&text);
    assert_eq!(addresses(&reading), ["aws_a.b"]);
    assert_eq!(body(&reading, "aws_a.b")["y"], json!([[[[[[[[[[1]]]]]]]]]]));
    let mut resources = String::new();
    for index in 0..3000 {
        let _ = writeln!(
            resources,
            "resource \"aws_a\" \"r{index}\" {{\n  name = aws_a.r{}.name\n}}",
            index + 1
        );
    }
    assert_eq!(broken(&resources).declared.len(), 3000);
}

#[test]
fn loops_that_would_never_end() {
    let text = r#"
locals {
  a = range(1000)
  b = [for x in local.a : [for y in local.a : [for z in local.a : "${x}${y}${z}"]]]
  big0 = ["x", "x", "x", "x", "x", "x", "x", "x", "x", "x"]
  big1 = [local.big0, local.big0, local.big0, local.big0, local.big0, local.big0, local.big0, local.big0]
  big2 = [local.big1, local.big1, local.big1, local.big1, local.big1, local.big1, local.big1, local.big1]
  big3 = [local.big2, local.big2, local.big2, local.big2, local.big2, local.big2, local.big2, local.big2]
  big4 = [local.big3, local.big3, local.big3, local.big3, local.big3, local.big3, local.big3, local.big3]
  big5 = [local.big4, local.big4, local.big4, local.big4, local.big4, local.big4, local.big4, local.big4]
  big6 = [local.big5, local.big5, local.big5, local.big5, local.big5, local.big5, local.big5, local.big5]
  big7 = [local.big6, local.big6, local.big6, local.big6, local.big6, local.big6, local.big6, local.big6]
}
resource "aws_a" "first" {
  x = "known"
}
resource "aws_a" "b" {
  b   = local.b
  big = local.big7
}
"#;
    let reading = broken(text);
    assert_eq!(addresses(&reading), ["aws_a.first", "aws_a.b"]);
    assert_eq!(body(&reading, "aws_a.first"), json!({ "x": "known" }));
    assert_eq!(reading.not_understood.len(), 1);
}

#[test]
fn text_that_grows() {
    let mut text = "locals {\n  t0 = \"0123456789\"\n".to_owned();
    for index in 1..40 {
        let before = index - 1;
        let _ = writeln!(
            text,
            "  t{index} = \"${{local.t{before}}}${{local.t{before}}}\""
        );
    }
    text.push_str("}\nresource \"aws_a\" \"b\" {\n  x = local.t39\n  y = replace(local.t10, \"0\", local.t15)\n}\n");
    let reading = broken(&text);
    assert_eq!(
        body(&reading, "aws_a.b")["x"],
        json!({ "?": "a text that is too long" })
    );
}

#[test]
fn wide_objects_and_many_modules() {
    let mut text = "resource \"aws_a\" \"b\" {\n  x = {\n".to_owned();
    for index in 0..60_000 {
        let _ = writeln!(text, "    k{index} = {index}");
    }
    text.push_str("  }\n}\nresource \"aws_a\" \"c\" {}\n");
    let reading = broken(&text);
    assert_eq!(addresses(&reading), ["aws_a.b", "aws_a.c"]);
    assert!(declared(&reading, "aws_a.b").is_incomplete());
    assert_eq!(reading.errors.len(), 1);

    // Every module calls the next one twice: as many instances as a chessboard has grains.
    let names: Vec<(String, String)> = (0..16)
        .map(|index| {
            let next = index + 1;
            let call = |name| format!("module \"{name}\" {{\n  source = \"../m{next}\"\n}}\n");
            (
                format!("m{index}/main.tf"),
                format!("{}{}resource \"aws_a\" \"a\" {{}}\n", call("x"), call("y")),
            )
        })
        .collect();
    let mut files: Vec<(&str, &str)> = names
        .iter()
        .map(|(path, text)| (&**path, &**text))
        .collect();
    files.push(("m16/main.tf", "resource \"aws_a\" \"a\" {}\n"));
    let files = super::memory::Memory::of(&files);
    let reading = lsp::source::terraform::read(std::path::Path::new("m0"), &files);
    assert!(reading.declared.len() > 1000);
}

#[test]
fn the_same_input_gives_the_same_output() {
    let text = "resource \"aws_a\" \"b\" {\n  for_each = { z = 1, a = 2 }\n  x = [each.key, var.u]\n}\nresource \"aws_a\" \"h\" {\n  x = \n}\n";
    let shown = || {
        let reading = broken(text);
        format!(
            "{:?}{:?}{:?}",
            reading.declared, reading.errors, reading.not_understood
        )
    };
    assert_eq!(shown(), shown());
}

/// A module with every kind of block, of which one is broken in `main.tf`.
fn around(broken: &str) -> Reading {
    let around = r#"
resource "aws_a" "uses" {
  var    = var.v
  local  = local.a
  other  = local.b
  module = module.m.out
  try    = try(module.m.second, "none")
  policy = data.aws_iam_policy_document.p.json
}
"#;
    let inner = r#"
variable "given" {
  default = "default"
}
variable "not_given" {
  default = "default"
}
resource "aws_a" "inside" {
  given     = var.given
  not_given = var.not_given
}
output "out" {
  value = var.given
}
"#;
    let files = [
        ("main.tf", broken),
        ("other.tf", around),
        ("m/main.tf", inner),
    ];
    read(&files)
}

#[test]
fn a_broken_variable_does_not_have_its_default() {
    for text in [
        "variable \"v\" {\n  default = true\n  type = \n}\n",
        "variable \"v\" {\n  default = true\n",
        "variable \"v\n  default = true\n}\n",
    ] {
        let reading = around(text);
        let found = body(&reading, "aws_a.uses");
        assert_eq!(
            found["var"],
            json!({ "?": "the block is not complete" }),
            "{text}"
        );
    }
    let files = [
        (
            "main.tf",
            "variable \"v\" {\n  default = true\n}\nvariable \"w\" {\n  default = true\n}\nresource \"aws_a\" \"b\" {\n  v = var.v\n  w = var.w\n}\n",
        ),
        ("terraform.tfvars", "v = \"fal\nw = false\n"),
    ];
    let reading = read(&files);
    let unknown = json!({ "?": "syntax error" });
    assert_eq!(
        body(&reading, "aws_a.b"),
        json!({ "v": unknown, "w": false })
    );
    let (_, lost) = files[1];
    let files = [files[0], ("terraform.tfvars", &lost.replace("v =", "= "))];
    let found = body(&read(&files), "aws_a.b");
    assert_ne!(
        found["v"],
        json!(true),
        "the default counts although nobody knows what is given"
    );
    assert_eq!(found["w"], json!(false));
}

#[test]
fn broken_locals_lose_only_what_is_broken() {
    let reading = around("locals {\n  a = \"x\n  b = [1, 2]\n  c = {\n}\n");
    let found = body(&reading, "aws_a.uses");
    assert_eq!(found["local"], json!({ "?": "syntax error" }));
    assert_eq!(found["other"], json!([1, 2]));
}

#[test]
fn a_broken_call_of_a_module_is_read_and_doubtful() {
    for text in [
        "module \"m\" {\n  source = \"./m\"\n  given = \"x\"\n  not_g\n}\n",
        "module \"m\" {\n  source = \"./m\n  given = \"x\"\n}\n",
        "module \"m\" {\n  given = \"x\"\n  source = \"./m\"\n",
    ] {
        let reading = around(text);
        let inside = declared(&reading, "module.m.aws_a.inside");
        assert!(inside.doubtful.is_some(), "{text}");
        assert_eq!(
            body(&reading, "module.m.aws_a.inside"),
            json!({ "given": "x", "not_given": { "?": "the block is not complete" } }),
            "{text}"
        );
        assert_eq!(body(&reading, "aws_a.uses")["module"], json!("x"), "{text}");
    }
}

#[test]
fn broken_outputs_providers_and_documents() {
    let module = "module \"m\" {\n  source = \"./n\"\n}\n";
    let uses = "resource \"aws_a\" \"b\" {\n  out = try(module.m.out, \"none\")\n}\n";
    for inner in [
        "output \"out\" {\n  value = \n}\n",
        "output \"out\" {\n  val\n}\n",
        "output \"ou",
    ] {
        let files = [("main.tf", module), ("b.tf", uses), ("n/main.tf", inner)];
        let found = body(&read(&files), "aws_a.b");
        assert!(found["out"].get("?").is_some(), "{inner}: {found}");
    }
    let reading = around(
        "provider \"aws\" {\n  region = \"r\"\n  default_tags {\n}\ndata \"aws_iam_policy_document\" \"p\" {\n  statement {\n    actions = [\"*\"]\n  }\n  statement {\n",
    );
    assert!(declared(&reading, "provider.aws").is_incomplete());
    assert_eq!(body(&reading, "provider.aws")["region"], json!("r"));
    let found = body(&reading, "aws_a.uses");
    assert_eq!(found["policy"], json!({ "?": "the block is not complete" }));
}

#[test]
fn a_block_behind_another_on_its_line_is_read() {
    let reading =
        broken("resource \"aws_a\" \"a\" {\n  x = 1\n}resource \"aws_a\" \"b\" {\n  x = 2\n}\n");
    assert_eq!(addresses(&reading), ["aws_a.a", "aws_a.b"]);
    assert!(reading.declared.iter().all(|one| one.doubtful.is_none()));
    assert_eq!(reading.errors.len(), 1);
}

#[test]
fn what_the_language_makes_a_part_of_an_open_block() {
    // Both are sound: Terraform itself reads the second block as a part of the first.
    for (opens, ends) in [("x = <<END", "END"), ("/* x", "*/")] {
        let reading = broken(&format!(
            "resource \"aws_a\" \"a\" {{\n  {opens}\n}}\nresource \"aws_a\" \"b\" {{\n{ends}\n}}\nresource \"aws_a\" \"c\" {{\n  x = 1\n}}\n"
        ));
        assert_eq!(addresses(&reading), ["aws_a.a", "aws_a.c"], "{opens}");
        assert_eq!(reading.errors, [], "{opens}");
    }
    // Without an end they run to the end of the file, which is an error, and then blocks are told by how they begin.
    for opens in ["x = <<END", "/* x"] {
        let reading = broken(&format!(
            "resource \"aws_a\" \"a\" {{\n  {opens}\n}}\nresource \"aws_a\" \"c\" {{\n  x = 1\n}}\n"
        ));
        assert_eq!(addresses(&reading), ["aws_a.a", "aws_a.c"], "{opens}");
        assert!(declared(&reading, "aws_a.a").is_incomplete(), "{opens}");
        assert_eq!(body(&reading, "aws_a.c"), json!({ "x": 1 }), "{opens}");
    }
}

#[test]
fn many_broken_statements_end() {
    let statements = "  x = [\n  b {\n".repeat(20_000);
    let reading = broken(&format!(
        "resource \"aws_a\" \"a\" {{\n{statements}}}\nresource \"aws_a\" \"c\" {{\n  x = 1\n}}\n"
    ));
    assert_eq!(addresses(&reading), ["aws_a.a", "aws_a.c"]);
    let joined = "resource \"aws_a\" \"a\" {\n}".repeat(20_000);
    assert!(!broken(&joined).errors.is_empty());
}
