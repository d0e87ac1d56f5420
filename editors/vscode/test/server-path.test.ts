import assert from 'node:assert/strict';
import test from 'node:test';
import { type Surroundings, serverPath } from '../src/server-path';

/** A system with these programs on it. */
function system(programs: string[], rest: Partial<Surroundings> = {}): Surroundings {
  return {
    configured: '',
    extension: '/extensions/sekisho',
    home: '/home/花子',
    searchPath: '/usr/bin:/opt/bin',
    platform: 'linux',
    isProgram: (file) => programs.includes(file),
    ...rest,
  };
}

test('what the user named comes before everything else', () => {
  const programs = ['/opt/関所/sekisho', '/extensions/sekisho/bin/sekisho', '/usr/bin/sekisho'];
  const found = serverPath(system(programs, { configured: ' /opt/関所/sekisho ' }));
  assert.deepEqual(found, { kind: 'found', file: '/opt/関所/sekisho' });
});

test('the bundled program comes before the one on PATH', () => {
  const programs = ['/extensions/sekisho/bin/sekisho', '/usr/bin/sekisho'];
  assert.deepEqual(serverPath(system(programs)), { kind: 'found', file: '/extensions/sekisho/bin/sekisho' });
  assert.deepEqual(serverPath(system(['/opt/bin/sekisho'])), { kind: 'found', file: '/opt/bin/sekisho' });
});

test('a configured program that is not there is not replaced by another one', () => {
  const found = serverPath(system(['/usr/bin/sekisho'], { configured: '/opt/sekisho' }));
  assert.deepEqual(found, { kind: 'configured-missing', file: '/opt/sekisho' });
});

test('a name is looked up on PATH', () => {
  const found = serverPath(system(['/opt/bin/sekisho-next'], { configured: 'sekisho-next' }));
  assert.deepEqual(found, { kind: 'found', file: '/opt/bin/sekisho-next' });
  assert.equal(serverPath(system([], { configured: 'sekisho-next' })).kind, 'configured-missing');
});

test('~ is the home folder', () => {
  const found = serverPath(system(['/home/花子/bin/sekisho'], { configured: '~/bin/sekisho' }));
  assert.deepEqual(found, { kind: 'found', file: '/home/花子/bin/sekisho' });
});

test('a relative path is refused even if something is there', () => {
  for (const configured of ['./sekisho', 'tools/sekisho', '../sekisho']) {
    assert.equal(serverPath(system([configured, 'sekisho'], { configured })).kind, 'configured-relative');
  }
});

test('relative entries of PATH find nothing', () => {
  const anything = { isProgram: (file: string) => !file.startsWith('/extensions') };
  assert.deepEqual(serverPath(system([], { ...anything, searchPath: '.::bin:./node_modules/.bin' })), {
    kind: 'nowhere',
  });
});

test('on Windows only .exe is started, and never from the current folder', () => {
  const windows: Partial<Surroundings> = {
    platform: 'win32',
    extension: 'C:\\ext',
    home: 'C:\\Users\\花子',
    searchPath: '.;C:\\tools',
  };
  const file = 'C:\\tools\\sekisho.exe';
  assert.deepEqual(serverPath(system([file, 'sekisho.exe'], windows)), { kind: 'found', file });
  assert.deepEqual(serverPath(system(['C:\\ext\\bin\\sekisho.exe', file], windows)), {
    kind: 'found',
    file: 'C:\\ext\\bin\\sekisho.exe',
  });
  const home = 'C:\\Users\\花子\\sekisho.exe';
  assert.deepEqual(serverPath(system([home], { ...windows, configured: '~\\sekisho.exe' })), {
    kind: 'found',
    file: home,
  });
});
