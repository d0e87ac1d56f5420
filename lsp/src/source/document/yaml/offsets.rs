//! From the parser's count of characters to bytes.

/// Every so many characters the byte is remembered.
const STEP: usize = 64;

/// The bytes at which the characters of a text begin.
pub(super) struct Offsets<'t> {
    text: &'t str,
    /// The byte of every [`STEP`]th character; none if the text is ASCII.
    steps: Option<Vec<usize>>,
}

impl<'t> Offsets<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let steps = (!text.is_ascii()).then(|| {
            text.char_indices()
                .step_by(STEP)
                .map(|(byte, _)| byte)
                .collect()
        });
        Self { text, steps }
    }

    /// The byte of the character `index`; the end of the text if there are not that many.
    pub(super) fn byte(&self, index: usize) -> usize {
        let Some(steps) = &self.steps else {
            return index.min(self.text.len());
        };
        let Some(step) = steps.get(index / STEP) else {
            return self.text.len();
        };
        self.text
            .get(*step..)
            .and_then(|rest| rest.char_indices().nth(index % STEP))
            .map_or(self.text.len(), |(byte, _)| step + byte)
    }
}
