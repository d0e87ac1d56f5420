//! Drafts that say what was decided are taken, every sentence of them.

use crate::briefs::{denied, honest, logging, prompt_attack, sample};
use assistant::voice::{Brief, Verified, redact, verify};
use serde_json::{Value, json};

#[track_caller]
fn taken(brief: &Brief, draft: &Value) -> Verified {
    let verified = verify(&redact(brief), "model", &draft.to_string());
    assert_eq!(verified.rejected, [], "{draft:#}");
    assert!(verified.used);
    verified
}

#[test]
fn other_words_for_the_same_facts_are_taken_with_the_values_restored() {
    let verified = taken(&logging(), &honest());
    assert_eq!(
        verified.what.en,
        "The user tanaka.build of account 111122223333 turned off logging of the trail arn:aws:cloudtrail:ap-northeast-1:111122223333:trail/audit-main with the access key AKIAIOSFODNN7EXAMPLE. This call was made from 203.0.113.77 at 2026-11-21T17:04:09Z and succeeded."
    );
    assert!(
        verified
            .risk
            .ja
            .ends_with("データが持ち出されたかどうかは分かりません。")
    );
}

#[test]
fn a_guardrail_that_only_detected_is_told_as_such() {
    taken(
        &prompt_attack(),
        &json!({
            "what": {
                "ja": ["ガードレール {ID_1} は、ロール {NAME_1} から送られた {NUMBER_1} 件のプロンプト攻撃を検知しました。", "検知のみの設定なので、これらの入力は遮断されませんでした。"],
                "en": ["The guardrail {ID_1} detected {NUMBER_1} prompt attacks from the role {NAME_1}.", "These inputs were not blocked, as it is set to detect only."],
            },
            "risk": {
                "ja": ["モデルがシステムプロンプトを開示してしまうおそれがあります。"],
                "en": ["As a result, the model could disclose its system prompt."],
            },
        }),
    );
}

#[test]
fn a_sample_is_told_as_one() {
    taken(
        &sample(),
        &json!({
            "what": {
                "ja": ["この検出結果は、Amazon GuardDuty が作ったサンプルです。", "{ID_1} というインスタンスは存在しません。"],
                "en": ["This finding is a sample made by Amazon GuardDuty.", "There is no instance {ID_1}."],
            },
            "risk": {
                "ja": ["実際の環境に危険があることを示してはいません。"],
                "en": ["It tells of no danger to the real environment."],
            },
        }),
    );
}

#[test]
fn a_failed_call_is_told_as_one() {
    taken(
        &denied(),
        &json!({
            "what": {
                "ja": ["ユーザー {NAME_1} による DeleteTrail の呼び出しは失敗しました。"],
                "en": ["A call of DeleteTrail by the user {NAME_1} failed."],
            },
            "risk": {
                "ja": ["成功していれば、証跡が削除されていた可能性があります。"],
                "en": ["If it had succeeded, the trail could have been deleted."],
            },
        }),
    );
}

#[test]
fn one_sentence_may_become_two_as_long_as_all_facts_are_said() {
    taken(
        &denied(),
        &json!({
            "what": {
                "ja": ["ユーザー {NAME_1} が DeleteTrail を呼び出しました。", "この呼び出しは失敗しました。"],
                "en": ["The user {NAME_1} called DeleteTrail.", "This call failed."],
            },
            "risk": {
                "ja": ["成功していれば、証跡が削除された可能性があります。"],
                "en": ["If it had succeeded, the trail could have been deleted."],
            },
        }),
    );
}

#[test]
fn the_guides_own_reference_may_be_named() {
    let mut draft = honest();
    draft["risk"]["en"][1] = json!(format!(
        "It is unknown whether data was exfiltrated, see {}.",
        crate::briefs::REFERENCE
    ));
    let verified = verify(&redact(&logging()), "model", &draft.to_string());
    assert_eq!(verified.rejected, []);
    assert!(verified.risk.en.contains(crate::briefs::REFERENCE));
}

#[test]
fn the_templates_own_sentences_are_taken() {
    for brief in [logging(), prompt_attack(), sample(), denied()] {
        let redacted = redact(&brief);
        let body: Value =
            serde_json::from_str(assistant::voice::request(&redacted, "m").body()).unwrap();
        let message: Value =
            serde_json::from_str(body["messages"][1]["content"].as_str().unwrap()).unwrap();
        let verified = verify(&redacted, "model", &message["template"].to_string());
        assert_eq!(verified.rejected, []);
        assert_eq!((&verified.what, &verified.risk), (&brief.what, &brief.risk));
    }
}
