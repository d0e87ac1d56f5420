// Both languages say the same things: no text is missing in one of them, and none is left over.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';

const root = path.resolve(__dirname, '../..');
const read = (name: string) => readFileSync(path.join(root, name), 'utf8');
const keys = (name: string) => Object.keys(JSON.parse(read(name))).sort();

test('package.json uses exactly the texts that both languages have', () => {
  const used = [...new Set([...read('package.json').matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key))].sort();
  assert.deepEqual(keys('package.nls.json'), used);
  assert.deepEqual(keys('package.nls.ja.json'), used);
});

test('the Japanese bundle has exactly the sentences of the sources', () => {
  const sources = readdirSync(path.join(root, 'src')).map((name) => read(`src/${name}`));
  const said = sources.flatMap((source) => [...source.matchAll(/l10n\.t\(\s*'([^']+)'/g)].map(([, text]) => text));
  const calls = sources.flatMap((source) => [...source.matchAll(/l10n\.t\(/g)]);
  assert.equal(said.length, calls.length, 'every text is a literal');
  assert.deepEqual(keys('l10n/bundle.l10n.ja.json'), [...new Set(said)].sort());
});

test('placeholders are the same in both languages', () => {
  const placeholders = (text: string) => [...text.matchAll(/\{\d\}/g)].map(String).sort();
  const bundle: Record<string, string> = JSON.parse(read('l10n/bundle.l10n.ja.json'));
  for (const [english, japanese] of Object.entries(bundle)) {
    assert.deepEqual(placeholders(japanese), placeholders(english), english);
  }
});

test('Japanese is written as in the guides', () => {
  const bundle: Record<string, string> = JSON.parse(read('l10n/bundle.l10n.ja.json'));
  const texts: Record<string, string> = JSON.parse(read('package.nls.ja.json'));
  for (const text of [...Object.values(bundle), ...Object.values(texts)]) {
    assert.equal(text.normalize('NFC'), text);
    assert.doesNotMatch(text, /[！？\uff61-\uff9f]/u, text);
    // A space stands between Japanese and Latin letters, and none beside the marks of Japanese.
    assert.doesNotMatch(text, /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}ー][A-Za-z0-9`{]/u, text);
    assert.doesNotMatch(text, /[A-Za-z0-9`}][\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u, text);
    assert.doesNotMatch(text, /[、。（）「」] | [、。（）「」]/u, text);
  }
});
