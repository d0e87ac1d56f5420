import assert from 'node:assert/strict';
import test from 'node:test';
import { guideOfPath, guidePath, guidesOf, isGuideId } from '../src/guide-uri';

test('an id and its document lead to each other', () => {
  for (const id of ['aws/s3/tls-only', 'google/model-armor/floor-setting', 'aws/our-rules/word-list']) {
    assert.ok(isGuideId(id));
    assert.equal(guideOfPath(guidePath(id)), id);
  }
});

test('what is no id opens no document', () => {
  for (const value of [
    'syntax',
    '',
    '../../etc/passwd',
    'aws/../s3',
    '/aws/s3',
    'aws//s3',
    'aws/s3?x',
    'ガイド/名',
    7,
    undefined,
  ]) {
    assert.equal(isGuideId(value), false, String(value));
  }
  assert.equal(guideOfPath('/aws/s3/tls-only'), undefined);
  assert.equal(guideOfPath('/../secret.md'), undefined);
});

test('the guides of diagnostics come once each, and only from Sekisho', () => {
  const diagnostics = [
    { source: 'sekisho', code: { value: 'aws/s3/tls-only' } },
    { source: 'terraform', code: 'aws/s3/website' },
    { source: 'sekisho', code: 'syntax' },
    { source: 'sekisho', code: 'aws/s3/acl-public' },
    { source: 'sekisho', code: 'aws/s3/tls-only' },
    { source: 'sekisho' },
  ];
  assert.deepEqual(guidesOf(diagnostics), ['aws/s3/tls-only', 'aws/s3/acl-public']);
});
