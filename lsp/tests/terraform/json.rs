//! `.tf.json`.

use super::{addresses, body, read, underlined};
use serde_json::json;

const TEXT: &str = r#"{
  "//": "コメント",
  "terraform": { "required_version": ">= 1.6" },
  "variable": {
    "u": { "type": "string" },
    "n": { "type": "number", "default": "5" }
  },
  "locals": { "名": "値" },
  "provider": { "aws": [{ "region": "ap-northeast-1" }, { "alias": "x", "region": "${var.u}" }] },
  "data": { "aws_region": { "r": {} } },
  "module": { "m": { "source": "./m", "name": "${local.名}-m" } },
  "output": { "o": { "value": "${var.n}" } },
  "resource": {
    "aws_a": {
      "b": {
        "count": "${var.n - 4}",
        "name": "x-${local.名}",
        "n": "${var.n}",
        "u": "${var.u}",
        "ref": "${aws_a.c.arn}",
        "text": "$${literal}",
        "list": ["a", "${local.名}"],
        "lifecycle": { "prevent_destroy": true },
        "ingress": [{ "port": 22 }],
        "dynamic": { "egress": { "for_each": ["p", "q"], "content": { "v": "${egress.value}" } } }
      },
      "c": [{ "key": { "${local.名}": 1 } }]
    }
  }
}"#;

#[test]
fn everything_as_in_the_other_syntax() {
    let reading = read(&[
        ("main.tf.json", TEXT),
        (
            "m/main.tf",
            "variable \"name\" {}\nresource \"aws_m\" \"m\" {\n  name = var.name\n}\n",
        ),
    ]);
    assert_eq!(reading.errors, []);
    assert_eq!(
        addresses(&reading),
        [
            "provider.aws",
            "provider.aws.x",
            "data.aws_region.r",
            "module.m.aws_m.m",
            "aws_a.b",
            "aws_a.c",
        ]
    );
    assert_eq!(
        body(&reading, "aws_a.b"),
        json!({
            "name": "x-値",
            "n": 5,
            "u": { "?": "var.u" },
            "ref": { "->": "aws_a.c.arn" },
            "text": "${literal}",
            "list": ["a", "値"],
            "ingress": [{ "port": 22 }],
            "egress": [{ "v": "p" }, { "v": "q" }],
        })
    );
    assert_eq!(body(&reading, "aws_a.c"), json!({ "key": { "値": 1 } }));
    assert_eq!(
        body(&reading, "module.m.aws_m.m"),
        json!({ "name": "値-m" })
    );
    assert_eq!(underlined(&reading, "aws_a.b", &[]), "\"b\"");
    assert_eq!(
        underlined(&reading, "aws_a.b", &["u"]),
        "\"u\": \"${var.u}\""
    );
    assert_eq!(
        underlined(&reading, "aws_a.b", &["ingress", "0"]),
        "{ \"port\": 22 }"
    );
}

#[test]
fn broken_json() {
    let reading = read(&[(
        "main.tf.json",
        "{\"resource\": {\"aws_a\": {\"b\": {\"x\": \"${\", \"y\": 1}, \"c\": {\"z\": }}}, \"resurce\": {}}",
    )]);
    assert!(!reading.errors.is_empty());
    assert_eq!(
        body(&reading, "aws_a.b"),
        json!({ "x": { "?": "syntax error" }, "y": 1 })
    );
    let deep = format!(
        "{{\"locals\": {{\"x\": {}{}}}}}",
        "[".repeat(9000),
        "]".repeat(9000)
    );
    assert!(!read(&[("main.tf.json", &deep)]).errors.is_empty());
}
