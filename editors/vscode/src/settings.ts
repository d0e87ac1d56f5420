// The settings of the section `sekisho` as the server wants them, and what they mean for what the extension shows.

export const languages = ['auto', 'ja', 'en', 'both'] as const;
export type Language = (typeof languages)[number];

/** Those that the server knows. `sekisho.path` is not among them: it chooses the server. */
const forServer = ['language', 'runOn', 'severity', 'guidelinesDir'] as const;

/** What is sent to the server. What is not set is left out, so that the server's own default holds. */
export function serverSettings(read: (key: string) => unknown): Record<string, unknown> {
  const settings = forServer.map((key) => [key, read(key)] as const);
  return Object.fromEntries(settings.filter(([, value]) => value !== undefined && value !== null && value !== ''));
}

export function toLanguage(value: unknown): Language {
  return languages.find((language) => language === value) ?? 'auto';
}

/** The language that is really spoken: `auto` follows the display language of the editor. */
export function spokenLanguage(language: Language, displayLanguage: string): 'ja' | 'en' | 'both' {
  if (language !== 'auto') {
    return language;
  }
  return /^ja\b/i.test(displayLanguage) ? 'ja' : 'en';
}

/** Where a setting is written: where it is set already, as the narrowest place wins; else for the user. */
export function settingScope(set: {
  readonly workspaceValue?: unknown;
  readonly workspaceFolderValue?: unknown;
}): 'user' | 'workspace' | 'folder' {
  if (set.workspaceFolderValue !== undefined) {
    return 'folder';
  }
  return set.workspaceValue !== undefined ? 'workspace' : 'user';
}
