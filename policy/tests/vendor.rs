//! The shape tables say what the vendors' own schemas say.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use policy::{Shape, Shapes};
use std::collections::HashMap;

/// What the CloudFormation registry's schemas say of the members in the tables: kind, place, JSON types.
/// `vendor/update.py` writes it.
const CLOUDFORMATION: &str = include_str!("vendor/cloudformation.tsv");

#[test]
fn every_table_can_be_read() {
    let shapes = Shapes::embedded();
    assert!(shapes.iter().count() > 100);
    let errors: Vec<String> = shapes.errors().map(ToString::to_string).collect();
    assert_eq!(errors, Vec::<String>::new());
}

#[test]
fn members_of_aws_kinds_are_those_of_the_registry_schemas() {
    let rows = CLOUDFORMATION.lines().map(|line| {
        let mut cells = line.split('\t');
        let mut cell = || cells.next().unwrap_or_default();
        ((cell(), cell()), cell())
    });
    let known: HashMap<(&str, &str), &str> = rows.collect();
    let shapes = Shapes::embedded();
    let is_vendors = |shape: &&Shape| {
        let aws = shape.kind.strip_prefix("AWS::");
        aws.is_some_and(|rest| !rest.starts_with("Sekisho::"))
    };
    let mut wrong = Vec::new();
    for shape in shapes.iter().filter(is_vendors) {
        for (place, property) in shape.properties() {
            let types = known.get(&(shape.kind.as_str(), place.as_str()));
            let wanted = property.kind.as_str();
            let fits = types.is_some_and(|types| {
                types
                    .split(' ')
                    .any(|known| known == wanted || known == "any")
            });
            if fits == property.own {
                let said = types.copied().unwrap_or("nothing");
                wrong.push(format!(
                    "{} {place}: {wanted}, the schema says {said}",
                    shape.kind
                ));
            }
        }
    }
    assert_eq!(
        wrong,
        Vec::<String>::new(),
        "a member of ours says `own = true`; else run vendor/update.py"
    );
}
