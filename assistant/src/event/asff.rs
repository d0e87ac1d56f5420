//! The twin of a GuardDuty finding in Security Hub, in the AWS Security Finding Format.

use super::Source;
use super::finding::Finding;
use super::tree::{parse, text};
use super::twin::Twin;
use serde_json::Value;

/// What the format puts before the path of a member that it has flattened.
const FLAT: &str = "aws/guardduty/";

/// The GuardDuty finding that it is the twin of, or why it is none.
pub(super) fn finding(written: &str) -> Result<Finding, String> {
    let asff = parse(written, true).map_err(|error| format!("the finding is not JSON: {error}"))?;
    let product = text(&asff, "productArn").is_some_and(|arn| arn.ends_with("/aws/guardduty"));
    if !product && text(&asff, "productName") != Some("GuardDuty") {
        return Err("it is a finding of another product than GuardDuty".to_owned());
    }
    let mut twin = Twin::default();
    let types = asff.get("types").and_then(Value::as_array);
    let name = types
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .find_map(grammar);
    twin.say(
        "type",
        name.ok_or("the finding has no type of GuardDuty")?,
        "types[0]",
    );
    for (path, member) in [
        ("arn", "id"),
        ("accountId", "awsAccountId"),
        ("region", "region"),
        ("title", "title"),
        ("description", "description"),
        ("createdAt", "createdAt"),
        ("updatedAt", "updatedAt"),
        ("service.eventFirstSeen", "firstObservedAt"),
        ("service.eventLastSeen", "lastObservedAt"),
    ] {
        twin.put(path, asff.get(member), member);
    }
    let id = text(&asff, "id").unwrap_or_default();
    twin.say("id", id.rsplit('/').next().unwrap_or(id), "id");
    twin.say("partition", id.split(':').nth(1).unwrap_or("aws"), "id");
    flat(&mut twin, &asff);
    severity(&mut twin, &asff);
    // What is archived there is archived in GuardDuty, or was suppressed in Security Hub alone.
    let archived = text(&asff, "recordState") == Some("ARCHIVED")
        || matches!(
            text(&asff, "workflow.status"),
            Some("SUPPRESSED" | "RESOLVED")
        );
    if archived && let Some(service) = twin.tree.get_mut("service").and_then(Value::as_object_mut) {
        service.insert("archived".to_owned(), Value::Bool(true));
    }
    let resources = asff.get("resources").and_then(Value::as_array);
    for (index, resource) in resources.into_iter().flatten().enumerate() {
        self::resource(&mut twin, resource, &format!("resources[{index}]"));
    }
    Finding::of(Source::SecurityHub, twin.tree, twin.origins)
}

/// The type in GuardDuty's own grammar. The format writes `TTPs/Initial Access/UnauthorizedAccess:EC2-SSHBruteForce`, and sometimes
/// `TTPs/Persistence/IAMUser-AnomalousBehavior` or `TTPs/DefenseEvasion/EC2:Unusual-DNS-Resolver`.
pub(super) fn grammar(written: &str) -> Option<String> {
    const RESOURCES: [&str; 12] = [
        "EC2",
        "IAMUser",
        "IAM",
        "S3",
        "Kubernetes",
        "EKS",
        "ECS",
        "Runtime",
        "Lambda",
        "RDS",
        "Container",
        "SES",
    ];
    // GuardDuty's own form, as OCSF has it.
    let own = written
        .split_once(':')
        .filter(|(purpose, rest)| !purpose.contains('/') && rest.contains('/'));
    if own.is_some() {
        return Some(written.to_owned());
    }
    let parts: Vec<_> = written.split('/').collect();
    let plain = |text: &str| text.replace([' ', '-'], "");
    let above = parts
        .len()
        .checked_sub(2)
        .and_then(|index| parts.get(index))
        .copied();
    let last = *parts.last()?;
    if let Some(above) = above.filter(|above| above.contains(':')) {
        return Some(format!("{above}/{last}"));
    }
    let (purpose, rest) = match last.split_once(':') {
        // The purpose was left to the class.
        Some((resource, family)) if RESOURCES.contains(&resource) => {
            return Some(format!("{}:{resource}/{}", plain(above?), plain(family)));
        }
        Some((purpose, rest)) => (purpose.to_owned(), rest),
        None => (plain(above?), last),
    };
    let (resource, family) = rest.split_once(['-', '/'])?;
    Some(format!("{purpose}:{resource}/{family}"))
}

/// `ProductFields` hold members as text under their whole path; `.0_` is the first element of a list.
fn flat(twin: &mut Twin, asff: &Value) {
    let fields = asff.get("productFields").and_then(Value::as_object);
    for (key, value) in fields.into_iter().flatten() {
        let Some(path) = key.strip_prefix(FLAT) else {
            continue;
        };
        if value.as_str().is_none_or(str::is_empty) {
            continue;
        }
        let steps = path.split('/').map(|step| {
            let mut names = step.split('.');
            let name = names.next().unwrap_or_default().to_owned();
            names.fold(name, |name, part| match part.strip_suffix('_') {
                Some(index) => format!("{name}[{index}]"),
                None => format!("{name}.{part}"),
            })
        });
        let path = steps.collect::<Vec<_>>().join(".");
        if path.starts_with("service.") || path.starts_with("resource.") {
            twin.put(&path, Some(value), &format!("productFields.{key}"));
        }
    }
}

/// GuardDuty's own number, or the scale of a hundred that the format normalises to.
fn severity(twin: &mut Twin, asff: &Value) {
    let severity = asff.get("severity");
    twin.put(
        "severity",
        severity.and_then(|severity| severity.get("product")),
        "severity.product",
    );
    let normalized = severity
        .and_then(|severity| severity.get("normalized"))
        .and_then(Value::as_f64);
    if let Some(normalized) = normalized {
        twin.put(
            "severity",
            Some(&Value::from(normalized / 10.0)),
            "severity.normalized",
        );
    }
}

/// One resource of the format as the part of a finding that it was.
fn resource(twin: &mut Twin, resource: &Value, from: &str) {
    let id = text(resource, "id").unwrap_or_default();
    let own = format!("{from}.id");
    let name = id.rsplit(['/', ':']).next().unwrap_or(id);
    let kind = text(resource, "type").unwrap_or_default();
    let detail = |member: &str| {
        super::tree::at(
            resource,
            &format!("details.{}.{member}", super::tree::camel(kind)),
        )
    };
    let origin = |member: &str| format!("{from}.details.{}.{member}", super::tree::camel(kind));
    let mut take = |path: &str, member: &str| twin.put(path, detail(member), &origin(member));
    match kind {
        "AwsIamAccessKey" => {
            take("resource.accessKeyDetails.principalId", "principalId");
            take("resource.accessKeyDetails.userType", "principalType");
            take("resource.accessKeyDetails.userName", "principalName");
            take("resource.accessKeyDetails.userName", "userName");
            twin.say("resource.accessKeyDetails.accessKeyId", name, &own);
            twin.say("resource.resourceType", "AccessKey", &own);
        }
        "AwsEc2Instance" => {
            take("resource.instanceDetails.imageId", "imageId");
            take("resource.instanceDetails.instanceType", "type");
            take("resource.instanceDetails.launchTime", "launchedAt");
            take(
                "resource.instanceDetails.iamInstanceProfile.arn",
                "iamInstanceProfileArn",
            );
            take(
                "resource.instanceDetails.networkInterfaces[0].vpcId",
                "vpcId",
            );
            take(
                "resource.instanceDetails.networkInterfaces[0].subnetId",
                "subnetId",
            );
            twin.say("resource.instanceDetails.instanceId", name, &own);
            twin.say("resource.resourceType", "Instance", &own);
        }
        "AwsS3Bucket" => {
            let count = super::tree::at(&twin.tree, "resource.s3BucketDetails")
                .and_then(Value::as_array)
                .map_or(0, Vec::len);
            twin.say(
                &format!("resource.s3BucketDetails[{count}].name"),
                name,
                &own,
            );
            twin.say(&format!("resource.s3BucketDetails[{count}].arn"), id, &own);
            twin.say("resource.resourceType", "S3Bucket", &own);
        }
        "AwsEksCluster" => {
            twin.say("resource.eksClusterDetails.name", name, &own);
            twin.say("resource.eksClusterDetails.arn", id, &own);
            twin.say("resource.resourceType", "EKSCluster", &own);
        }
        "AwsEcsCluster" => {
            twin.say("resource.ecsClusterDetails.name", name, &own);
            twin.say("resource.ecsClusterDetails.arn", id, &own);
            twin.say("resource.resourceType", "ECSCluster", &own);
        }
        "AwsRdsDbInstance" => {
            take("resource.rdsDbInstanceDetails.engine", "engine");
            twin.say(
                "resource.rdsDbInstanceDetails.dbInstanceIdentifier",
                name,
                &own,
            );
            twin.say("resource.rdsDbInstanceDetails.dbInstanceArn", id, &own);
            twin.say("resource.resourceType", "RDSDBInstance", &own);
        }
        "AwsLambdaFunction" => {
            take("resource.lambdaDetails.role", "role");
            twin.say("resource.lambdaDetails.functionName", name, &own);
            twin.say("resource.lambdaDetails.functionArn", id, &own);
            twin.say("resource.resourceType", "Lambda", &own);
        }
        "Container" => {
            take("resource.containerDetails.name", "name");
            take("resource.containerDetails.image", "imageName");
            twin.say("resource.resourceType", "Container", &own);
        }
        _ if id.contains(":guardrail/") => twin.say(
            "resource.bedrockGuardrailDetails.guardrails[0].arn",
            id,
            &own,
        ),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_get_their_own_grammar_back() {
        for (written, meant) in [
            (
                "TTPs/Initial Access/UnauthorizedAccess:EC2-SSHBruteForce",
                "UnauthorizedAccess:EC2/SSHBruteForce",
            ),
            (
                "TTPs/DefenseEvasion/EC2:Unusual-DNS-Resolver",
                "DefenseEvasion:EC2/UnusualDNSResolver",
            ),
            (
                "TTPs/Persistence/IAMUser-AnomalousBehavior",
                "Persistence:IAMUser/AnomalousBehavior",
            ),
            (
                "TTPs/Credential Access/IAMUser-AnomalousBehavior",
                "CredentialAccess:IAMUser/AnomalousBehavior",
            ),
            (
                "Effects/Data Exfiltration/UnauthorizedAccess:IAMUser-InstanceCredentialExfiltration.OutsideAWS",
                "UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.OutsideAWS",
            ),
            (
                "TTPs/Command and Control/Backdoor:EC2-C&CActivity.B!DNS",
                "Backdoor:EC2/C&CActivity.B!DNS",
            ),
            (
                "TTPs/AttackSequence:IAM/CompromisedCredentials",
                "AttackSequence:IAM/CompromisedCredentials",
            ),
            (
                "AttackSequence:S3/CompromisedData",
                "AttackSequence:S3/CompromisedData",
            ),
        ] {
            assert_eq!(grammar(written).as_deref(), Some(meant));
        }
        assert_eq!(grammar("TTPs"), None);
        assert_eq!(grammar(""), None);
    }
}
