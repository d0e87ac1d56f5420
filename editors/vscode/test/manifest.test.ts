// What package.json promises to the editor and to the reader.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';

const root = path.resolve(__dirname, '../..');
const read = (name: string) => readFileSync(path.join(root, name), 'utf8');
const manifest = JSON.parse(read('package.json'));

test('an untrusted workspace chooses no program and no controls', () => {
  const { supported, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
  assert.equal(supported, 'limited');
  assert.deepEqual(restrictedConfigurations, ['sekisho.path', 'sekisho.guidelinesDir']);
});

test('every command in the palette is registered, and the one of the server is left to the client', () => {
  const offered = manifest.contributes.commands.map(({ command }: { command: string }) => command).sort();
  const registered = [...read('src/extension.ts').matchAll(/registerCommand\('([^']+)'/g)].map(([, id]) => id).sort();
  assert.deepEqual(registered, offered);
  assert.ok(!offered.includes('sekisho.openGuide'));
});

test('every setting is sent to the server, or is the path of the server', () => {
  const names = Object.keys(manifest.contributes.configuration.properties).sort();
  const sent = /const forServer = \[([^\]]+)\]/.exec(read('src/settings.ts'))?.[1] ?? '';
  const expected = [...sent.matchAll(/'([^']+)'/g)].map(([, name]) => `sekisho.${name}`);
  assert.deepEqual(names, [...expected, 'sekisho.path'].sort());
});

test('what is pure does not import the editor', () => {
  const editor = ['client.ts', 'extension.ts', 'guides.ts', 'language.ts', 'server.ts', 'status.ts'];
  for (const name of readdirSync(path.join(root, 'src')).filter((file) => !editor.includes(file))) {
    assert.doesNotMatch(read(`src/${name}`), /from '(vscode|vscode-languageclient[^']*)'/, name);
  }
});

test('the lock file names no registry', () => {
  assert.doesNotMatch(read('package-lock.json'), /"resolved":/);
  assert.doesNotMatch(read('e2e/editor/package-lock.json'), /"resolved":/);
});
