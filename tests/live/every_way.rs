//! Every way in which a cloud can be asked, so that every call that Sekisho knows is made at least once.

use crate::asking::check;
use crate::cloud::{Call, Estate, Server};
use std::sync::LazyLock;

/// A cloud, and the arguments of the runs that together ask it for everything: what it finds on its own, and what it is told.
type Ways = (&'static str, &'static [&'static [&'static str]]);

const AWS: Ways = (
    "aws",
    &[
        &["--aws"],
        &[
            "--aws",
            "--accounts",
            "organization",
            "--role",
            "sekisho",
            "--regions",
            "ap-northeast-1",
        ],
    ],
);
const AZURE: Ways = (
    "azure",
    &[
        &["--azure"],
        &["--azure", "--management-group", "sekisho-root"],
    ],
);
const GOOGLE: Ways = (
    "google",
    &[
        &["--google"],
        &[
            "--google",
            "--folders",
            "444444444444",
            "--organizations",
            "555555555555",
        ],
    ],
);

/// What a server wrote down while its cloud was asked in every way.
#[derive(Default)]
pub(crate) struct Asked {
    pub(crate) calls: Vec<Call>,
    pub(crate) unknown: Vec<String>,
    pub(crate) violations: Vec<String>,
    /// What came to hosts that nobody should go to.
    pub(crate) strayed: usize,
}

/// What is asked of a cloud for the controls that there are, or for everything; found out once.
pub(crate) fn asked(cloud: &str, everything: bool) -> &'static Asked {
    static ALL: [LazyLock<Asked>; 6] = [
        LazyLock::new(|| ask(AWS, &[])),
        LazyLock::new(|| ask(AWS, &["--everything"])),
        LazyLock::new(|| ask(AZURE, &[])),
        LazyLock::new(|| ask(AZURE, &["--everything"])),
        LazyLock::new(|| ask(GOOGLE, &[])),
        LazyLock::new(|| ask(GOOGLE, &["--everything"])),
    ];
    let place = ["aws", "azure", "google"]
        .iter()
        .position(|known| *known == cloud);
    &ALL[place.unwrap() * 2 + usize::from(everything)]
}

fn ask((cloud, ways): Ways, more: &[&str]) -> Asked {
    let mut asked = Asked::default();
    for way in ways {
        let server = Server::start(Estate::folder(format!("tests/cloud/estate/{cloud}")));
        let run = check(&server, &[way, more].concat()).run();
        assert!(run.code == 0 || run.code == 2, "{way:?}: {}", run.stderr);
        asked.calls.extend(server.calls());
        asked.unknown.extend(server.unknown());
        asked.violations.extend(server.violations());
        asked.strayed += server.strayed().len();
    }
    assert!(!asked.calls.is_empty(), "{cloud} was asked for nothing");
    asked
}
