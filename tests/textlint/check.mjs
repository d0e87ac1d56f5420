// Holds the Japanese texts against textlint's preset for technical writing: `node check.mjs` all of them, `node check.mjs FILE…` only those.
// Rules and the reasons for what they leave out: .textlintrc.cjs

import { readdirSync, readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { createLinter, loadTextlintrc } from "textlint";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../..");

/** All texts that a Japanese reader is given. */
function texts() {
  const inFolder = (folder, wanted, options) =>
    readdirSync(resolve(root, folder), options)
      .filter((name) => wanted.test(name))
      .map((name) => resolve(root, folder, name));
  return [
    ...inFolder(".", /\.ja\.md$/),
    ...inFolder("docs", /\.ja\.md$/),
    ...inFolder("sample", /\.ja\.md$/),
    ...inFolder("guidelines", /[\\/]ja\.md$/, { recursive: true }),
    // What `sekisho guide new` begins with.
    ...inFolder("src/command/guide/skeleton", /[\\/]ja\.md$/, { recursive: true }),
  ].sort();
}

/**
 * A line of a guide is a template. These are the lines that a reader may be given: a value stands as code, and each branch of an `if` is
 * in at least one of them, so that no sentence is as long as all its alternatives together.
 */
function readings(line) {
  const parts = line.split(/(\{%.*?%\}|\{\{.*?\}\})/);
  const word = (part) => /^\{%-?\s*(\w+)/.exec(part ?? "{% end %}")?.[1];
  let at = 0;
  // The readings up to the tag that ends the block, which is left to the caller.
  const block = () => {
    let texts = [""];
    for (; at < parts.length; at += 1) {
      const opening = word(parts[at]);
      let next = [parts[at].startsWith("{{") ? "`x`" : parts[at]];
      if (opening === "if" || opening === "for") {
        next = [];
        let whole = opening === "for";
        do {
          at += 1;
          next.push(...block());
          whole ||= word(parts[at]) === "else";
        } while (!word(parts[at]).startsWith("end"));
        if (!whole) next.push("");
      } else if (opening !== undefined) {
        return texts;
      }
      // Side by side, not each with each: the shorter of both lists begins anew.
      const before = texts;
      const length = Math.max(before.length, next.length);
      texts = Array.from({ length }, (_, nth) => before[nth % before.length] + next[nth % next.length]);
    }
    return texts;
  };
  return block();
}

/** The text as readers are given it, and for each of its lines the one that it was made of. */
function asRead(source) {
  const lines = [];
  const origin = [];
  let fenced = false;
  source.split("\n").forEach((line, index) => {
    if (/^\s*```/.test(line)) fenced = !fenced;
    const given = fenced || !/\{[{%]/.test(line) ? [line] : readings(line);
    given.forEach((text, nth) => {
      if (nth > 0) {
        lines.push("");
        origin.push(index + 1);
      }
      lines.push(text);
      origin.push(index + 1);
    });
  });
  return { text: lines.join("\n"), origin };
}

const linter = createLinter({ descriptor: await loadTextlintrc({ configFilePath: resolve(here, ".textlintrc.cjs") }) });
// Rules that could not be loaded find nothing, which would look like success.
const wrong = await linter.lintText("確認を行うことができます！", resolve(root, "wrong.md"));
if (wrong.messages.length === 0) throw new Error("no rule finds anything in a sentence with two faults; run `npm ci` in tests/textlint");
const files = process.argv.length > 2 ? process.argv.slice(2).map((file) => resolve(file)) : texts();
let problems = 0;
for (const file of files) {
  const { text, origin } = asRead(readFileSync(file, "utf8"));
  const { messages } = await linter.lintText(text, file);
  // What several readings of a line share is said once.
  const said = new Map();
  for (const { index, line, message, ruleId } of messages) {
    const place = `${relative(root, file)}:${origin[line - 1]}`;
    const near = text.slice(Math.max(0, index - 15), index + 10).replaceAll("\n", " ");
    said.set(place + message, `${place}: ${message.split("\n")[0]} …${near}… (${ruleId.split("/").at(-1)})`);
  }
  for (const problem of said.values()) console.log(problem);
  problems += said.size;
}
console.log(`${files.length} Japanese texts: ${problems} problems`);
process.exitCode = problems > 0 ? 1 : 0;
