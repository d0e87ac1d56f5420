//! Policy documents, and azapi resources.

use super::{body, declared, one, underlined};
use policy::Dialect;
use serde_json::json;

#[test]
fn an_iam_policy_document() {
    let reading = one(r#"
variable "u" {}
data "aws_iam_policy_document" "d" {
  policy_id = "p"
  statement {
    sid           = "一"
    effect        = "Deny"
    not_actions   = ["s3:*"]
    not_resources = ["arn:aws:s3:::${var.u}"]
    principals {
      type        = "AWS"
      identifiers = ["111122223333"]
    }
    principals {
      type        = "AWS"
      identifiers = [var.u]
    }
    principals {
      type        = "Service"
      identifiers = ["a.amazonaws.com"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:x"
      values   = ["a"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:y"
      values   = ["b"]
    }
    condition {
      test     = "Bool"
      variable = "aws:z"
      values   = ["true"]
    }
  }
  statement {
    actions   = ["sts:AssumeRole"]
    resources = ["*"]
    not_principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}
resource "aws_a" "a" {
  policy = data.aws_iam_policy_document.d.json
}
"#);
    assert_eq!(
        body(&reading, "aws_a.a")["policy"]["json"],
        json!({
            "Version": "2012-10-17",
            "Id": "p",
            "Statement": [
                {
                    "Sid": "一",
                    "Effect": "Deny",
                    "NotAction": ["s3:*"],
                    "NotResource": [{ "open": "arn:aws:s3:::${var.u}" }],
                    "Principal": {
                        "AWS": ["111122223333", { "?": "var.u" }],
                        "Service": ["a.amazonaws.com"],
                    },
                    "Condition": {
                        "StringEquals": { "aws:x": ["a"], "aws:y": ["b"] },
                        "Bool": { "aws:z": ["true"] },
                    },
                },
                {
                    "Effect": "Allow",
                    "Action": ["sts:AssumeRole"],
                    "Resource": ["*"],
                    "NotPrincipal": "*",
                },
            ],
        })
    );
}

#[test]
fn its_parts_keep_their_own_places() {
    let reading = one(r#"
data "aws_iam_policy_document" "d" {
  statement {
    actions   = ["iam:*"]
    resources = ["*"]
  }
}
locals {
  policy = data.aws_iam_policy_document.d.json
}
resource "aws_a" "direct" {
  policy = data.aws_iam_policy_document.d.json
}
resource "aws_a" "local" {
  count  = 1
  policy = local.policy
}
"#);
    for address in ["aws_a.direct", "aws_a.local"] {
        let part = |path: &[&str]| underlined(&reading, address, path);
        let action = ["policy", "Statement", "0", "Action"];
        assert_eq!(part(&action), "actions   = [\"iam:*\"]");
        assert_eq!(
            part(&["policy", "Statement", "0", "Action", "0"]),
            "\"iam:*\""
        );
        assert_eq!(part(&["policy", "Statement", "0", "Effect"]), "statement");
    }
    assert_eq!(
        underlined(&reading, "aws_a.local", &["policy"]),
        "policy = local.policy"
    );
}

#[test]
fn documents_that_take_in_others() {
    let reading = one(r#"
variable "u" {}
data "aws_iam_policy_document" "base" {
  statement {
    sid     = "A"
    actions = ["a:1"]
  }
  statement {
    sid     = "B"
    actions = ["b:1"]
  }
}
data "aws_iam_policy_document" "all" {
  source_policy_documents   = [data.aws_iam_policy_document.base.json]
  override_policy_documents = [jsonencode({ Statement = [{ Sid = "C", Effect = "Deny", Action = "c:2" }] })]
  statement {
    sid     = "B"
    actions = ["b:2"]
  }
  statement {
    sid     = "C"
    actions = ["c:1"]
  }
}
data "aws_iam_policy_document" "half" {
  source_policy_documents = [var.u]
  statement {
    actions = ["x:1"]
  }
}
data "aws_iam_policy_document" "loop" {
  dynamic "statement" {
    for_each = var.u
    content {}
  }
}
resource "aws_a" "a" {
  all  = data.aws_iam_policy_document.all.json
  half = data.aws_iam_policy_document.half.json
  loop = data.aws_iam_policy_document.loop.minified_json
}
"#);
    let body = body(&reading, "aws_a.a");
    assert_eq!(
        body["all"]["json"]["Statement"],
        json!([
            { "Sid": "A", "Effect": "Allow", "Action": ["a:1"] },
            { "Sid": "B", "Effect": "Allow", "Action": ["b:2"] },
            { "Sid": "C", "Effect": "Deny", "Action": "c:2" },
        ])
    );
    assert_eq!(body["half"]["json"]["Statement"], json!({ "?": "var.u" }));
    assert_eq!(body["loop"]["json"]["Statement"], json!({ "?": "var.u" }));
}

#[test]
fn a_google_iam_policy() {
    let reading = one(r#"
data "google_iam_policy" "p" {
  binding {
    role    = "roles/x"
    members = ["allUsers"]
    condition {
      title      = "題"
      expression = "true"
    }
  }
}
resource "google_a" "a" {
  policy_data = data.google_iam_policy.p.policy_data
}
"#);
    assert_eq!(
        body(&reading, "google_a.a"),
        json!({ "policy_data": { "json": { "bindings": [{
            "role": "roles/x",
            "members": ["allUsers"],
            "condition": { "title": "題", "expression": "true" },
        }] } } })
    );
    let members = ["policy_data", "bindings", "0", "members"];
    assert_eq!(
        underlined(&reading, "google_a.a", &members),
        "members = [\"allUsers\"]"
    );
}

#[test]
fn azapi_resources_are_arm_resources() {
    let reading = one(r#"
variable "u" {}
resource "azapi_resource" "object" {
  type      = "Microsoft.CognitiveServices/accounts@2024-10-01"
  name      = "名"
  parent_id = azurerm_resource_group.g.id
  location  = "japaneast"
  identity {
    type         = "UserAssigned"
    identity_ids = ["/subscriptions/x"]
  }
  body = {
    kind       = "OpenAI"
    properties = { disableLocalAuth = false }
  }
}
resource "azapi_update_resource" "text" {
  type        = "Microsoft.Search/searchServices@2024-06-01"
  resource_id = "x"
  body        = jsonencode({ properties = { publicNetworkAccess = var.u } })
}
resource "azapi_resource" "unknown" {
  type = "Microsoft.Search/searchServices@2024-06-01"
  body = var.u
}
resource "azurerm_resource_group" "g" {}
"#);
    let object = declared(&reading, "azapi_resource.object");
    assert_eq!(object.dialect, Dialect::Arm);
    assert_eq!(&*object.type_name, "Microsoft.CognitiveServices/accounts");
    assert_eq!(
        body(&reading, "azapi_resource.object"),
        json!({
            "name": "名",
            "parent_id": { "->": "azurerm_resource_group.g.id" },
            "location": "japaneast",
            "identity": { "type": "UserAssigned", "userAssignedIdentities": { "/subscriptions/x": {} } },
            "kind": "OpenAI",
            "properties": { "disableLocalAuth": false },
        })
    );
    assert_eq!(
        body(&reading, "azapi_update_resource.text"),
        json!({ "properties": { "publicNetworkAccess": { "?": "var.u" } } })
    );
    assert_eq!(
        body(&reading, "azapi_resource.unknown"),
        json!({ "?": "var.u" })
    );
    let auth = ["properties", "disableLocalAuth"];
    assert_eq!(
        underlined(&reading, "azapi_resource.object", &auth),
        "disableLocalAuth = false"
    );
}
