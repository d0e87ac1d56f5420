//! An organization of any size, made up answer by answer, so that nothing of it is in memory.

use super::asked::{Asked, Protocol};
use super::clock;
use super::pages::{Paging, Turn};
use super::refuse::{No, refuse};
use super::wire::{Answer, value_of};
use serde_json::{Value, json};
use std::fmt::Write as _;

/// How large the organization is. Its first account is the management account.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Generated {
    pub(crate) accounts: u32,
    /// At most seventeen.
    pub(crate) regions: usize,
    /// In each account and Region; every tenth has a defect.
    pub(crate) guardrails: u32,
    /// In each account and Region.
    pub(crate) agents: u32,
}

/// The Regions that are on in every account.
const REGIONS: [&str; 17] = [
    "ap-northeast-1",
    "us-east-1",
    "us-east-2",
    "us-west-1",
    "us-west-2",
    "ap-northeast-2",
    "ap-northeast-3",
    "ap-south-1",
    "ap-southeast-1",
    "ap-southeast-2",
    "ca-central-1",
    "eu-central-1",
    "eu-north-1",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "sa-east-1",
];

/// The number of the first account.
const FIRST: u64 = 100_000_000_000;

impl Generated {
    /// The id of an account by its number.
    pub(crate) fn account(number: u32) -> String {
        (FIRST + u64::from(number)).to_string()
    }

    /// How many guardrails have a defect.
    pub(crate) fn defects(&self) -> u32 {
        let regions = u32::try_from(self.regions).unwrap();
        (self.accounts * regions * self.guardrails).div_ceil(10)
    }

    /// The operation and its answer, if this is something that is made up.
    pub(crate) fn answer(&self, asked: &Asked<'_>) -> Option<(&'static str, Answer)> {
        let segments: Vec<&str> = asked.request.path.trim_matches('/').split('/').collect();
        let method = asked.request.method.as_str();
        let known = match (asked.service.as_str(), asked.protocol) {
            ("bedrock", Protocol::Rest) => match (method, &segments[..]) {
                ("GET", ["guardrails"]) => ("ListGuardrails", self.guardrails(asked)),
                ("GET", ["guardrails", id]) => ("GetGuardrail", self.guardrail(asked, id)),
                ("GET", ["logging", "modelinvocations"]) => (
                    "GetModelInvocationLoggingConfiguration",
                    Answer::json(200, &logging()),
                ),
                ("POST", ["agents"]) => ("ListAgents", self.agents(asked)),
                ("GET", ["agents", id]) => ("GetAgent", self.agent(asked, id)),
                ("POST", ["agents", _, "agentaliases"]) => {
                    let none = json!({"agentAliasSummaries": []});
                    ("ListAgentAliases", Answer::json(200, &none))
                }
                _ => return None,
            },
            ("ec2", _) if asked.operation == "DescribeRegions" => {
                ("DescribeRegions", self.describe_regions())
            }
            ("ec2", _) if asked.operation == "GetEbsEncryptionByDefault" => {
                ("GetEbsEncryptionByDefault", encryption())
            }
            ("organizations", Protocol::Json) if asked.operation == "ListAccounts" => {
                ("ListAccounts", self.list_accounts(asked))
            }
            ("cloudcontrolapi", Protocol::Json) if asked.operation == "ListResources" => {
                let kind = &asked.json["TypeName"];
                let body = json!({"TypeName": kind, "ResourceDescriptions": []});
                ("ListResources", Answer::json(200, &body))
            }
            ("cloudcontrolapi", Protocol::Json) if asked.operation == "GetResource" => {
                ("GetResource", resource(asked))
            }
            _ => return None,
        };
        Some(known)
    }

    /// Where the things of an account and Region begin to be counted; nothing if there is no such place.
    fn base(&self, asked: &Asked<'_>) -> Option<u64> {
        let number = asked.account.parse::<u64>().ok()?.checked_sub(FIRST)?;
        let region = REGIONS[..self.regions].iter();
        let region = region.clone().position(|known| *known == asked.region)?;
        let regions = u64::try_from(self.regions).ok()?;
        let place = number * regions + u64::try_from(region).ok()?;
        (number < u64::from(self.accounts)).then_some(place * u64::from(self.guardrails))
    }

    fn guardrails(&self, asked: &Asked<'_>) -> Answer {
        let Asked {
            region, account, ..
        } = asked;
        let count = self.base(asked).map_or(0, |_| self.guardrails);
        let mut body = String::from(r#"{"guardrails":["#);
        for number in 0..count {
            let comma = if number == 0 { "" } else { "," };
            let id = format!("gr{number:010}");
            let _ = write!(
                body,
                r#"{comma}{{"id":"{id}","arn":"arn:aws:bedrock:{region}:{account}:guardrail/{id}","status":"READY","name":"ガードレール-{number}","description":"窓口の対話","version":"DRAFT","createdAt":"2026-03-01T00:00:00Z","updatedAt":"2026-03-02T00:00:00Z"}}"#
            );
        }
        body.push_str("]}");
        Answer::new(200, "application/json", body)
    }

    fn guardrail(&self, asked: &Asked<'_>, id: &str) -> Answer {
        let Some((base, number)) = self.base(asked).zip(numbered(id, "gr", self.guardrails)) else {
            return refuse(asked, No::NotFound);
        };
        let Asked {
            region, account, ..
        } = asked;
        let asks_for_one = asked
            .request
            .query
            .iter()
            .any(|(name, value)| name == "guardrailVersion" && value == "1");
        let version = if asks_for_one { "1" } else { "DRAFT" };
        let strength = if (base + u64::from(number)).is_multiple_of(10) {
            "NONE"
        } else {
            "HIGH"
        };
        let mut body = format!(
            r#"{{"name":"ガードレール-{number}","description":"窓口の対話","guardrailId":"{id}","guardrailArn":"arn:aws:bedrock:{region}:{account}:guardrail/{id}","version":"{version}","status":"READY","contentPolicy":{{"filters":["#
        );
        for kind in ["SEXUAL", "VIOLENCE", "HATE", "INSULTS", "MISCONDUCT"] {
            let _ = write!(
                body,
                r#"{{"type":"{kind}","inputStrength":"HIGH","outputStrength":"HIGH","inputModalities":["TEXT"],"outputModalities":["TEXT"],"inputAction":"BLOCK","outputAction":"BLOCK","inputEnabled":true,"outputEnabled":true}},"#
            );
        }
        let _ = write!(
            body,
            r#"{{"type":"PROMPT_ATTACK","inputStrength":"{strength}","outputStrength":"NONE","inputModalities":["TEXT"],"outputModalities":["TEXT"],"inputAction":"BLOCK","inputEnabled":true}}],"tier":{{"tierName":"STANDARD"}}}},"#
        );
        body.push_str(r#""topicPolicy":{"topics":[{"name":"投資の助言","definition":"金融商品の売買を勧めること。","examples":["どの株を買えばいいですか"],"type":"DENY","inputAction":"BLOCK","outputAction":"BLOCK","inputEnabled":true,"outputEnabled":true}],"tier":{"tierName":"STANDARD"}},"#);
        body.push_str(r#""wordPolicy":{"managedWordLists":[{"type":"PROFANITY","inputAction":"BLOCK","outputAction":"BLOCK","inputEnabled":true,"outputEnabled":true}]},"#);
        body.push_str(r#""sensitiveInformationPolicy":{"piiEntities":[{"type":"EMAIL","action":"ANONYMIZE"},{"type":"PHONE","action":"ANONYMIZE"},{"type":"NAME","action":"ANONYMIZE"},{"type":"PASSWORD","action":"BLOCK"},{"type":"AWS_SECRET_KEY","action":"BLOCK"},{"type":"CREDIT_DEBIT_CARD_NUMBER","action":"BLOCK"}],"regexes":[{"name":"マイナンバー","pattern":"\\d{4}[ -]?\\d{4}[ -]?\\d{4}","action":"BLOCK"}]},"#);
        body.push_str(r#""contextualGroundingPolicy":{"filters":[{"type":"GROUNDING","threshold":0.75,"action":"BLOCK","enabled":true},{"type":"RELEVANCE","threshold":0.75,"action":"BLOCK","enabled":true}],"tier":{"tierName":"STANDARD"}},"#);
        let _ = write!(
            body,
            r#""crossRegionDetails":{{"guardrailProfileId":"apac.guardrail.v1:0","guardrailProfileArn":"arn:aws:bedrock:{region}:{account}:guardrail-profile/apac.guardrail.v1:0"}},"createdAt":"2026-03-01T00:00:00Z","updatedAt":"2026-03-02T00:00:00Z","blockedInputMessaging":"申し訳ありませんが、お答えできません。","blockedOutputsMessaging":"申し訳ありませんが、お答えできません。","kmsKeyArn":"arn:aws:kms:{region}:{account}:key/5eed0000-0000-4000-8000-000000000003"}}"#
        );
        Answer::new(200, "application/json", body)
    }

    fn agents(&self, asked: &Asked<'_>) -> Answer {
        let count = self.base(asked).map_or(0, |_| self.agents);
        let agents: Vec<Value> = (0..count)
            .map(|number| {
                json!({
                    "agentId": format!("AG{number:08}"),
                    "agentName": format!("窓口-{number}"),
                    "agentStatus": "PREPARED",
                    "updatedAt": "2026-03-02T00:00:00Z",
                    "guardrailConfiguration": {"guardrailIdentifier": "gr0000000000", "guardrailVersion": "1"},
                })
            })
            .collect();
        Answer::json(200, &json!({"agentSummaries": agents}))
    }

    fn agent(&self, asked: &Asked<'_>, id: &str) -> Answer {
        let Some((_, number)) = self.base(asked).zip(numbered(id, "AG", self.agents)) else {
            return refuse(asked, No::NotFound);
        };
        let Asked {
            region, account, ..
        } = asked;
        let agent = json!({
            "agentId": id,
            "agentName": format!("窓口-{number}"),
            "agentArn": format!("arn:aws:bedrock:{region}:{account}:agent/{id}"),
            "agentVersion": "DRAFT",
            "instruction": "お客様の問い合わせに、丁寧に、社内の資料だけを根拠にして答えてください。分からないことは分からないと答えます。",
            "agentStatus": "PREPARED",
            "foundationModel": "anthropic.claude-3-5-sonnet-20240620-v1:0",
            "orchestrationType": "DEFAULT",
            "idleSessionTTLInSeconds": 600,
            "agentResourceRoleArn": format!("arn:aws:iam::{account}:role/service-role/AmazonBedrockExecutionRoleForAgents_{number}"),
            "createdAt": "2026-03-01T00:00:00Z",
            "updatedAt": "2026-03-02T00:00:00Z",
            "preparedAt": "2026-03-02T00:00:00Z",
            "guardrailConfiguration": {"guardrailIdentifier": "gr0000000000", "guardrailVersion": "1"},
            "customerEncryptionKeyArn": format!("arn:aws:kms:{region}:{account}:key/5eed0000-0000-4000-8000-000000000003"),
            "agentCollaboration": "DISABLED",
        });
        Answer::json(200, &json!({"agent": agent}))
    }

    fn describe_regions(&self) -> Answer {
        let mut body = String::from(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<DescribeRegionsResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\">\n    <requestId>5eed0000-0000-4000-8000-000000000000</requestId>\n    <regionInfo>\n",
        );
        for region in &REGIONS[..self.regions] {
            let _ = writeln!(
                body,
                "        <item><regionName>{region}</regionName><regionEndpoint>ec2.{region}.amazonaws.com</regionEndpoint><optInStatus>opt-in-not-required</optInStatus></item>"
            );
        }
        body.push_str("    </regionInfo>\n</DescribeRegionsResponse>");
        Answer::xml(200, body)
    }

    /// Twenty accounts a page, which is all that AWS gives.
    fn list_accounts(&self, asked: &Asked<'_>) -> Answer {
        let Ok(turn) = Turn::read(asked, "NextToken") else {
            return refuse(asked, No::BadToken);
        };
        let paging = Paging {
            size: Some(20),
            empty: false,
        };
        let (range, token) = turn.range(self.accounts as usize, paging, None);
        let management = Self::account(0);
        let accounts: Vec<Value> = range
            .map(|number| {
                let id = Self::account(u32::try_from(number).unwrap());
                json!({
                    "Id": id,
                    "Arn": format!("arn:aws:organizations::{management}:account/o-examplexxx/{id}"),
                    "Email": format!("account-{number}@example.jp"),
                    "Name": format!("部門-{number}"),
                    "Status": "ACTIVE",
                    "State": "ACTIVE",
                    "JoinedMethod": "CREATED",
                    "JoinedTimestamp": 1_700_000_000,
                })
            })
            .collect();
        let mut body = json!({"Accounts": accounts});
        if let Some(token) = token {
            body["NextToken"] = token.into();
        }
        Answer::new(200, "application/x-amz-json-1.1", body.to_string())
    }
}

/// The number in an id, if it is one of so many.
fn numbered(id: &str, prefix: &str, count: u32) -> Option<u32> {
    let number = id.strip_prefix(prefix)?.parse().ok()?;
    (number < count).then_some(number)
}

fn logging() -> Value {
    json!({"loggingConfig": {
        "cloudWatchConfig": {"logGroupName": "/aws/bedrock/invocations", "roleArn": "arn:aws:iam::100000000000:role/BedrockLogging"},
        "textDataDeliveryEnabled": true,
        "imageDataDeliveryEnabled": true,
        "embeddingDataDeliveryEnabled": true,
        "videoDataDeliveryEnabled": true,
        "audioDataDeliveryEnabled": true,
    }})
}

/// That new volumes are encrypted.
fn encryption() -> Answer {
    let body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<GetEbsEncryptionByDefaultResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><requestId>5eed0000-0000-4000-8000-000000000000</requestId><ebsEncryptionByDefault>true</ebsEncryptionByDefault></GetEbsEncryptionByDefaultResponse>";
    Answer::new(200, "text/xml;charset=UTF-8", body.to_owned())
}

/// The key and the role that the agents name, in good order.
fn resource(asked: &Asked<'_>) -> Answer {
    let (kind, id) = (&asked.json["TypeName"], &asked.json["Identifier"]);
    let trusts = json!({"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Principal": {"Service": "bedrock.amazonaws.com"}, "Action": "sts:AssumeRole"}]});
    let properties = match kind.as_str() {
        Some("AWS::KMS::Key") => {
            json!({"KeyId": id, "EnableKeyRotation": true, "KeySpec": "SYMMETRIC_DEFAULT", "Enabled": true,
            "KeyPolicy": {"Version": "2012-10-17", "Statement": []}})
        }
        Some("AWS::IAM::Role") => json!({"RoleName": id, "AssumeRolePolicyDocument": trusts}),
        _ => return refuse(asked, No::NotFound),
    };
    let description = json!({"Identifier": id, "Properties": properties.to_string()});
    Answer::json(
        200,
        &json!({"TypeName": kind, "ResourceDescription": description}),
    )
}
