//! Any bytes as a file of events: nothing panics, whatever is asked of what is found, and every event has its place.
#![no_main]

use assistant::detect::Fields;
use assistant::event::{identities, links, read, resources};
use libfuzzer_sys::fuzz_target;
use std::sync::Arc;

fuzz_target!(|data: &[u8]| {
    let mut input = data;
    let mut last = 0;
    let reading = read(&mut input, &Arc::from("-"), &mut |record| {
        assert!(record.place().ordinal > last);
        last = record.place().ordinal;
        let _ = (record.service(), record.source(), record.text());
        for path in [
            "actor",
            record.name(),
            "userIdentity.sessionContext.sessionIssuer.arn",
            "requestParameters.a.b",
            "resources.type",
            "service.action.awsApiCallAction.api",
            "resource.s3BucketDetails.name",
            ".",
        ] {
            let mut some = false;
            record.each(path, &mut |_| some = true);
            record.has(path);
        }
        if let Some(link) = links(record) {
            assert!(!link.parent.is_empty() && !link.child.is_empty());
        }
        if let Ok(event) = record.event() {
            assert!(event.first_seen <= event.last_seen);
            assert!(event.count > 0);
            identities(&event);
            resources(&event);
        }
    });
    assert!(reading.skipped.len() <= 33);
});
