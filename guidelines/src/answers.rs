//! Which guide answers an alert of others.

use crate::Guide;
use std::cmp::Reverse;

/// The patterns of all guides.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    exact: Vec<(String, String)>,
    near: Vec<(String, String)>,
}

/// The guide that answers an alert.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer<'a> {
    /// Its id.
    pub guide: &'a str,
    /// Whether it was written for kindred alerts only, because none was written for this one.
    pub near: bool,
}

impl Answers {
    /// The patterns of these guides, but for retired ones.
    pub fn of<'g>(guides: impl Iterator<Item = &'g Guide>) -> Self {
        let mut answers = Self::default();
        for guide in guides.filter(|guide| !guide.retired) {
            let with_id = |pattern: &String| (pattern.clone(), guide.id.clone());
            answers.exact.extend(guide.answers.iter().map(with_id));
            answers.near.extend(guide.near.iter().map(with_id));
        }
        answers
    }

    /// The guide for an alert, named like `guardduty:Impact:IAMUser/PromptInjection.Direct`. The longest pattern wins.
    pub fn find<'a>(&'a self, alert: &str) -> Option<Answer<'a>> {
        let best = |patterns: &'a [(String, String)]| {
            let fitting = patterns.iter().filter(|(pattern, _)| fits(pattern, alert));
            fitting
                .max_by_key(|(pattern, guide)| (weight(pattern), Reverse(guide)))
                .map(|(_, guide)| guide.as_str())
        };
        let (guide, near) = match best(&self.exact) {
            Some(guide) => (guide, false),
            None => (best(&self.near)?, true),
        };
        Some(Answer { guide, near })
    }
}

/// How many characters a pattern names.
fn weight(pattern: &str) -> usize {
    pattern
        .chars()
        .filter(|&character| character != '*')
        .count()
}

/// Whether a pattern, in which `*` stands for any run of characters, is about this text.
pub fn fits(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| text.strip_prefix(first)) else {
        return false;
    };
    let mut parts = parts.peekable();
    if parts.peek().is_none() {
        return rest.is_empty();
    }
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            return rest.ends_with(part);
        }
        match rest.split_once(part) {
            Some((_, after)) => rest = after,
            None => return false,
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::{Answer, Answers, fits};

    #[test]
    fn a_star_stands_for_any_run_of_characters() {
        let alert = "guardduty:Impact:IAMUser/PromptInjection.Direct";
        for pattern in [
            alert,
            "guardduty:*",
            "guardduty:*:IAMUser/*",
            "*Direct",
            "guardduty:Impact:IAMUser/PromptInjection.Direct*",
        ] {
            assert!(fits(pattern, alert), "{pattern}");
        }
        for pattern in [
            "guardduty:",
            "*IAM",
            "guardduty:*:EC2/*",
            "guardduty:Impact*X*",
        ] {
            assert!(!fits(pattern, alert), "{pattern}");
        }
    }

    #[test]
    fn what_is_written_for_an_alert_comes_before_what_is_near_it() {
        let pair = |pattern: &str, guide: &str| (pattern.to_owned(), guide.to_owned());
        let answers = Answers {
            exact: vec![pair("g:A:B/C*", "short"), pair("g:A:B/Cd*", "long")],
            near: vec![
                pair("g:A:B/*", "near"),
                pair("g:A:B/Cde.very.long", "never"),
            ],
        };
        let find = |alert| answers.find(alert);
        let said = |guide, near| Some(Answer { guide, near });
        assert_eq!(find("g:A:B/Cde.very.long"), said("long", false));
        assert_eq!(find("g:A:B/New"), said("near", true));
        assert_eq!(find("h:A"), None);
    }
}
