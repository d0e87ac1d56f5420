// The command that switches the language of the findings: it only writes the setting, and everything else follows from that.

import * as vscode from 'vscode';
import { type Language, settingScope, toLanguage } from './settings';

const targets = {
  user: vscode.ConfigurationTarget.Global,
  workspace: vscode.ConfigurationTarget.Workspace,
  folder: vscode.ConfigurationTarget.WorkspaceFolder,
};

export async function switchLanguage(): Promise<void> {
  const section = vscode.workspace.getConfiguration('sekisho', vscode.window.activeTextEditor?.document.uri);
  const current = toLanguage(section.get('language'));
  const items = choices().map((choice) => ({ ...choice, picked: choice.language === current }));
  const chosen = await vscode.window.showQuickPick(items, {
    placeHolder: vscode.l10n.t('Language of findings and guides'),
  });
  if (chosen !== undefined && chosen.language !== current) {
    await section.update('language', chosen.language, targets[settingScope(section.inspect('language') ?? {})]);
  }
}

/** The languages name themselves, so that whoever cannot read the others finds the way. */
function choices(): (vscode.QuickPickItem & { language: Language })[] {
  return [
    { language: 'ja', label: '日本語' },
    { language: 'en', label: 'English' },
    { language: 'both', label: '日本語 + English' },
    { language: 'auto', label: vscode.l10n.t('Auto'), description: vscode.l10n.t('as the editor') },
  ];
}
