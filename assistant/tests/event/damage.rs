//! Damaged, hostile and endless input: what was whole is used, the rest is counted with its reason, and memory stays small.

use crate::{call, each, events, field, names, pack, sample};
use assistant::event::{Misread, Outcome, read};
use std::io::Read;
use std::sync::Arc;

/// Only the reasons.
fn reasons(bytes: &[u8]) -> Vec<String> {
    names(bytes)
        .1
        .into_iter()
        .map(|(reason, _)| reason)
        .collect()
}

#[test]
fn half_a_file_gives_what_was_whole_wherever_it_is_cut() {
    let whole = format!(
        "{{\"Records\":[{},\n{},{}],\"x\":1}}",
        call(1, "A"),
        call(2, "B"),
        call(3, "C")
    );
    let ends: Vec<_> = whole
        .match_indices('}')
        .filter(|(at, _)| {
            whole[..*at].ends_with(['1', '2', '3']) || whole[..*at].ends_with("\"1\"")
        })
        .map(|(at, _)| at)
        .collect();
    assert!(!ends.is_empty());
    for cut in 0..whole.len() {
        let (found, skipped) = names(&whole.as_bytes()[..cut]);
        let complete = (1..=3)
            .filter(|id| whole[..cut].contains(&format!("\"eventID\":\"{id}\"}}")))
            .count();
        assert_eq!(found.len(), complete, "{cut}");
        assert_eq!(skipped.is_empty(), cut == 0, "{cut}: {skipped:?}");
    }
    let packed = pack(whole.as_bytes());
    for cut in 3..packed.len() {
        let (_, skipped) = names(&packed[..cut]);
        assert!(
            skipped
                .iter()
                .any(|(reason, _)| reason.starts_with("the packed stream is damaged")),
            "{cut}: {skipped:?}"
        );
    }
}

#[test]
fn a_damaged_line_costs_no_other_line() {
    let text = format!(
        "{}\n{}\n{}\nplain words\n\n{}\n[{},{}]\n12\n",
        call(1, "A"),
        &call(2, "B")[..80],
        call(3, "C"),
        call(4, "D"),
        call(5, "E"),
        call(6, "F")
    );
    let (found, skipped) = names(text.as_bytes());
    assert_eq!(found, ["A", "C", "D", "E", "F"]);
    assert_eq!(
        skipped.iter().map(|(_, count)| count).sum::<u64>(),
        3,
        "{skipped:?}"
    );
    let open = format!("{{\"a\":{{\n{}\n{{\"b\": [\n{}", call(1, "A"), call(2, "B"));
    assert_eq!(names(open.as_bytes()).0, ["A", "B"]);
}

#[test]
fn what_is_no_event_is_counted_with_its_reason() {
    for (text, count) in [
        ("", 0),
        (" \n\t ", 0),
        ("\u{feff}", 0),
        ("{}", 1),
        ("[]", 0),
        ("[1,\"a,]\",null,[]]", 3),
        ("hello", 1),
        ("\"text\"", 1),
        ("{\"Records\":[]}", 0),
        ("{\"findings\":[]}", 0),
        ("{\"Records\":[{\"a\":1},{\"b\":2}]}", 2),
        ("{\"Records\":{}}", 1),
        ("{\"Records\":[}", 1),
        ("{\"detail\":{}}", 1),
        (
            "{\"awsAccountId\":\"1\",\"digestStartTime\":\"x\",\"logFiles\":[]}",
            1,
        ),
        ("{\"CloudTrailEvent\":\"{broken\"}", 1),
        ("\u{0}\u{0}\u{0}", 1),
    ] {
        let (found, skipped) = names(text.as_bytes());
        assert!(found.is_empty(), "{text}");
        assert_eq!(
            skipped.iter().map(|(_, count)| count).sum::<u64>(),
            count,
            "{text}: {skipped:?}"
        );
    }
    assert_eq!(reasons(b"\xff\xfe{\0}\0"), ["it is not JSON"]);
    let latin = call(1, "A")
        .replace("hanako", "h\u{1}nako")
        .into_bytes()
        .into_iter()
        .map(|byte| if byte == 1 { 0xe9 } else { byte })
        .collect::<Vec<_>>();
    assert_eq!(names(&latin), (vec![], vec![("it is not UTF-8".into(), 1)]));
}

#[test]
fn a_record_without_a_time_or_without_sense_is_told_and_not_shaped() {
    for (written, wrong) in [
        (
            call(1, "A").replace("2026-10-03T01:00:00Z", "yesterday"),
            Misread::NoTime,
        ),
        (
            call(1, "A").replace("\"eventTime\"", "\"eventTyme\""),
            Misread::NoTime,
        ),
        (
            r#"{"schemaVersion":"2.0","type":"Recon:EC2/Portscan","id":"f"}"#.to_owned(),
            Misread::NoTime,
        ),
    ] {
        assert_eq!(
            each(written.as_bytes(), |record| record.event()).0,
            [Err(wrong)],
            "{written}"
        );
    }
    let damaged = call(1, "A").replace("\"IAMUser\"", "IAMUser");
    assert!(matches!(
        &each(damaged.as_bytes(), |record| record.event()).0[..],
        [Err(Misread::NotJson(_))]
    ));
    // A clock that is wrong is a clock.
    for time in [
        "1970-01-01T00:00:00Z",
        "9999-12-30T22:00:00Z",
        "0001-01-01T00:00:00Z",
    ] {
        let event = events(
            call(1, "A")
                .replace("2026-10-03T01:00:00Z", time)
                .as_bytes(),
        )
        .remove(0);
        assert_eq!(event.first_seen.to_string(), time);
    }
}

#[test]
fn deep_json_is_no_danger() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = format!("{}1{}", open.repeat(200_000), close.repeat(200_000));
        let text = call(1, "A").replace(
            "\"eventID\"",
            &format!("\"requestParameters\":{deep},\"eventID\""),
        );
        let path = format!("requestParameters{}", ".a".repeat(40));
        let (seen, _) = each(format!("{text}\n{}", call(2, "B")).as_bytes(), |record| {
            assert!(field(record, &path).len() <= 1);
            field(record, "requestParameters");
            record.event().is_ok()
        });
        assert_eq!(seen, [false, true]);
        let finding = format!("{{\"schemaVersion\":\"2\",\"type\":\"a\",\"service\":{deep}}}");
        assert!(reasons(finding.as_bytes())[0].contains("recursion"));
        assert!(names(deep.as_bytes()).0.is_empty());
    }
    let wrapped = (0..12).fold(call(1, "A"), |inner, _| format!("{{\"detail\":{inner}}}"));
    assert_eq!(
        reasons(wrapped.as_bytes()),
        ["it is wrapped more than 6 times"]
    );
    let lists = "{\"Records\":[],".repeat(3) + &"\"Records\":[],".repeat(100_000);
    assert!(names(lists.as_bytes()).0.is_empty());
    let fields = (0..100)
        .map(|depth| {
            format!(
                "\"aws/guardduty/service/{}x\":\"1\"",
                "a/".repeat(depth * 100)
            )
        })
        .collect::<Vec<_>>()
        .join(",");
    let asff = format!(
        "{{\"ProductName\":\"GuardDuty\",\"ProductArn\":\"a\",\"Types\":[\"TTPs/a/Recon:EC2-Portscan\"],\"AwsAccountId\":\"1\",\"CreatedAt\":1,\"ProductFields\":{{{fields},\"aws/guardduty/service/b.99999999999_\":\"x\",\"aws/guardduty/service/c.400000_/d\":\"x\"}}}}"
    );
    assert_eq!(events(asff.as_bytes()).len(), 1);
}

/// A stream that is made while it is read.
struct Endless<'e> {
    head: &'e [u8],
    body: &'e [u8],
    left: u64,
    at: usize,
}

impl Read for Endless<'_> {
    fn read(&mut self, space: &mut [u8]) -> std::io::Result<usize> {
        if !self.head.is_empty() {
            return self.head.read(space);
        }
        let mut done = 0;
        while done < space.len() && self.left > 0 {
            let length = (space.len() - done).min(self.body.len() - self.at);
            let length = length.min(usize::try_from(self.left).unwrap_or(usize::MAX));
            space[done..done + length].copy_from_slice(&self.body[self.at..self.at + length]);
            self.at = (self.at + length) % self.body.len();
            self.left -= length as u64;
            done += length;
        }
        Ok(done)
    }
}

fn endless(head: &str, body: &str, left: u64) -> (u64, Vec<String>, u64) {
    let mut stream = Endless {
        head: head.as_bytes(),
        body: body.as_bytes(),
        left,
        at: 0,
    };
    let reading = read(&mut stream, &Arc::from("-"), &mut |_| {});
    (
        reading.events,
        reading
            .skipped
            .into_iter()
            .map(|skipped| skipped.reason)
            .collect(),
        reading.bytes,
    )
}

#[test]
fn an_event_that_is_too_long_is_left_out_and_the_next_is_read() {
    let long = call(1, "A").replace("hanako", &"長".repeat(2_000_000));
    let text = format!("{{\"Records\":[{long},{}]}}", call(2, "B"));
    assert_eq!(
        names(text.as_bytes()),
        (
            vec!["B".into()],
            vec![("it is longer than 4 MiB".into(), 1)]
        )
    );
    let lines = format!("{long}\n{}\n", call(2, "B"));
    assert_eq!(names(lines.as_bytes()).0, ["B"]);
    let broken = format!("nonsense\n{long}\n{}\n", call(2, "B"));
    assert_eq!(names(broken.as_bytes()).0, ["B"]);
}

#[test]
fn a_stream_without_an_end_to_its_event_is_passed_over() {
    for (head, body) in [
        ("{\"a\":\"", "x"),
        ("{", "[{\"a\":1},"),
        ("[[", "[],"),
        ("{\"Records\":[", "1,"),
        ("", "{\n"),
        ("", "x\n"),
        ("", "{\"a\":1\n"),
        ("{\"Records\":[],\"", "k"),
    ] {
        let (events, skipped, bytes) = endless(head, body, 12 << 20);
        assert_eq!(
            (events, bytes > 12 << 20 || !skipped.is_empty()),
            (0, true),
            "{head}{body}: {skipped:?}"
        );
        assert!(skipped.len() <= 33);
    }
}

#[test]
fn a_bomb_is_stopped_with_a_reason() {
    // 80 MB of blanks in less than 1 MB.
    let blanks = pack(&vec![b' '; 1 << 20]);
    let bomb = [pack(b"{\"Records\":["), blanks.repeat(80)].concat();
    assert!(bomb.len() < 1 << 20);
    let reading = read(&mut bomb.as_slice(), &Arc::from("bomb.gz"), &mut |_| {});
    assert!(reading.bytes < 66 << 20);
    assert!(
        reading
            .skipped
            .iter()
            .any(|skipped| skipped.reason.contains("without an event")),
        "{:?}",
        reading.skipped
    );
}

#[test]
fn an_error_of_the_stream_ends_it_and_is_told() {
    struct Torn(Vec<u8>, bool);
    impl Read for Torn {
        fn read(&mut self, space: &mut [u8]) -> std::io::Result<usize> {
            if !self.1 {
                self.1 = true;
                return Err(std::io::ErrorKind::Interrupted.into());
            }
            if self.0.is_empty() {
                return Err(std::io::Error::other("the cable is out"));
            }
            let count = space.len().min(7).min(self.0.len());
            space[..count].copy_from_slice(&self.0[..count]);
            self.0.drain(..count);
            Ok(count)
        }
    }
    let text = format!("{}\n{}\n{{", call(1, "A"), call(2, "B"));
    let mut found = Vec::new();
    let reading = read(
        &mut Torn(text.into_bytes(), false),
        &Arc::from("-"),
        &mut |record| found.push(record.name().to_owned()),
    );
    assert_eq!(found, ["A", "B"]);
    assert!(
        reading
            .skipped
            .iter()
            .any(|skipped| skipped.reason.contains("the cable is out")),
        "{:?}",
        reading.skipped
    );
}

#[test]
fn reasons_are_counted_together_and_their_number_is_bounded() {
    let lines: String = (0..5_000)
        .map(|at| {
            format!(
                "{{\"schemaVersion\":\"2\",\"type\":\"a\",\"id\":1{}}}\n",
                ",".repeat(at % 100 + 1)
            )
        })
        .collect();
    let (found, skipped) = names(lines.as_bytes());
    assert!(found.is_empty());
    assert!(skipped.len() <= 33, "{}", skipped.len());
    assert_eq!(skipped.iter().map(|(_, count)| count).sum::<u64>(), 5_000);
}

#[test]
fn hostile_text_is_kept_as_it_is() {
    let event = events(&sample("eventbridge-hostile-user-agent.json")).remove(0);
    let raw: serde_json::Value =
        serde_json::from_slice(&sample("eventbridge-hostile-user-agent.json")).unwrap();
    assert_eq!(
        event.slot("user_agent"),
        raw["detail"]["service"]["action"]["awsApiCallAction"]["userAgent"].as_str()
    );
    assert!(event.slot("user_agent").unwrap().contains('\u{1b}'));
    assert_eq!(event.outcome, Outcome::Failure);
    let name = "{{ region }}\u{202e}<script>'; rm -rf / #=cmd|関所";
    let text = call(1, "CreateUser").replace(
        "\"eventID\"",
        &format!(
            "\"requestParameters\":{{\"userName\":{}}},\"eventID\"",
            serde_json::to_string(name).unwrap()
        ),
    );
    assert_eq!(events(text.as_bytes())[0].slot("target_user"), Some(name));
}
