// The editor under test: VS Code's own server as the package code-server carries it, with the packaged extension in it.
// Its server is started directly, without code-server's wrapper, so nothing has to be compiled.

import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const here = import.meta.dirname;
const packages = path.join(here, 'editor');
const code = path.join(packages, 'node_modules/code-server/lib/vscode');

/** Installs the pinned editor and browser driver, unless they are there already. */
export function install() {
  const pinned = JSON.parse(readFileSync(path.join(packages, 'package.json'), 'utf8')).dependencies;
  const missing = Object.entries(pinned).filter(([name, version]) => installedVersion(name) !== version);
  if (missing.length > 0 || !existsSync(path.join(code, 'node_modules'))) {
    npm(packages, 'ci');
    // The editor's own dependencies are pinned by the shrinkwrap that it brings. Its native modules are left unbuilt:
    // it does without those that are not shipped ready-made.
    npm(code, 'install', '--omit=dev');
  }
}

/** @param {string} name */
function installedVersion(name) {
  const about = path.join(packages, 'node_modules', name, 'package.json');
  return existsSync(about) ? JSON.parse(readFileSync(about, 'utf8')).version : undefined;
}

/** @param {string} folder @param {string[]} words */
function npm(folder, ...words) {
  const command = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  execFileSync(command, [...words, '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit' });
}

/**
 * Starts the editor with the extension and without any `sekisho` on PATH.
 * @param {string} vsix
 */
export async function startEditor(vsix) {
  const home = mkdtempSync(path.join(tmpdir(), 'sekisho-e2e-'));
  const main = path.join(code, 'out/server-main.js');
  const always = [
    main,
    '--accept-server-license-terms',
    '--telemetry-level=off',
    `--server-data-dir=${path.join(home, 'data')}`,
    `--extensions-dir=${path.join(home, 'extensions')}`,
  ];
  // Some versions ask whether a folder is trusted only when this is set.
  const user = path.join(home, 'data/data/User');
  mkdirSync(user, { recursive: true });
  writeFileSync(path.join(user, 'settings.json'), '{ "security.workspace.trust.startupPrompt": "always" }');
  // One that is installed on this machine must not be found.
  const env = { HOME: home, PATH: path.join(home, 'nothing'), LANG: 'C.UTF-8' };
  execFileSync(process.execPath, [...always, `--install-extension=${vsix}`], { env, stdio: 'pipe' });
  const server = spawn(process.execPath, [...always, '--host=127.0.0.1', '--port=0', '--without-connection-token'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  server.stderr.on('data', (data) => {
    said += data;
  });
  const port = await new Promise((resolve, reject) => {
    server.stdout.on('data', (data) => {
      said += data;
      const bound = /Extension host agent listening on (\d+)/.exec(said);
      if (bound) resolve(bound[1]);
    });
    server.on('exit', (status) => reject(new Error(`the editor ended with ${status}:\n${said}`)));
  });
  const machine = path.join(home, 'data/data/Machine');
  return {
    /** @param {string} folder */
    address: (folder) => `http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)}`,
    /** Makes a folder with these files in it. @param {string} name @param {Record<string, string>} files */
    folder(name, files) {
      for (const [file, text] of Object.entries(files)) {
        mkdirSync(path.dirname(path.join(home, name, file)), { recursive: true });
        writeFileSync(path.join(home, name, file), text);
      }
      return path.join(home, name);
    },
    /** The settings that hold for the machine, which no workspace has to be trusted for. @param {object} settings */
    setForMachine(settings) {
      mkdirSync(machine, { recursive: true });
      writeFileSync(path.join(machine, 'settings.json'), JSON.stringify(settings));
    },
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill();
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}
