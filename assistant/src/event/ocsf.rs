//! A GuardDuty finding as a Detection Finding of OCSF (class 2004), as Security Lake and Security Hub write it.

use super::Source;
use super::asff::grammar;
use super::finding::Finding;
use super::tree::{at, number, parse, text};
use super::twin::Twin;
use serde_json::Value;

/// The class of detection findings.
const CLASS: f64 = 2004.0;

/// The finding, or why it is none of GuardDuty.
pub(super) fn finding(written: &str) -> Result<Finding, String> {
    let ocsf =
        parse(written, false).map_err(|error| format!("the finding is not JSON: {error}"))?;
    if ocsf.get("class_uid").and_then(number) != Some(CLASS) {
        return Err(
            "it is an OCSF event of another class than Detection Finding (2004)".to_owned(),
        );
    }
    let product = text(&ocsf, "metadata.product.name").unwrap_or_default();
    let uid = text(&ocsf, "finding_info.uid")
        .or_else(|| text(&ocsf, "metadata.uid"))
        .unwrap_or_default();
    let lists = at(&ocsf, "finding_info.types").and_then(Value::as_array);
    let name = lists
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .find_map(grammar);
    if !product.contains("GuardDuty") && !uid.contains(":guardduty:") {
        return Err("it is a finding of another product than GuardDuty".to_owned());
    }
    let mut twin = Twin::default();
    twin.say(
        "type",
        name.ok_or("the finding has no type of GuardDuty")?,
        "finding_info.types[0]",
    );
    twin.say(
        "id",
        uid.rsplit('/').next().unwrap_or(uid),
        "finding_info.uid",
    );
    if uid.starts_with("arn:") {
        twin.say("arn", uid, "finding_info.uid");
        twin.say(
            "partition",
            uid.split(':').nth(1).unwrap_or("aws"),
            "finding_info.uid",
        );
    }
    let mut take = |path: &str, from: &str| twin.put(path, at(&ocsf, from), from);
    for (path, ways) in [
        ("accountId", &["cloud.account.uid", "cloud.account_uid"][..]),
        ("region", &["cloud.region"]),
        ("title", &["finding_info.title", "message"]),
        ("description", &["finding_info.desc"]),
        (
            "createdAt",
            &["finding_info.created_time_dt", "finding_info.created_time"],
        ),
        (
            "updatedAt",
            &[
                "finding_info.modified_time_dt",
                "finding_info.modified_time",
                "time_dt",
                "time",
            ],
        ),
        (
            "service.eventFirstSeen",
            &[
                "finding_info.first_seen_time_dt",
                "finding_info.first_seen_time",
                "start_time_dt",
                "start_time",
            ],
        ),
        (
            "service.eventLastSeen",
            &[
                "finding_info.last_seen_time_dt",
                "finding_info.last_seen_time",
                "end_time_dt",
                "end_time",
            ],
        ),
        ("service.count", &["count"]),
    ] {
        for from in ways {
            take(path, from);
        }
    }
    severity(&mut twin, &ocsf);
    if matches!(
        text(&ocsf, "status"),
        Some("Suppressed" | "Resolved" | "Archived")
    ) {
        twin.put("service.archived", Some(&Value::Bool(true)), "status");
    }
    unmapped(&mut twin, &ocsf);
    let evidences = ocsf.get("evidences").and_then(Value::as_array);
    for (index, evidence) in evidences.into_iter().flatten().enumerate().take(1) {
        self::evidence(&mut twin, evidence, &format!("evidences[{index}]"));
    }
    let resources = ocsf.get("resources").and_then(Value::as_array);
    for (index, resource) in resources.into_iter().flatten().enumerate() {
        self::resource(&mut twin, resource, &format!("resources[{index}]"));
    }
    Finding::of(Source::Ocsf, twin.tree, twin.origins)
}

/// The product's own number where it is kept; or the middle of what GuardDuty calls so.
fn severity(twin: &mut Twin, ocsf: &Value) {
    for from in ["unmapped.Severity.Product", "unmapped.severity"] {
        twin.put("severity", at(ocsf, from), from);
    }
    let vendor =
        at(ocsf, "vendor_attributes.severity_id").map(|id| ("vendor_attributes.severity_id", id));
    let own = ocsf.get("severity_id").map(|id| ("severity_id", id));
    if let Some((from, id)) = vendor.or(own)
        && let Some(id) = number(id)
    {
        // 1 informational, 2 low, 3 medium, 4 high, 5 critical, 6 fatal.
        let middle = match id {
            id if id >= 5.0 => 9.5,
            id if id >= 4.0 => 8.0,
            id if id >= 3.0 => 5.5,
            id if id >= 1.0 => 2.5,
            _ => return,
        };
        twin.put("severity", Some(&Value::from(middle)), from);
    }
}

/// What Security Hub's format had flattened and OCSF has no member for.
fn unmapped(twin: &mut Twin, ocsf: &Value) {
    let fields = ocsf.get("unmapped").and_then(Value::as_object);
    for (key, value) in fields.into_iter().flatten() {
        let path = key.strip_prefix("ProductFields.").unwrap_or(key);
        if let Some(path) = path.strip_prefix("aws/guardduty/") {
            let path = path.replace('/', ".");
            if path.starts_with("service.") {
                twin.put(&path, Some(value), &format!("unmapped.{key}"));
            }
        }
    }
}

/// Who did what from where.
fn evidence(twin: &mut Twin, evidence: &Value, from: &str) {
    let mut take = |path: &str, member: &str| {
        twin.put(path, at(evidence, member), &format!("{from}.{member}"));
    };
    if evidence.get("api").is_some() {
        take("service.action.awsApiCallAction.api", "api.operation");
        take(
            "service.action.awsApiCallAction.serviceName",
            "api.service.name",
        );
        take(
            "service.action.awsApiCallAction.errorCode",
            "api.response.error",
        );
        take(
            "service.action.awsApiCallAction.remoteIpDetails.ipAddressV4",
            "src_endpoint.ip",
        );
        take(
            "service.action.awsApiCallAction.remoteIpDetails.country.countryName",
            "src_endpoint.location.country",
        );
        take(
            "service.action.awsApiCallAction.remoteIpDetails.city.cityName",
            "src_endpoint.location.city",
        );
        take(
            "service.action.awsApiCallAction.userAgent",
            "http_request.user_agent",
        );
    } else if evidence.get("query").is_some() {
        take("service.action.dnsRequestAction.domain", "query.hostname");
    } else if evidence.get("src_endpoint").is_some() || evidence.get("dst_endpoint").is_some() {
        // Which end is the remote one is said by the direction.
        let inbound = matches!(
            text(evidence, "connection_info.direction"),
            Some("Inbound" | "INBOUND")
        );
        let (remote, local) = if inbound {
            ("src_endpoint", "dst_endpoint")
        } else {
            ("dst_endpoint", "src_endpoint")
        };
        let action = "service.action.networkConnectionAction";
        take(
            &format!("{action}.remoteIpDetails.ipAddressV4"),
            &format!("{remote}.ip"),
        );
        take(
            &format!("{action}.remoteIpDetails.country.countryName"),
            &format!("{remote}.location.country"),
        );
        take(
            &format!("{action}.remotePortDetails.port"),
            &format!("{remote}.port"),
        );
        take(
            &format!("{action}.localPortDetails.port"),
            &format!("{local}.port"),
        );
        take(
            &format!("{action}.localIpDetails.ipAddressV4"),
            &format!("{local}.ip"),
        );
    }
    take("resource.accessKeyDetails.userName", "actor.user.name");
    take("resource.accessKeyDetails.principalId", "actor.user.uid");
    take("resource.accessKeyDetails.userType", "actor.user.type");
    take(
        "resource.accessKeyDetails.accessKeyId",
        "actor.user.credential_uid",
    );
    take("service.runtimeDetails.process.name", "process.name");
    take(
        "service.runtimeDetails.process.executablePath",
        "process.file.path",
    );
}

/// One resource as the part of a finding that it was.
fn resource(twin: &mut Twin, resource: &Value, from: &str) {
    let id = text(resource, "uid")
        .or_else(|| text(resource, "name"))
        .unwrap_or_default();
    let own = if text(resource, "uid").is_some() {
        format!("{from}.uid")
    } else {
        format!("{from}.name")
    };
    let name = id.rsplit(['/', ':']).next().unwrap_or(id);
    let kind = text(resource, "type").unwrap_or_default().replace("::", "");
    match kind.to_ascii_lowercase().as_str() {
        "awsiamaccesskey" | "accesskey" => {
            twin.say("resource.accessKeyDetails.accessKeyId", name, &own);
            let data = ["data.AwsIamAccessKey", "data"]
                .into_iter()
                .find_map(|path| at(resource, path));
            let members = [
                ("principalId", "principalId"),
                ("userType", "principalType"),
                ("userName", "principalName"),
                ("userName", "userName"),
            ];
            for (path, member) in members {
                let pascal: String = member
                    .chars()
                    .enumerate()
                    .map(|(index, letter)| {
                        if index == 0 {
                            letter.to_ascii_uppercase()
                        } else {
                            letter
                        }
                    })
                    .collect();
                let value = data.and_then(|data| data.get(member).or_else(|| data.get(&pascal)));
                twin.put(
                    &format!("resource.accessKeyDetails.{path}"),
                    value,
                    &format!("{from}.data"),
                );
            }
            twin.say("resource.resourceType", "AccessKey", &own);
        }
        "awsec2instance" | "instance" => {
            twin.say("resource.instanceDetails.instanceId", name, &own);
            twin.say("resource.resourceType", "Instance", &own);
        }
        "awss3bucket" | "s3bucket" => {
            let count = at(&twin.tree, "resource.s3BucketDetails")
                .and_then(Value::as_array)
                .map_or(0, Vec::len);
            twin.say(
                &format!("resource.s3BucketDetails[{count}].name"),
                name,
                &own,
            );
            twin.say("resource.resourceType", "S3Bucket", &own);
        }
        "awsekscluster" | "ekscluster" => twin.say("resource.eksClusterDetails.name", name, &own),
        "awsecscluster" | "ecscluster" => twin.say("resource.ecsClusterDetails.name", name, &own),
        "awsrdsdbinstance" | "rdsdbinstance" => twin.say(
            "resource.rdsDbInstanceDetails.dbInstanceIdentifier",
            name,
            &own,
        ),
        "awslambdafunction" | "lambda" => {
            twin.say("resource.lambdaDetails.functionName", name, &own);
        }
        _ if id.contains(":guardrail/") => twin.say(
            "resource.bedrockGuardrailDetails.guardrails[0].arn",
            id,
            &own,
        ),
        _ => {}
    }
}
