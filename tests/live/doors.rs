//! The calls that find out what there is to read: without them nothing is read, and nothing passes.

use crate::cloud::{Fault, On, Server, Settings, What, Wrong};
use crate::tour::{Tour, is_of_pages, wants_all};
use crate::verdicts::Verdicts;

/// The ways in which they fail. A long table has them all, a short one those that are the most different.
const WAYS: [What; 15] = [
    What::Denied,
    What::WrongJson(Wrong::Nulls),
    What::SameToken,
    What::CutBody,
    What::NotFound,
    What::Throttled { retry_after: None },
    What::Server(500),
    What::BadJson,
    What::WrongJson(Wrong::List),
    What::WrongJson(Wrong::Null),
    What::ExpiredToken,
    What::Closed,
    What::NotEnabled,
    What::Redirect,
    What::ForeignNextLink,
];
const SHORT: usize = 3;

/// Fails a call that finds something out; `stays` is the account or folder that is read without it, if one is.
fn shut(tour: &Tour, operation: &str, stays: Option<&str>) {
    let server = tour.server(Settings::default());
    let all = wants_all();
    let ways = if all { &WAYS[..] } else { &WAYS[..SHORT] };
    let has_pages = !["GetCallerIdentity", "AssumeRole", "DescribeRegions"].contains(&operation);
    for way in ways.iter().filter(|way| has_pages || !is_of_pages(**way)) {
        server.mend();
        server.fault(Fault::always(On::any().operation(operation), *way));
        one(tour, &server, operation, stays, *way);
    }
    assert!(server.strayed().is_empty(), "{:?}", server.strayed());
}

#[expect(
    clippy::print_stdout,
    reason = "the table is for whoever wants to see it"
)]
fn one(tour: &Tour, server: &Server, operation: &str, stays: Option<&str>, way: What) {
    let before = server.calls().len();
    let run = tour.run(server, &["--retry-for", "0"]).run();
    let calls = &server.calls()[before..];
    assert!(
        calls.iter().any(|call| call.operation == operation),
        "nobody calls {operation}"
    );
    let told = format!("{way:?} {operation}");
    if run.code == 1 {
        println!("{told}: no report: {}", run.stderr.trim());
        assert_eq!(stays, None, "{told}: {}", run.stderr);
        assert!(
            run.stdout.is_empty() && run.stderr.starts_with("error: "),
            "{told}: {}",
            run.stderr
        );
        return;
    }
    let now = Verdicts::of(&run);
    let (mut affected, mut open) = (0, 0);
    for (key, said) in tour.verdicts.0.iter().filter(|(_, said)| said.is_decided()) {
        // Whether there are Regions says nothing about what belongs to none, unless it looks at what does.
        if told.contains("DescribeRegions") && said.regions.iter().all(Option::is_none) {
            continue;
        }
        let found = now.0.get(key);
        if said.account.is_none()
            || said.account.as_deref() == stays
            || key.1 == "AWS::Organizations::Policy"
        {
            assert_eq!(
                found.map(|found| &found.outcomes),
                Some(&said.outcomes),
                "{told}: {key:?}"
            );
            continue;
        }
        affected += 1;
        assert!(
            !found.is_some_and(crate::verdicts::Said::is_decided),
            "{told}: {key:?}: {found:?}"
        );
        // What stands for all that is not known was not there before.
        let is_open = now.0.iter().any(|(other, found)| {
            let is_new = other.0 == key.0 && !tour.verdicts.0.contains_key(other);
            is_new && found.outcomes.contains("undetermined")
        });
        assert!(is_open, "{told}: nothing is said about {key:?}");
        open += 1;
    }
    println!("{told}: {affected} affected, {open} undetermined, 0 pass");
    assert!(affected > 0);
}

#[test]
fn without_an_account_or_its_regions_nothing_passes() {
    let tour = Tour::of("aws", &["--aws"]);
    shut(&tour, "GetCallerIdentity", None);
    shut(&tour, "DescribeRegions", None);
}

#[test]
fn without_the_accounts_of_an_organization_nothing_passes_in_them() {
    let arguments = [
        "--aws",
        "--accounts",
        "organization",
        "--role",
        "SekishoRead",
        "--regions",
        "ap-northeast-1",
    ];
    let tour = Tour::of("aws", &arguments);
    shut(&tour, "ListAccounts", Some(crate::asking::ACCOUNT));
    shut(&tour, "AssumeRole", Some(crate::asking::ACCOUNT));
}

#[test]
fn without_subscriptions_nothing_passes() {
    shut(&Tour::of("azure", &["--azure"]), "Subscriptions_List", None);
    let group = ["--azure", "--management-group", "sekisho-root"];
    shut(
        &Tour::of("azure", &group),
        "ManagementGroups_GetDescendants",
        None,
    );
}

#[test]
fn without_projects_nothing_passes() {
    shut(
        &Tour::of("google", &["--google"]),
        "cloudresourcemanager.projects.search",
        None,
    );
    let below = ["--google", "--folders", "444444444444"];
    let tour = Tour::of("google", &below);
    shut(&tour, "cloudasset.searchAllResources", Some("444444444444"));
}
