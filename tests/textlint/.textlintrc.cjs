// Rules of textlint-rule-preset-ja-technical-writing. What is not named here holds as the preset has it: sentences of 100 characters and three 、 as in
// the lint of `sekisho guide test`, no ！ and ？, no half-width katakana, and many that only this check knows.
module.exports = {
  rules: {
    "preset-ja-technical-writing": {
      // A name such as `constraints/iam.disableServiceAccountKeyCreation` is read as one word, however long it is.
      // The lint of `sekisho guide test` counts all inline code as one character.
      "sentence-length": { max: 100, skipPatterns: ["/[\\w.:\\/*-]{16,}/"] },
      // The preset wants である in lists. Ours are mostly steps to do, and what follows a step is a sentence of the same voice.
      "no-mix-dearu-desumasu": { preferInHeader: "", preferInBody: "ですます", preferInList: "ですます", strict: false },
      // 「アカウント登録もテレメトリもありません」: も and や that line things up are meant to be said twice. All other particles are held.
      "no-doubled-joshi": { min_interval: 1, allow: ["も", "にも", "でも", "とも", "ても", "や"] },
      // Questions in English end in their own mark.
      "no-exclamation-question-mark": { allowHalfWidthQuestion: true },
      // Names that the law and Azure have given.
      "max-kanji-continuous-len": { max: 6, allow: ["個人情報保護法", "個人情報保護委員会", "階層型名前空間"] },
    },
  },
};
