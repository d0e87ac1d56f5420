//! Who may ask: signatures, temporary credentials, bearer tokens.

use crate::answers::{estate, guardrails};
use crate::cloud::client::{Line, Signer, bearer};
use crate::cloud::{
    AZURE_TOKEN, Estate, Fault, GOOGLE_TOKEN, On, Roles, Server, Settings, Tokens, What,
};
use serde_json::json;

/// The second that AWS's examples were signed in: 2015-08-30T12:36:00Z.
const EXAMPLE: i64 = 1_440_938_160;

/// A server whose clock stands at that second, with the credentials of AWS's examples.
fn of_the_examples() -> Server {
    let answer = |operation: &str, service: &str, path: &str| json!({"service": service, "operation": operation, "path": path, "answer": {"操作": operation}});
    let resource = "/resource-policy/arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/abc";
    let estate = Estate::of(json!([
        answer("ListUsers", "iam", "/"),
        answer("GetResourcePolicy", "bedrock", resource),
    ]));
    let key = (
        "AKIDEXAMPLE".to_owned(),
        "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY".to_owned(),
        "111122223333".to_owned(),
    );
    let settings = Settings {
        access_keys: vec![key],
        stopped_at: Some(EXAMPLE),
        ..Settings::default()
    };
    Server::with(estate, settings)
}

#[test]
fn the_example_that_aws_publishes_is_accepted() {
    let server = of_the_examples();
    let request = "GET /?Action=ListUsers&Version=2010-05-08 HTTP/1.1\r\n\
        Host: iam.amazonaws.com\r\n\
        Content-Type: application/x-www-form-urlencoded; charset=utf-8\r\n\
        X-Amz-Date: 20150830T123600Z\r\n\
        Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7\r\n\r\n";
    let heard = Line::to(server.url()).raw(request).unwrap();
    assert_eq!(
        (heard.status, heard.json()),
        (200, json!({"操作": "ListUsers"}))
    );
    // One letter of the query, one of the signature.
    for (from, to) in [("2010-05-08", "2010-05-09"), ("5d672d", "6d672d")] {
        let heard = Line::to(server.url())
            .raw(&request.replace(from, to))
            .unwrap();
        assert_eq!(
            (heard.status, heard.element("Code")),
            (403, "SignatureDoesNotMatch")
        );
    }
}

/// Signed by botocore: a path that is encoded once on the wire and twice in the signature, and a query with everything that is awkward.
#[test]
fn a_signature_of_botocore_is_accepted() {
    let server = of_the_examples();
    let request = "GET /resource-policy/arn%3Aaws%3Abedrock%3Aap-northeast-1%3A111122223333%3Aguardrail%2Fabc?b=%2B%20%3D&a=%E3%81%82&b= HTTP/1.1\r\n\
        Host: bedrock.ap-northeast-1.amazonaws.com\r\n\
        X-Amz-Date: 20150830T123600Z\r\n\
        Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/ap-northeast-1/bedrock/aws4_request, SignedHeaders=host;x-amz-date, Signature=8ecda6c57c1df97b0d2db073f70e586fb9e065f5a74f3207027daa8d7f8077af\r\n\r\n";
    let heard = Line::to(server.url()).raw(request).unwrap();
    assert_eq!(
        (heard.status, heard.json()),
        (200, json!({"操作": "GetResourcePolicy"}))
    );
}

#[test]
fn what_is_not_signed_or_signed_by_nobody_is_refused() {
    let server = Server::start(estate());
    let good = guardrails();
    let code = |heard: &crate::cloud::client::Heard| heard.header("x-amzn-errortype").to_owned();

    let other = Signer {
        secret: "another".to_owned(),
        ..good.clone()
    };
    let heard = other.get(server.url(), "/guardrails");
    assert_eq!(
        (heard.status, code(&heard)),
        (403, "InvalidSignatureException".to_owned())
    );

    let nobody = Signer {
        key: "AKIANOBODY".to_owned(),
        ..good.clone()
    };
    let heard = nobody.get(server.url(), "/guardrails");
    assert_eq!(
        (heard.status, code(&heard)),
        (403, "UnrecognizedClientException".to_owned())
    );

    // A header that AWS wants signed comes in on the way.
    let mut headers = good.sign("GET", "/guardrails", &[], "");
    headers.push(("X-Amz-Meta".to_owned(), "値".to_owned()));
    let heard = Line::to(server.url())
        .send("GET", "/guardrails", &headers, "")
        .unwrap();
    assert_eq!(heard.status, 403);

    // The body is another one.
    let kind = [("content-type", "application/json")];
    let headers = good.sign("POST", "/agents/", &kind, "{}");
    let heard = Line::to(server.url())
        .send("POST", "/agents/", &headers, "{ }")
        .unwrap();
    assert_eq!(heard.status, 403);

    let host = [(
        "host".to_owned(),
        "bedrock.us-east-1.amazonaws.com".to_owned(),
    )];
    let heard = Line::to(server.url())
        .send("GET", "/guardrails", &host, "")
        .unwrap();
    assert_eq!(code(&heard), "MissingAuthenticationTokenException");
}

#[test]
fn a_clock_that_is_off_is_told_with_the_time() {
    let server = Server::start(estate());
    for (off, begins) in [
        (-400, "Signature not yet current: "),
        (400, "Signature expired: "),
    ] {
        server.set_clock(off);
        let heard = guardrails().get(server.url(), "/guardrails");
        let message = heard.json()["message"].as_str().unwrap().to_owned();
        assert_eq!(
            heard.header("x-amzn-errortype"),
            "InvalidSignatureException"
        );
        assert!(message.starts_with(begins), "{message}");
        assert!(heard.header("date").ends_with(" GMT"));
        let corrected = Signer {
            ahead: off,
            ..guardrails()
        };
        assert_eq!(corrected.get(server.url(), "/guardrails").status, 200);

        let sts = Signer::new("111122223333", "sts", "us-east-1");
        let heard = sts.form(server.url(), "Action=GetCallerIdentity&Version=2011-06-15");
        assert_eq!(
            (heard.status, heard.element("Code")),
            (403, "SignatureDoesNotMatch")
        );
        let ec2 = Signer::new("111122223333", "ec2", "us-east-1");
        let heard = ec2.form(server.url(), "Action=DescribeRegions&Version=2016-11-15");
        assert_eq!(
            (heard.status, heard.element("Code")),
            (400, "RequestExpired")
        );
    }
}

#[test]
fn a_role_is_lent_to_whom_it_trusts_and_for_a_time() {
    let roles = Roles {
        name: Some("org/SekishoRead".to_owned()),
        external_id: Some("関所-1".to_owned()),
        denied: vec!["333344445555".to_owned()],
        ..Roles::default()
    };
    let settings = Settings {
        roles,
        ..Settings::default()
    };
    let server = Server::with(estate(), settings);
    let sts = Signer::new("111122223333", "sts", "ap-northeast-1");
    let assume = |account: &str, external: &str| {
        let body = format!(
            "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A{account}%3Arole%2Forg%2FSekishoRead&RoleSessionName=sekisho&ExternalId={external}"
        );
        sts.form(server.url(), &body)
    };
    let external = "%E9%96%A2%E6%89%80-1";
    assert_eq!(assume("222233334444", "2").element("Code"), "AccessDenied");
    assert_eq!(
        assume("333344445555", external).element("Code"),
        "AccessDenied"
    );
    let lent = assume("222233334444", external);
    assert_eq!(lent.status, 200, "{}", lent.text);
    let signer = Signer {
        key: lent.element("AccessKeyId").to_owned(),
        secret: lent.element("SecretAccessKey").to_owned(),
        token: Some(lent.element("SessionToken").to_owned()),
        ..sts.clone()
    };
    let who = signer.form(server.url(), "Action=GetCallerIdentity&Version=2011-06-15");
    assert_eq!(who.element("Account"), "222233334444");
    assert_eq!(
        who.element("Arn"),
        "arn:aws:sts::222233334444:assumed-role/SekishoRead/sekisho"
    );
    assert!(lent.element("Expiration").ends_with('Z'), "{}", lent.text);

    let tokenless = Signer {
        token: None,
        ..signer.clone()
    };
    let heard = tokenless.form(server.url(), "Action=GetCallerIdentity&Version=2011-06-15");
    assert_eq!(heard.element("Code"), "InvalidClientTokenId");

    server.set_clock(3601);
    let late = Signer {
        ahead: 3601,
        ..signer
    };
    let heard = late.form(server.url(), "Action=GetCallerIdentity&Version=2011-06-15");
    assert_eq!(heard.element("Code"), "ExpiredToken");
}

#[test]
fn azure_takes_its_tokens_and_no_others() {
    let server = Server::start(estate());
    let accounts = "/subscriptions/5eed0000-0000-4000-8000-00000000000a/providers/Microsoft.CognitiveServices/accounts?api-version=2025-06-01";
    let ask = |token: &str| bearer(server.url(), "management.azure.com", accounts, token);
    assert_eq!(ask(AZURE_TOKEN).status, 200);
    for token in ["", "another", GOOGLE_TOKEN] {
        let heard = ask(token);
        assert_eq!(heard.status, 401);
        assert!(
            heard
                .header("www-authenticate")
                .starts_with("Bearer authorization_uri=")
        );
    }

    let msi = |resource: &str, secret: &str| {
        let target = format!("/msi/token?resource={resource}&api-version=2019-08-01");
        let headers = [("X-IDENTITY-HEADER".to_owned(), secret.to_owned())];
        Line::to(server.url())
            .send("GET", &target, &headers, "")
            .unwrap()
    };
    let secret = Tokens::default().identity_header;
    assert_eq!(
        msi("https%3A%2F%2Fmanagement.azure.com%2F", "another").status,
        401
    );
    let given = msi("https%3A%2F%2Fmanagement.azure.com%2F", &secret).json();
    assert!(
        given["expires_on"]
            .as_str()
            .unwrap()
            .parse::<i64>()
            .unwrap()
            > EXAMPLE
    );
    assert_eq!(ask(given["access_token"].as_str().unwrap()).status, 200);
    let given = msi("https%3A%2F%2Fgraph.microsoft.com", &secret).json();
    let heard = ask(given["access_token"].as_str().unwrap());
    assert_eq!(
        heard.json()["error"]["code"],
        "InvalidAuthenticationTokenAudience"
    );
}

#[test]
fn google_gives_tokens_and_takes_them() {
    let server = Server::start(estate());
    let templates = "/v1/projects/sekisho-test/locations/asia-northeast1/templates";
    let host = "modelarmor.asia-northeast1.rep.googleapis.com";
    let ask = |token: &str| bearer(server.url(), host, templates, token);
    assert_eq!(ask(GOOGLE_TOKEN).status, 200);
    assert_eq!(
        ask(AZURE_TOKEN).json()["error"]["status"],
        "UNAUTHENTICATED"
    );

    let token = "/computeMetadata/v1/instance/service-accounts/default/token";
    let metadata = |flavour: &str| {
        let headers = [("Metadata-Flavor".to_owned(), flavour.to_owned())];
        Line::to(server.url())
            .send("GET", token, &headers, "")
            .unwrap()
    };
    assert_eq!(metadata("Vanilla").status, 403);
    let there = On::any().operation("MetadataToken");
    server.fault(Fault::times(1, there, What::Server(503)));
    assert_eq!(metadata("Google").json()["error"]["status"], "UNAVAILABLE");
    let given = metadata("Google");
    assert_eq!(given.header("metadata-flavor"), "Google");
    assert_eq!(
        ask(given.json()["access_token"].as_str().unwrap()).status,
        200
    );

    let oauth = |body: &str| {
        let kind = (
            "Content-Type".to_owned(),
            "application/x-www-form-urlencoded".to_owned(),
        );
        Line::to(server.url())
            .send("POST", "/token", &[kind], body)
            .unwrap()
    };
    let refresh =
        "grant_type=refresh_token&client_id=c&client_secret=s&refresh_token=1%2F%2Frefresh-token";
    assert_eq!(
        ask(oauth(refresh).json()["access_token"].as_str().unwrap()).status,
        200
    );
    let heard = oauth(&refresh.replace("1%2F%2F", "2%2F%2F"));
    assert_eq!(
        (heard.status, &heard.json()["error"]),
        (400, &json!("invalid_grant"))
    );
    let heard = oauth(
        "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=e30.e30.AA",
    );
    assert_eq!(
        (heard.status, &heard.json()["error_description"]),
        (400, &json!("Invalid JWT Signature."))
    );
}
