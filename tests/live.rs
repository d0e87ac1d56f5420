//! `sekisho check --aws --azure --google` against clouds on loopback, with the built binary.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

#[path = "live/accounts.rs"]
mod accounts;
#[path = "live/asking.rs"]
mod asking;
mod cloud;
mod command;
#[path = "live/credentials.rs"]
mod credentials;
#[path = "live/doors.rs"]
mod doors;
#[path = "live/every_way.rs"]
mod every_way;
#[path = "live/faults.rs"]
mod faults;
#[path = "live/healthy.rs"]
mod healthy;
#[path = "live/hostile.rs"]
mod hostile;
#[path = "live/interrupt.rs"]
mod interrupt;
#[path = "live/joined.rs"]
mod joined;
#[path = "live/known_permissions.rs"]
mod known_permissions;
#[path = "live/only_named.rs"]
mod only_named;
#[path = "live/permissions.rs"]
mod permissions;
#[path = "live/rate.rs"]
mod rate;
#[path = "live/read_only.rs"]
mod read_only;
#[path = "live/recovers.rs"]
mod recovers;
#[path = "live/roles.rs"]
mod roles;
#[path = "live/snapshots.rs"]
mod snapshots;
#[path = "live/tables.rs"]
mod tables;
#[path = "live/told.rs"]
mod told;
#[path = "live/tour.rs"]
mod tour;
#[path = "live/trial.rs"]
mod trial;
#[path = "live/verdicts.rs"]
mod verdicts;
