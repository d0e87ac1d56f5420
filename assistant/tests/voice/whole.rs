//! Drafts that are wrong as a whole, or of which one part does not fit the other.

use crate::briefs::{RISK_EN, RISK_JA, WHAT_EN, WHAT_JA, honest, logging};
use assistant::voice::{Rule, Verified, redact, verify};
use serde_json::{Value, json};

/// Verifies a draft of [`logging`] that has to fall back to the template, at least in `what`.
#[track_caller]
fn fallen(draft: &str, rule: Rule) -> Verified {
    let brief = logging();
    let verified = verify(&redact(&brief), "model", draft);
    assert_eq!(verified.what, brief.what, "{draft}");
    assert!(
        verified.rejected.iter().any(|found| found.rule == rule),
        "{draft}\n{:#?}",
        verified.rejected
    );
    verified
}

fn what(ja: &[&str], en: &[&str]) -> String {
    let mut draft = honest();
    draft["what"] = json!({ "ja": ja, "en": en });
    draft.to_string()
}

#[test]
fn what_is_no_json_in_the_schema_is_not_read() {
    let mut extra = honest();
    extra["urgency"] = json!("low");
    let mut within = honest();
    within["what"]["note"] = json!(["x"]);
    let mut missing = honest();
    missing["risk"].as_object_mut().unwrap().remove("ja");
    let mut typed = honest();
    typed["what"]["en"] = json!(WHAT_EN[0]);
    let honest = honest().to_string();
    let doubled = honest.replacen('{', "{\"what\":{\"ja\":[],\"en\":[]},", 1);
    for draft in [
        String::new(),
        "Sure! Here is the summary.".to_owned(),
        format!("```json\n{honest}\n```"),
        format!("{honest} and more"),
        format!("[{honest}]"),
        doubled,
        honest.trim_end_matches('}').to_owned(),
        "[".repeat(40_000),
        "null".to_owned(),
        extra.to_string(),
        within.to_string(),
        missing.to_string(),
        typed.to_string(),
        format!("{honest}{}", " ".repeat(1 << 20)),
        json!({ "what": { "ja": vec!["。"; 13], "en": [] }, "risk": { "ja": [], "en": [] } })
            .to_string(),
    ] {
        let verified = fallen(&draft, Rule::Schema);
        assert!(!verified.used);
        assert_eq!(verified.risk, logging().risk);
        assert!(verified.rejected[0].sentence.chars().count() <= 121);
    }
}

#[test]
fn one_sided_languages_fall_back_in_both() {
    fallen(&what(&[], &WHAT_EN), Rule::Count);
    fallen(&what(&WHAT_JA, &[]), Rule::Count);
    fallen(&what(&[], &[]), Rule::Count);
    fallen(
        &what(&[WHAT_JA[0], WHAT_JA[1], WHAT_JA[1]], &[WHAT_EN[0]]),
        Rule::Count,
    );
    // The second sentence with its facts is missing in Japanese.
    fallen(&what(&WHAT_JA[..1], &WHAT_EN), Rule::Parity);
}

#[test]
fn a_fact_that_one_language_lacks_falls_back_in_both() {
    let ja = WHAT_JA[1].replace("{IP_1} から", "");
    fallen(&what(&[WHAT_JA[0], &ja], &WHAT_EN), Rule::Parity);
    let en = WHAT_EN[1].replace("from {IP_1} ", "from {IP_1} to {IP_1} ");
    fallen(&what(&WHAT_JA, &[WHAT_EN[0], &en]), Rule::Parity);
}

#[test]
fn a_fact_that_both_languages_leave_out_falls_back() {
    let ja = WHAT_JA[1].replace("{IP_1} から", "");
    let en = WHAT_EN[1].replace("from {IP_1} ", "");
    fallen(&what(&[WHAT_JA[0], &ja], &[WHAT_EN[0], &en]), Rule::Missing);
}

#[test]
fn a_status_that_one_language_leaves_out_falls_back() {
    let ja = WHAT_JA[1].replace("行われ、成功しました", "行われました");
    fallen(&what(&[WHAT_JA[0], &ja], &WHAT_EN), Rule::Parity);
}

#[test]
fn other_facts_than_those_of_the_text_fall_back_when_they_replace_them() {
    let swap = |text: &str| text.replace("{IP_1}", "{REGION_1}");
    fallen(
        &what(
            &[WHAT_JA[0], &swap(WHAT_JA[1])],
            &[WHAT_EN[0], &swap(WHAT_EN[1])],
        ),
        Rule::Missing,
    );
}

#[test]
fn a_part_that_falls_back_leaves_the_other_alone() {
    let verified = fallen(&what(&[], &WHAT_EN), Rule::Count);
    assert!(verified.used);
    assert_eq!(verified.risk.en, RISK_EN.join(" "));
    assert_eq!(verified.risk.ja, RISK_JA.concat());
}

#[test]
fn a_rejected_sentence_is_replaced_alone_where_the_others_stand() {
    let mut draft = honest();
    draft["what"]["en"][1] = json!("This call was made from {IP_1} at {TIME_1} and was blocked.");
    let verified = verify(&redact(&logging()), "model", &draft.to_string());
    assert!(verified.used);
    assert!(
        verified.what.en.contains("turned off logging"),
        "{}",
        verified.what.en
    );
    assert!(
        verified
            .what
            .en
            .ends_with("The call came from 203.0.113.77 at 2026-11-21T17:04:09Z and succeeded.")
    );
    assert!(verified.what.ja.ends_with("に行われ、成功しました。"));
}

#[test]
fn nothing_that_is_recorded_can_harm_who_reads_it() {
    let mut draft = honest();
    draft["what"]["en"][0] = json!("\u{1b}[31m\u{202e}evil\u{e0041}\u{7} {IP_9}.");
    let verified = verify(&redact(&logging()), "model", &draft.to_string());
    let record: Value = serde_json::to_value(&verified.rejected).unwrap();
    let text = record[0]["sentence"].as_str().unwrap();
    assert_eq!(text, "\\u{1b}[31m\\u{202e}evil\\u{e0041}\\u{7} {IP_9}.");
    assert_eq!(record[0]["rule"], "characters");
}

#[test]
fn drafts_that_are_damaged_anywhere_give_a_text_and_no_strange_letter() {
    const STRANGE: [&str; 8] = [
        "\u{202e}",
        "Ω",
        "{",
        "}",
        "{{",
        "\u{fffc}",
        "<",
        "\u{e0041}",
    ];
    let brief = logging();
    let redacted = redact(&brief);
    let template = verify(&redacted, "model", "");
    for (part, language) in [
        ("what", "ja"),
        ("what", "en"),
        ("risk", "ja"),
        ("risk", "en"),
    ] {
        for (at, strange) in STRANGE.iter().enumerate() {
            let mut draft = honest();
            let sentence = draft[part][language][0].as_str().unwrap();
            let mut letters: Vec<String> = sentence.chars().map(String::from).collect();
            letters.insert(letters.len() * at / STRANGE.len(), (*strange).to_owned());
            draft[part][language][0] = json!(letters.concat());
            let verified = verify(&redacted, "model", &draft.to_string());
            let said =
                [&verified.what, &verified.risk].map(|text| format!("{}{}", text.ja, text.en));
            assert!(!said.concat().contains(strange), "{draft}");
            assert_eq!(verified.rejected.len(), 1, "{draft}");
        }
    }
    assert_eq!(template.what, brief.what);
}
