// Where the `sekisho` program is: the one that the user named, the one that came with the extension, or the one on PATH.
// What is found is always an absolute path, because a bare name could also mean a file in the opened folder.

import path from 'node:path';

/** What the search looks at; handed in, so that it can be tested for every system. */
export interface Surroundings {
  /** The setting `sekisho.path`. */
  readonly configured: string;
  /** The folder of the extension. */
  readonly extension: string;
  readonly home: string;
  /** The environment variable PATH. */
  readonly searchPath: string;
  readonly platform: NodeJS.Platform;
  readonly isProgram: (file: string) => boolean;
}

export type ServerPath =
  | { readonly kind: 'found'; readonly file: string }
  /** The setting names something that is no program. */
  | { readonly kind: 'configured-missing'; readonly file: string }
  /** The setting names a relative path, which would depend on the opened folder. */
  | { readonly kind: 'configured-relative'; readonly file: string }
  /** Nothing is configured, bundled or on PATH. */
  | { readonly kind: 'nowhere' };

export function serverPath(around: Surroundings): ServerPath {
  const { join, isAbsolute } = around.platform === 'win32' ? path.win32 : path.posix;
  const configured = around.configured.trim();
  if (configured !== '') {
    if (!/[\\/]/.test(configured)) {
      const file = onSearchPath(configured, around);
      return file === undefined ? { kind: 'configured-missing', file: configured } : { kind: 'found', file };
    }
    const file = /^~[\\/]/.test(configured) ? join(around.home, configured.slice(2)) : configured;
    if (!isAbsolute(file)) {
      return { kind: 'configured-relative', file };
    }
    return around.isProgram(file) ? { kind: 'found', file } : { kind: 'configured-missing', file };
  }
  const bundled = join(around.extension, 'bin', programName('sekisho', around.platform));
  if (around.isProgram(bundled)) {
    return { kind: 'found', file: bundled };
  }
  const file = onSearchPath('sekisho', around);
  return file === undefined ? { kind: 'nowhere' } : { kind: 'found', file };
}

function programName(name: string, platform: NodeJS.Platform): string {
  return platform === 'win32' && !/\.exe$/i.test(name) ? `${name}.exe` : name;
}

/** Relative entries of PATH, the empty one included, are passed over: they would find programs in the opened folder. */
function onSearchPath(name: string, around: Surroundings): string | undefined {
  const { delimiter, join, isAbsolute } = around.platform === 'win32' ? path.win32 : path.posix;
  return around.searchPath
    .split(delimiter)
    .filter((folder) => isAbsolute(folder))
    .map((folder) => join(folder, programName(name, around.platform)))
    .find((file) => around.isProgram(file));
}
