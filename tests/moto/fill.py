"""Fills moto with what a test needs, by AWS's own SDK, and prints what the test has to know of it, as JSON.

fill.py URL SCENE
"""

import json
import sys
import urllib.request

import boto3

URL, SCENE = sys.argv[1:]
REGION = "ap-northeast-1"


def client(service, region=REGION, key="AKIAEXAMPLEEXAMPLE01", secret="secret", token=None):
    return boto3.client(
        service,
        region_name=region,
        endpoint_url=URL,
        aws_access_key_id=key,
        aws_secret_access_key=secret,
        aws_session_token=token,
    )


def agent(name, role, **credentials):
    """An agent; moto makes its id of its name, so that this is in ASCII."""
    answer = client("bedrock-agent", **credentials).create_agent(
        agentName=name,
        agentResourceRoleArn=role,
        foundationModel="anthropic.claude-sonnet-4-5-20250929-v1:0",
        description="お客様窓口のエージェント",
        instruction="商品と配送についてのご質問に、社内の資料だけを根拠として、丁寧な日本語でお答えください。短く、正確に答えます。",
    )
    return answer["agent"]["agentArn"]


def estate():
    """An agent without a guardrail, a knowledge base, and logging that leaves images out, in one Region."""
    trust = {"Version": "2012-10-17", "Statement": []}
    role = client("iam").create_role(RoleName="agents", AssumeRolePolicyDocument=json.dumps(trust))
    role = role["Role"]["Arn"]
    storage = {
        "type": "OPENSEARCH_SERVERLESS",
        "opensearchServerlessConfiguration": {
            "collectionArn": f"arn:aws:aoss:{REGION}:123456789012:collection/abcdefghij1234567890",
            "vectorIndexName": "index",
            "fieldMapping": {"vectorField": "vector", "textField": "text", "metadataField": "metadata"},
        },
    }
    model = f"arn:aws:bedrock:{REGION}::foundation-model/amazon.titan-embed-text-v2:0"
    client("bedrock-agent").create_knowledge_base(
        name="rules",
        description="社内規程",
        roleArn=role,
        knowledgeBaseConfiguration={
            "type": "VECTOR",
            "vectorKnowledgeBaseConfiguration": {"embeddingModelArn": model},
        },
        storageConfiguration=storage,
    )
    client("s3").create_bucket(Bucket="prompts", CreateBucketConfiguration={"LocationConstraint": REGION})
    client("bedrock").put_model_invocation_logging_configuration(
        loggingConfig={
            "s3Config": {"bucketName": "prompts", "keyPrefix": "bedrock"},
            "textDataDeliveryEnabled": True,
            "imageDataDeliveryEnabled": False,
            "embeddingDataDeliveryEnabled": True,
        }
    )
    return {"agent": agent("reception", role)}


def organization():
    """More accounts than a page of the list has. One of them is closed, and one has an agent."""
    organizations = client("organizations", region="us-east-1")
    organizations.create_organization(FeatureSet="ALL")
    accounts = []
    for number in range(21):
        answer = organizations.create_account(AccountName=f"支店 {number}", Email=f"branch{number}@example.jp")
        accounts.append(answer["CreateAccountStatus"]["AccountId"])
    closed, branch = accounts[0], accounts[-1]
    organizations.close_account(AccountId=closed)
    role = f"arn:aws:iam::{branch}:role/sekisho-read"
    lent = client("sts").assume_role(RoleArn=role, RoleSessionName="fill")["Credentials"]
    key = {"key": lent["AccessKeyId"], "secret": lent["SecretAccessKey"], "token": lent["SessionToken"]}
    return {"agent": agent("branch", role, **key), "accounts": accounts, "closed": closed, "branch": branch}


def identities():
    """A user with the policy on standard input and one without any; from now on moto asks IAM."""
    agent("reception", "arn:aws:iam::123456789012:role/agents")
    iam = client("iam")
    policy = iam.create_policy(PolicyName="sekisho", PolicyDocument=sys.stdin.read())["Policy"]["Arn"]
    keys = {}
    for name in ["allowed", "denied"]:
        iam.create_user(UserName=name)
        key = iam.create_access_key(UserName=name)["AccessKey"]
        keys[name] = [key["AccessKeyId"], key["SecretAccessKey"]]
    iam.attach_user_policy(UserName="allowed", PolicyArn=policy)
    ask = urllib.request.Request(f"{URL}/moto-api/reset-auth", data=b"0", headers={"Content-Type": "text/plain"})
    urllib.request.urlopen(ask).close()
    return keys


print(json.dumps({"estate": estate, "organization": organization, "identities": identities}[SCENE]()))
