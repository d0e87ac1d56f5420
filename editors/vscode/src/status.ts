// The entry in the editor's language status: which language is spoken, and whether the server runs.

import * as vscode from 'vscode';
import { documents } from './documents';
import type { Server } from './server';
import { spokenLanguage, toLanguage } from './settings';

const names = { ja: '日本語', en: 'English', both: '日本語 + English' };

export class Status implements vscode.Disposable {
  readonly #item = vscode.languages.createLanguageStatusItem('sekisho', documents);
  readonly #subscriptions: vscode.Disposable[];

  constructor(private readonly server: Server) {
    this.#item.name = 'Sekisho';
    this.#subscriptions = [
      this.#item,
      server.onDidChangeState(() => this.#show()),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('sekisho.language')) {
          this.#show();
        }
      }),
    ];
    this.#show();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) {
      subscription.dispose();
    }
  }

  #show(): void {
    const language = toLanguage(vscode.workspace.getConfiguration('sekisho').get('language'));
    this.#item.text = `Sekisho: ${names[spokenLanguage(language, vscode.env.language)]}`;
    this.#item.busy = this.server.state === 'starting';
    const broken = this.server.state === 'missing' || this.server.state === 'stopped';
    this.#item.severity = broken ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
    this.#item.detail = this.#detail();
    // A server that does not run speaks no language, so the next step is another one.
    this.#item.command = broken
      ? { command: 'sekisho.restartServer', title: vscode.l10n.t('Restart Server') }
      : { command: 'sekisho.switchLanguage', title: vscode.l10n.t('Switch Language') };
  }

  #detail(): string {
    switch (this.server.state) {
      case 'starting':
        return vscode.l10n.t('The server is starting');
      case 'running':
        return this.server.version === undefined
          ? vscode.l10n.t('The server is running')
          : vscode.l10n.t('The server is running (version {0})', this.server.version);
      case 'stopped':
        return vscode.l10n.t('The server does not run');
      case 'missing':
        return vscode.l10n.t('The program sekisho was not found');
    }
  }
}
