import assert from 'node:assert/strict';
import test from 'node:test';
import { mayRestart } from '../src/restarts';

const minute = 60_000;

test('a server that dies now and then is started again every time', () => {
  assert.ok(mayRestart([1, 2, 3, 4].map((time) => time * minute)));
  assert.ok(mayRestart([1, 2, 3, 4, 5, 6, 7, 8, 9].map((time) => time * minute)));
});

test('the fifth death within three minutes is the last', () => {
  assert.ok(mayRestart([0, 1, 2, 3]));
  assert.equal(mayRestart([0, 1, 2, 3, 4]), false);
  assert.equal(mayRestart([0, 1, 2, 3, 3 * minute - 1]), false);
  assert.ok(mayRestart([0, 1, 2, 3, 3 * minute]));
});
