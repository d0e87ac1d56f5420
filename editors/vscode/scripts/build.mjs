// Bundles the extension into one file, `dist/extension.js`; with the argument `test` the unit tests into `out/test`.

import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

export const root = path.resolve(import.meta.dirname, '..');

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  format: 'cjs',
  platform: 'node',
  // The Node of the oldest editor that `engines` in package.json admits.
  target: 'node20',
  logLevel: 'warning',
};

/** Gives the packages that went into the bundle, by their folders below node_modules. */
export async function buildExtension() {
  rmSync(path.join(root, 'dist'), { recursive: true, force: true });
  const { metafile } = await build({
    ...common,
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.js',
    external: ['vscode'],
    minify: true,
    metafile: true,
    // The licences of what is bundled stand in THIRD-PARTY-NOTICES.txt.
    legalComments: 'none',
  });
  const folders = Object.keys(metafile.inputs).map(
    (input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1],
  );
  return [...new Set(folders.filter((folder) => folder !== undefined))].sort();
}

async function buildTests() {
  rmSync(path.join(root, 'out'), { recursive: true, force: true });
  const tests = readdirSync(path.join(root, 'test')).filter((name) => name.endsWith('.test.ts'));
  await build({
    ...common,
    entryPoints: tests.map((name) => `test/${name}`),
    outdir: 'out/test',
    outExtension: { '.js': '.cjs' },
    sourcemap: 'inline',
  });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await (process.argv[2] === 'test' ? buildTests() : buildExtension());
}
