//! What is only named, and cannot be read, proves nothing: a guardrail that an agent names is not there for that.

use crate::asking::{ACCOUNT, check};
use crate::cloud::{Estate, Fault, On, Server, What};
use serde_json::json;

#[test]
fn a_guardrail_that_nobody_could_read_is_not_there_because_an_agent_names_it() {
    let agent = json!({"agentId": "AGENT00001", "agentName": "窓口", "agentStatus": "PREPARED", "agentVersion": "DRAFT",
        "agentArn": "arn:aws:bedrock:ap-northeast-1:111122223333:agent/AGENT00001",
        "guardrailConfiguration": {"guardrailIdentifier": "gone00000000", "guardrailVersion": "1"}});
    let answers = Estate::of(json!([
        {"service": "bedrock", "operation": "ListGuardrails", "method": "GET", "path": "/guardrails", "account": "*", "region": "*",
            "status": 200, "answer": {"guardrails": []}},
        {"service": "bedrock", "operation": "GetGuardrail", "method": "GET", "path": "/guardrails/gone00000000", "account": "*", "region": "*",
            "status": 200, "answer": {}},
        {"service": "bedrock", "operation": "ListAgents", "method": "POST", "path": "/agents/", "account": "*", "region": "*",
            "status": 200, "answer": {"agentSummaries": [agent]}},
        {"service": "bedrock", "operation": "GetAgent", "method": "GET", "path": "/agents/AGENT00001/", "account": "*", "region": "*",
            "status": 200, "answer": {"agent": agent}},
        {"service": "bedrock", "operation": "ListAgentAliases", "method": "POST", "path": "/agents/AGENT00001/agentaliases/", "account": "*",
            "region": "*", "status": 200, "answer": {"agentAliasSummaries": []}},
    ]));
    let server = Server::start(answers);
    server.fault(Fault::always(
        On::any().operation("GetGuardrail"),
        What::Denied,
    ));
    let arguments = [
        "--aws",
        "--accounts",
        ACCOUNT,
        "--regions",
        "ap-northeast-1",
    ];
    let report = check(&server, &arguments).run().json();
    let findings = report["findings"].as_array().unwrap();
    let exists = findings.iter().find(|finding| {
        finding["guide"]
            .as_str()
            .unwrap()
            .ends_with("/guardrail-exists")
            && finding["resource"]["name"] == "窓口"
    });
    // The list was read to its end, and the guardrail is not in it.
    assert_eq!(exists.unwrap()["outcome"], "fail");
    let version = findings.iter().filter(|finding| {
        finding["resource"]["id"]
            .as_str()
            .unwrap()
            .ends_with("guardrail/gone00000000:1")
    });
    assert!(version.clone().count() > 0);
    assert!(
        version
            .clone()
            .all(|finding| finding["outcome"] == "undetermined")
    );
}
