// `npm run e2e`: installs the pinned editor into `e2e/editor`, packages the extension and goes through it in the editor.
// SEKISHO names the program `sekisho`; CHROMIUM the browser, if it is not /usr/bin/chromium.

import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import path from 'node:path';
import { here, install } from './editor.mjs';

const root = path.resolve(here, '..');
const sekisho = path.resolve(process.env.SEKISHO ?? '');
try {
  if (process.env.SEKISHO === undefined) throw new Error('not set');
  accessSync(sekisho, constants.X_OK);
} catch {
  console.error(
    'SEKISHO names no program; build it with `cargo build --release` and set SEKISHO to target/release/sekisho',
  );
  process.exit(1);
}

install();
execFileSync(process.execPath, [path.join(root, 'scripts/package.mjs')], { cwd: root, stdio: 'inherit' });
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const { status } = spawnSync(process.execPath, ['--test', path.join(here, 'editor.test.mjs')], {
  stdio: 'inherit',
  env: { ...process.env, SEKISHO: sekisho, VSIX: path.join(root, `sekisho-${version}.vsix`) },
});
process.exit(status ?? 1);
