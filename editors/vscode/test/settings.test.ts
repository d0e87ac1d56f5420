import assert from 'node:assert/strict';
import test from 'node:test';
import { serverSettings, settingScope, spokenLanguage, toLanguage } from '../src/settings';

test('the server gets what it knows, and what is not set is left out', () => {
  const set: Record<string, unknown> = {
    language: 'ja',
    runOn: 'save',
    severity: { low: 'off' },
    guidelinesDir: '',
    path: '/usr/bin/sekisho',
  };
  assert.deepEqual(
    serverSettings((key) => set[key]),
    { language: 'ja', runOn: 'save', severity: { low: 'off' } },
  );
});

test('a value that is no language is auto', () => {
  assert.equal(toLanguage('both'), 'both');
  for (const value of ['fr', '', undefined, null, 1]) {
    assert.equal(toLanguage(value), 'auto');
  }
});

test('auto speaks the display language of the editor, else English', () => {
  assert.equal(spokenLanguage('auto', 'ja'), 'ja');
  assert.equal(spokenLanguage('auto', 'ja-JP'), 'ja');
  assert.equal(spokenLanguage('auto', 'jav'), 'en');
  assert.equal(spokenLanguage('auto', 'de'), 'en');
  assert.equal(spokenLanguage('en', 'ja'), 'en');
  assert.equal(spokenLanguage('both', 'en'), 'both');
});

test('a setting is written where it is in force', () => {
  assert.equal(settingScope({}), 'user');
  assert.equal(settingScope({ workspaceValue: 'ja' }), 'workspace');
  assert.equal(settingScope({ workspaceValue: 'ja', workspaceFolderValue: 'en' }), 'folder');
});
