//! Which permission a call takes, as the vendors document it. Nothing here comes from `checker/reads`: each cloud has a rule, and
//! what does not follow the rule stands here with its source.

use crate::cloud::Call;

/// Services whose actions have another prefix than the name that requests are signed with.
/// <https://docs.aws.amazon.com/cloudcontrolapi/latest/userguide/security_iam_service-with-iam.html>
const PREFIXES: [(&str, &str); 1] = [("cloudcontrolapi", "cloudformation")];
/// Operations that everybody may call, even where a policy denies them.
/// <https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html>
const FREE: [&str; 1] = ["sts:GetCallerIdentity"];

/// The action of a call to AWS: the service's prefix and the operation.
/// <https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html>
pub(crate) fn of_aws(call: &Call) -> Option<String> {
    let other = PREFIXES.iter().find(|(name, _)| *name == call.service);
    let prefix = other.map_or(call.service.as_str(), |(_, prefix)| prefix);
    let action = format!("{prefix}:{}", call.operation);
    (!FREE.contains(&action.as_str())).then_some(action)
}

/// The action of a call to the Azure Resource Manager, of which all are GET: the provider, the types in the path, and `read`.
/// <https://learn.microsoft.com/en-us/azure/role-based-access-control/resource-provider-operations>
pub(crate) fn of_azure(call: &Call) -> Option<String> {
    if call.service != "management.azure.com" {
        // The endpoint of the managed identity, which is the machine's own.
        assert_eq!(call.operation, "ManagedIdentityToken");
        return None;
    }
    let path = call.target.split('?').next().unwrap();
    let Some((_, behind)) = path.rsplit_once("/providers/") else {
        // Subscriptions and resource groups are those of the Resource Manager itself.
        assert_eq!(path, "/subscriptions");
        return Some("Microsoft.Resources/subscriptions/read".to_owned());
    };
    let mut segments = behind.split('/');
    let provider = segments.next().unwrap();
    // Behind the provider a type and a name take turns.
    let types: Vec<&str> = segments.step_by(2).collect();
    Some(format!("{provider}/{}/read", types.join("/")))
}

/// Methods of Google whose permission has another name than the method.
const METHODS: [(&str, &str); 8] = [
    // https://docs.cloud.google.com/iam/docs/roles-permissions/accesscontextmanager
    (
        "accesscontextmanager.accessPolicies.list",
        "accesscontextmanager.policies.list",
    ),
    // https://docs.cloud.google.com/iam/docs/roles-permissions/aiplatform
    (
        "aiplatform.projects.getCacheConfig",
        "aiplatform.cacheConfigs.get",
    ),
    // https://docs.cloud.google.com/asset-inventory/docs/access-control
    (
        "cloudasset.searchAllResources",
        "cloudasset.assets.searchAllResources",
    ),
    // https://docs.cloud.google.com/model-armor/iam-permissions
    (
        "modelarmor.projects.locations.getFloorSetting",
        "modelarmor.floorSettings.get",
    ),
    (
        "modelarmor.folders.locations.getFloorSetting",
        "modelarmor.floorSettings.get",
    ),
    (
        "modelarmor.organizations.locations.getFloorSetting",
        "modelarmor.floorSettings.get",
    ),
    // https://docs.cloud.google.com/resource-manager/docs/reference/orgpolicy/rest/v2/projects.policies/getEffectivePolicy
    (
        "orgpolicy.projects.policies.getEffectivePolicy",
        "orgpolicy.policy.get",
    ),
    // Only projects are found of which one has this permission.
    // https://docs.cloud.google.com/resource-manager/reference/rest/v3/projects/search
    (
        "cloudresourcemanager.projects.search",
        "resourcemanager.projects.get",
    ),
];
/// Services whose permissions begin with another word than their methods.
/// <https://docs.cloud.google.com/resource-manager/docs/access-control-proj>
const SERVICES: [(&str, &str); 1] = [("cloudresourcemanager", "resourcemanager")];
/// What a list of assets takes is decided by what it is asked for.
/// <https://docs.cloud.google.com/asset-inventory/docs/access-control>
const CONTENTS: [(&str, &str); 2] = [
    ("contentType=RESOURCE", "cloudasset.assets.listResource"),
    ("contentType=IAM_POLICY", "cloudasset.assets.listIamPolicy"),
];

/// The permission of a call to Google Cloud: the method's service, noun and verb, without the containers between them.
/// <https://docs.cloud.google.com/iam/docs/roles-permissions>
pub(crate) fn of_google(call: &Call) -> String {
    let method = call.operation.as_str();
    if method == "cloudasset.assets.list" {
        let content = CONTENTS
            .iter()
            .find(|(content, _)| call.target.contains(content));
        return content.unwrap().1.to_owned();
    }
    if let Some((_, permission)) = METHODS.iter().find(|(known, _)| *known == method) {
        return (*permission).to_owned();
    }
    let parts: Vec<&str> = method.split('.').collect();
    let [service, .., noun, verb] = parts[..] else {
        panic!("{method} is no method");
    };
    let other = SERVICES.iter().find(|(name, _)| *name == service);
    let service = other.map_or(service, |(_, other)| other);
    format!("{service}.{noun}.{verb}")
}

/// How the actions begin that handlers of a service's types may need, by the beginning of the types.
/// <https://docs.aws.amazon.com/cloudcontrolapi/latest/userguide/security.html>
const HANDLERS: [(&str, &[&str]); 12] = [
    ("AWS::S3Vectors::", &["s3vectors"]),
    ("AWS::BedrockAgentCore::", &["bedrock-agentcore", "kms"]),
    ("AWS::EC2::", &["ec2", "vpc-lattice"]),
    ("AWS::GuardDuty::", &["guardduty"]),
    ("AWS::IAM::", &["iam"]),
    ("AWS::KMS::", &["kms"]),
    ("AWS::Lambda::", &["lambda"]),
    ("AWS::Logs::", &["logs"]),
    ("AWS::OpenSearchServerless::", &["aoss", "kms"]),
    ("AWS::S3::", &["s3"]),
    ("AWS::SageMaker::", &["sagemaker"]),
    ("AWS::Bedrock::", &["bedrock"]),
];

/// The prefixes of the actions that a type's handlers may need, its own first.
pub(crate) fn prefixes(kind: &str) -> &'static [&'static str] {
    let known = HANDLERS.iter().find(|(start, _)| kind.starts_with(start));
    known
        .unwrap_or_else(|| panic!("which actions read {kind}?"))
        .1
}

/// Types that the API of their service calls otherwise, or reads by another verb than Get.
const READING: [(&str, &str); 18] = [
    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html
    ("AWS::Bedrock::KnowledgeBasePolicy", "GetResourcePolicy"),
    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrockagentcore.html
    ("AWS::BedrockAgentCore::BrowserCustom", "GetBrowser"),
    (
        "AWS::BedrockAgentCore::CodeInterpreterCustom",
        "GetCodeInterpreter",
    ),
    (
        "AWS::BedrockAgentCore::OAuth2CredentialProvider",
        "GetOauth2CredentialProvider",
    ),
    ("AWS::BedrockAgentCore::Runtime", "GetAgentRuntime"),
    (
        "AWS::BedrockAgentCore::RuntimeEndpoint",
        "GetAgentRuntimeEndpoint",
    ),
    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
    ("AWS::EC2::VPCEndpoint", "DescribeVpcEndpoints"),
    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
    ("AWS::IAM::ManagedPolicy", "GetPolicyVersion"),
    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html
    ("AWS::KMS::Key", "DescribeKey"),
    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html
    ("AWS::Logs::LogGroup", "DescribeLogGroups"),
    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonopensearchserverless.html
    (
        "AWS::OpenSearchServerless::Collection",
        "BatchGetCollection",
    ),
    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
    ("AWS::S3::Bucket", "GetBucketPublicAccessBlock"),
    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html
    ("AWS::SageMaker::Domain", "DescribeDomain"),
    ("AWS::SageMaker::EndpointConfig", "DescribeEndpointConfig"),
    ("AWS::SageMaker::FeatureGroup", "DescribeFeatureGroup"),
    ("AWS::SageMaker::Model", "DescribeModel"),
    (
        "AWS::SageMaker::NotebookInstance",
        "DescribeNotebookInstance",
    ),
    // Its handlers find it by the same call as every other one does.
    ("AWS::GuardDuty::Detector", "GetDetector"),
];

/// The action without which a type cannot be read.
pub(crate) fn reading(kind: &str) -> String {
    let noun = kind.rsplit("::").next().unwrap();
    let other = READING.iter().find(|(known, _)| *known == kind);
    let verb = other.map_or_else(|| format!("Get{noun}"), |(_, verb)| (*verb).to_owned());
    format!("{}:{verb}", prefixes(kind)[0])
}

/// The action without which the resources of a type cannot be listed: `List` and the noun in the plural.
pub(crate) fn listing(kind: &str) -> String {
    let reading = reading(kind);
    let (prefix, action) = reading.split_once(':').unwrap();
    let Some(noun) = action
        .strip_prefix("Get")
        .or_else(|| action.strip_prefix("Describe"))
    else {
        panic!("{action} reads no single {kind}");
    };
    if noun.ends_with('s') && action.starts_with("Describe") {
        // One operation of EC2 both lists and reads.
        return reading;
    }
    let plural = match noun.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ if noun.ends_with('s') => format!("{noun}es"),
        _ => format!("{noun}s"),
    };
    format!("{prefix}:List{plural}")
}
