//! The least privilege that a run needs, out of the tables that it reads.

use super::plan::{Plan, Wanted};
use super::table::{Cloud, Read, Reads};
use policy::Shapes;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The permissions of a run on one cloud, in the cloud's own spelling.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Permissions {
    /// What reading takes, in every account, subscription or project.
    pub read: BTreeSet<String>,
    /// What finding the accounts, subscriptions or projects takes, where they are found and not named.
    pub find: BTreeSet<String>,
    /// What entering another account takes, besides the trust of its role.
    pub enter: BTreeSet<String>,
}

/// The reads by which accounts, subscriptions and projects are found.
const FINDING: [&str; 6] = [
    "aws-accounts",
    "azure-subscriptions",
    "azure-management-group",
    "google-projects",
    "google-projects-below-folder",
    "google-projects-below-organization",
];
/// The read that finds the Regions of an account, which is part of reading it.
const REGIONS: &str = "aws-regions";
/// The read that enters an account.
const ENTERING: &str = "assume";

/// The permissions that a run needs which wants this.
pub fn permissions(
    reads: Arc<Reads>,
    shapes: &Shapes,
    wanted: &Wanted,
    cloud: Cloud,
) -> Permissions {
    let plan = Plan::new(reads, wanted.clone());
    let mut found = Permissions::default();
    for read in plan.made().filter(|read| read.cloud == cloud) {
        found.read.extend(
            plan.calls(read, shapes)
                .filter_map(|call| call.permission.clone()),
        );
        found.read.extend(read.permissions.iter().cloned());
    }
    let keyed = |keys: &[&str]| -> BTreeSet<String> {
        let of_cloud = plan.reads.of(cloud);
        let reads = of_cloud.filter(|read| keys.contains(&read.key.as_str()));
        let calls = reads.flat_map(Read::calls);
        calls.filter_map(|call| call.permission.clone()).collect()
    };
    found.read.extend(keyed(&[REGIONS]));
    found.find = keyed(&FINDING);
    found.enter = keyed(&[ENTERING]);
    found
}
