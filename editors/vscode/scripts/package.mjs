// Makes `sekisho-VERSION.vsix` and looks into it. Nothing is fetched. What follows the command is handed to vsce:
// `npm run package -- --target linux-x64` marks a package whose `bin/sekisho` is there for that system.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildExtension, root } from './build.mjs';
import { contents } from './vsix.mjs';

const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const licences = ['LICENSE', 'LICENSE-APACHE', 'LICENSE-MIT'];
const given = process.argv.slice(2);
const target = given[given.indexOf('--target') + 1];
const name = given.includes('--target')
  ? `sekisho-${target}-${manifest.version}.vsix`
  : `sekisho-${manifest.version}.vsix`;

const bundled = await buildExtension();
writeFileSync(path.join(root, 'THIRD-PARTY-NOTICES.txt'), notices(bundled));
// They stand once in the repository, at its root, and are copied only for the package.
for (const licence of licences) {
  copyFileSync(path.resolve(root, '../..', licence), path.join(root, licence));
}

const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
const { status } = spawnSync(process.execPath, [vsce, 'package', '--no-dependencies', '--out', name, ...given], {
  cwd: root,
  stdio: 'inherit',
});
assert.equal(status, 0, 'vsce could not make the package; its output above says why');
inspect(contents(path.join(root, name)));
console.log(`${name} holds what it should`);

/**
 * The licences of the packages whose code is in the bundle.
 * @param {string[]} folders
 */
function notices(folders) {
  const parts = folders.map((folder) => {
    const about = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
    const file = readdirSync(path.join(root, folder)).find((found) => /^licen[cs]e/i.test(found));
    assert.ok(file, `${folder} is bundled and brings no licence text; put another package in its place`);
    const text = readFileSync(path.join(root, folder, file), 'utf8')
      .replaceAll('\r\n', '\n')
      .trim();
    return `${about.name} ${about.version} (${about.license})\n\n${text}\n`;
  });
  return `This extension contains code of these packages.\n\n${parts.join(`\n${'-'.repeat(80)}\n\n`)}`;
}

/** @param {Map<string, Buffer>} files */
function inspect(files) {
  const program = existsSync(path.join(root, 'bin'))
    ? readdirSync(path.join(root, 'bin')).map((file) => `extension/bin/${file}`)
    : [];
  assert.deepEqual(
    [...files.keys()].sort(),
    [
      ...program,
      '[Content_Types].xml',
      'extension.vsixmanifest',
      // vsce gives these three names of its own.
      'extension/LICENSE.txt',
      'extension/changelog.md',
      'extension/readme.md',
      'extension/LICENSE-APACHE',
      'extension/LICENSE-MIT',
      'extension/THIRD-PARTY-NOTICES.txt',
      'extension/dist/extension.js',
      'extension/icon.png',
      'extension/l10n/bundle.l10n.ja.json',
      'extension/package.json',
      'extension/package.nls.ja.json',
      'extension/package.nls.json',
    ].sort(),
  );
  const bundle = files.get('extension/dist/extension.js')?.toString('utf8') ?? '';
  assert.ok(bundle.length > 0 && bundle.length < 1_000_000, `the bundle has ${bundle.length} characters`);
  assert.doesNotMatch(bundle, /sourceMappingURL|sourcesContent/, 'the bundle carries no sources');
  for (const [file, content] of files) {
    assert.ok(!content.includes(root), `${file} names a path of this machine`);
  }
}
