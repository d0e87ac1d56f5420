//! Modules that are here, in a registry, or nowhere.

use super::memory::Memory;
use super::{addresses, body, declared, read};
use lsp::source::terraform;
use serde_json::json;
use std::path::{Path, PathBuf};

const BUCKET: &str = r#"
variable "name" {}
variable "versioning" {
  default = "Enabled"
}
resource "aws_s3_bucket" "this" {
  bucket = var.name
}
resource "aws_s3_bucket_versioning" "this" {
  bucket = aws_s3_bucket.this.id
  status = var.versioning
}
output "bucket" { value = aws_s3_bucket.this.bucket }
output "arn" { value = aws_s3_bucket.this.arn }
"#;

#[test]
fn what_local_modules_declare_and_give() {
    let reading = read(&[
        (
            "main.tf",
            r#"
variable "env" {}
module "logs" {
  source     = "./modules/bucket"
  name       = "${"ログ"}-x"
  versioning = var.env
}
module "site" {
  source = "./modules/bucket"
  name   = "site"
}
resource "aws_a" "a" {
  name  = module.logs.bucket
  arn   = module.site.arn
  none  = module.site.nothing
  whole = module.site
}
"#,
        ),
        ("modules/bucket/main.tf", BUCKET),
    ]);
    assert_eq!(reading.errors, []);
    assert_eq!(
        addresses(&reading),
        [
            "module.logs.aws_s3_bucket.this",
            "module.logs.aws_s3_bucket_versioning.this",
            "module.site.aws_s3_bucket.this",
            "module.site.aws_s3_bucket_versioning.this",
            "aws_a.a",
        ]
    );
    assert_eq!(
        body(&reading, "module.logs.aws_s3_bucket_versioning.this"),
        json!({ "bucket": { "->": "module.logs.aws_s3_bucket.this.id" }, "status": { "?": "var.env" } })
    );
    assert_eq!(
        body(&reading, "module.site.aws_s3_bucket_versioning.this")["status"],
        json!("Enabled")
    );
    let arn = json!({ "->": "module.site.aws_s3_bucket.this.arn" });
    assert_eq!(
        body(&reading, "aws_a.a"),
        json!({
            "name": "ログ-x", "arn": arn, "none": { "?": "module.site.nothing" },
            "whole": { "arn": arn, "bucket": "site" },
        })
    );
    assert_eq!(reading.included, [PathBuf::from("modules/bucket")]);
    assert_eq!(reading.not_understood, []);
}

#[test]
fn instances_of_modules() {
    let reading = read(&[
        (
            "main.tf",
            r#"
variable "u" {}
module "each" {
  source   = "./m"
  for_each = toset(["a", "b"])
  name     = each.key
}
module "same" {
  source = "./m"
  count  = 2
  name   = "same"
}
module "maybe" {
  source = "./m"
  count  = var.u ? 1 : 0
  name   = "n"
}
module "never" {
  source = "./m"
  count  = 0
  name   = "n"
}
resource "aws_a" "a" {
  one   = module.each["b"].arn
  all   = [for m in module.each : m.bucket]
  same  = module.same[1].arn
  maybe = module.maybe[0].arn
  never = one(module.never[*].arn)
}
"#,
        ),
        ("m/main.tf", BUCKET),
    ]);
    assert_eq!(
        addresses(&reading),
        [
            "module.each[\"a\"].aws_s3_bucket.this",
            "module.each[\"a\"].aws_s3_bucket_versioning.this",
            "module.each[\"b\"].aws_s3_bucket.this",
            "module.each[\"b\"].aws_s3_bucket_versioning.this",
            "module.same.aws_s3_bucket.this",
            "module.same.aws_s3_bucket_versioning.this",
            "module.maybe.aws_s3_bucket.this",
            "module.maybe.aws_s3_bucket_versioning.this",
            "aws_a.a",
        ]
    );
    let maybe = declared(&reading, "module.maybe.aws_s3_bucket.this");
    assert_eq!(maybe.doubtful.as_deref(), Some("var.u"));
    assert_eq!(
        declared(&reading, "module.same.aws_s3_bucket.this").doubtful,
        None
    );
    assert_eq!(
        body(&reading, "aws_a.a"),
        json!({
            "one": { "->": "module.each[\"b\"].aws_s3_bucket.this.arn" },
            "all": ["a", "b"],
            "same": { "->": "module.same.aws_s3_bucket.this.arn" },
            "maybe": { "?": "var.u" },
        })
    );
}

#[test]
fn modules_in_modules_and_beside_the_root_module() {
    let files = Memory::of(&[
        (
            "live/prod/main.tf",
            "module \"outer\" {\n  source = \"../../modules/outer\"\n  name = \"x\"\n}\n",
        ),
        (
            "modules/outer/main.tf",
            "variable \"name\" {}\nmodule \"inner\" {\n  source = \"./inner\"\n  name = \"${var.name}-y\"\n}\nresource \"aws_a\" \"p\" {\n  path = path.module\n}\n",
        ),
        (
            "modules/outer/inner/main.tf",
            "variable \"name\" {}\nresource \"aws_a\" \"a\" {\n  name = var.name\n}\n",
        ),
    ]);
    let reading = terraform::read(Path::new("live/prod"), &files);
    assert_eq!(
        addresses(&reading),
        ["module.outer.module.inner.aws_a.a", "module.outer.aws_a.p"]
    );
    assert_eq!(
        body(&reading, "module.outer.module.inner.aws_a.a"),
        json!({ "name": "x-y" })
    );
    assert_eq!(
        body(&reading, "module.outer.aws_a.p"),
        json!({ "path": "../../modules/outer" })
    );
    assert_eq!(
        reading.included,
        [
            PathBuf::from("modules/outer/inner"),
            PathBuf::from("modules/outer")
        ]
    );
}

#[test]
fn modules_in_a_registry() {
    let reading = read(&[(
        "main.tf",
        r#"
module "s3" {
  source  = "terraform-aws-modules/s3-bucket/aws"
  version = "~> 4.0"
  bucket  = "あ"
  acl     = var.acl
  rules   = [{ a = 1 }]
}
module "part" {
  source = "terraform-aws-modules/iam/aws//modules/iam-user"
}
module "many" {
  source   = "app.terraform.io/org/name/aws"
  for_each = toset(["a", "b"])
  name     = each.key
}
resource "aws_a" "a" {
  id   = module.s3.s3_bucket_id
  many = module.many["a"].id
}
variable "acl" {}
"#,
    )]);
    assert_eq!(reading.not_understood, []);
    let s3 = declared(&reading, "module.s3");
    assert_eq!(&*s3.type_name, "module:terraform-aws-modules/s3-bucket/aws");
    assert_eq!(
        body(&reading, "module.s3"),
        json!({ "bucket": "あ", "acl": { "?": "var.acl" }, "rules": [{ "a": 1 }] })
    );
    // A part of a module is another module.
    assert_eq!(
        &*declared(&reading, "module.part").type_name,
        "module:terraform-aws-modules/iam/aws//modules/iam-user"
    );
    assert_eq!(
        &*declared(&reading, "module.many[\"a\"]").type_name,
        "module:app.terraform.io/org/name/aws"
    );
    assert_eq!(
        body(&reading, "aws_a.a"),
        json!({
            "id": { "->": "module.s3.s3_bucket_id" },
            "many": { "->": "module.many[\"a\"].id" },
        })
    );
}

#[test]
fn modules_that_are_nowhere_are_said_once() {
    let reading = read(&[(
        "main.tf",
        r#"
module "git" {
  source = "git::https://user:geheim@example.com/repo.git?ref=v1"
  count  = 3
  x      = count.index
}
module "gone" {
  source = "./gone"
}
module "out" {
  source = "../out"
}
module "var" {
  source = "${var.x}/m"
}
resource "aws_a" "a" {
  x = module.git[0].x
}
"#,
    )]);
    let said: Vec<(u32, &str)> = reading
        .not_understood
        .iter()
        .map(|one| (one.line, &*one.reason))
        .collect();
    assert_eq!(
        said.iter().map(|(line, _)| *line).collect::<Vec<_>>(),
        [2, 7, 10, 13]
    );
    assert!(
        said[0].1.contains("git::https://example.com/repo.git"),
        "{said:?}"
    );
    assert!(!format!("{said:?}").contains("geheim"), "{said:?}");
    assert!(
        said[1].1.contains("`./gone` is not on the disk"),
        "{said:?}"
    );
    assert!(said[2].1.contains("outside"), "{said:?}");
    assert_eq!(addresses(&reading), ["aws_a.a"]);
    assert_eq!(
        body(&reading, "aws_a.a"),
        json!({ "x": { "->": "module.git[0].x" } })
    );
}

#[test]
fn modules_that_call_themselves_end() {
    let reading = read(&[
        ("main.tf", "module \"a\" {\n  source = \"./a\"\n}\n"),
        (
            "a/main.tf",
            "module \"b\" {\n  source = \"../b\"\n}\nresource \"aws_a\" \"a\" {\n  x = module.b.x\n}\n",
        ),
        (
            "b/main.tf",
            "module \"a\" {\n  source = \"../a\"\n}\nresource \"aws_b\" \"b\" {}\noutput \"x\" { value = 1 }\n",
        ),
    ]);
    assert_eq!(
        addresses(&reading),
        ["module.a.module.b.aws_b.b", "module.a.aws_a.a"]
    );
    assert_eq!(body(&reading, "module.a.aws_a.a"), json!({ "x": 1 }));
    assert_eq!(reading.not_understood.len(), 1);
    assert!(reading.not_understood[0].reason.contains("calls itself"));
}

#[test]
fn the_local_modules_that_a_file_names() {
    let text = "module \"a\" {\n  source = \"./modules/a\" # ここ\n}\nmodule \"b\" { source = \"../b\" }\n\
                module \"r\" {\n  source  = \"ns/name/aws\"\n}\nresource \"aws_a\" \"module\" {\n  source = \"./no\"\n}\n\
                module \"broken\" {\n  source = \"./half\"\n  x = [\n";
    assert_eq!(terraform::calls(text), ["./modules/a", "../b", "./half"]);
    let json = "{\"module\": {\"a\": {\"source\": \"./a\"}, \"b\": [{\"source\": \"ns/n/p\"}]}}";
    assert_eq!(terraform::calls(json), ["./a"]);
    assert_eq!(
        terraform::calls("resource \"a\" \"b\" {}"),
        Vec::<String>::new()
    );
}

/// Folders without end, as a link to a folder above makes them.
struct Endless;

impl lsp::source::Files for Endless {
    fn text(&self, _: &Path) -> Result<std::sync::Arc<str>, String> {
        let text = "module \"x\" {\n  source = \"./x\"\n}\nmodule \"y\" {\n  source = \"./y\"\n}\nresource \"aws_a\" \"a\" {}\n";
        Ok(std::sync::Arc::from(text))
    }

    fn list(&self, folder: &Path) -> Vec<PathBuf> {
        vec![folder.join("main.tf")]
    }
}

#[test]
fn folders_without_end() {
    let reading = terraform::read(Path::new(""), &Endless);
    assert!(addresses(&reading).contains(&"aws_a.a"));
    assert!(reading.included.len() <= 1000);
    assert!(!reading.not_understood.is_empty());
}
