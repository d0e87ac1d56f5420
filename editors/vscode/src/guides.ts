// Guides: asked from the server, shown in the editor's own Markdown preview.

import * as vscode from 'vscode';
import { guideOfPath, guidePath, guideScheme, guidesOf, isGuideId } from './guide-uri';
import type { Server } from './server';

/** The answer to `sekisho/guide`. */
interface Guide {
  readonly id: string;
  readonly title: string;
  readonly markdown: string;
  readonly link: string;
}

export class Guides implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscriptions: vscode.Disposable[];

  readonly onDidChange = this.#changed.event;

  constructor(private readonly server: Server) {
    this.#subscriptions = [
      this.#changed,
      vscode.workspace.registerTextDocumentContentProvider(guideScheme, this),
      server.onDidSendSettings(() => this.#refresh()),
    ];
  }

  async provideTextDocumentContent(uri: vscode.Uri, token: vscode.CancellationToken): Promise<string> {
    const id = guideOfPath(uri.path);
    const guide = id === undefined ? undefined : await this.#ask(id, token);
    return (
      guide?.markdown ??
      vscode.l10n.t('This guide cannot be shown, because the server does not run or does not know it.')
    );
  }

  async open(id: string): Promise<void> {
    const guide = await this.#ask(id);
    if (guide === undefined) {
      void vscode.window.showWarningMessage(
        vscode.l10n.t(
          'The server does not run, so the guide cannot be shown. Start it with “Sekisho: Restart Server”.',
        ),
      );
    } else if (guide === null) {
      void vscode.window.showWarningMessage(
        vscode.l10n.t('There is no guide {0}. `sekisho guide list` shows all of them.', id),
      );
    } else {
      await vscode.commands.executeCommand(
        'markdown.showPreviewToSide',
        vscode.Uri.from({ scheme: guideScheme, path: guidePath(guide.id) }),
      );
    }
  }

  /** Offers the guides of the findings that are there, those of the active document first, and takes any other id. */
  async pick(): Promise<void> {
    const active = vscode.window.activeTextEditor?.document.uri;
    const here = active === undefined ? [] : vscode.languages.getDiagnostics(active);
    const everywhere = vscode.languages.getDiagnostics().flatMap(([, diagnostics]) => diagnostics);
    const found = guidesOf([...here, ...everywhere]);
    const id = await pickGuide(found);
    if (id !== undefined) {
      await this.open(id);
    }
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) {
      subscription.dispose();
    }
  }

  /** `undefined` if the server does not run, `null` if it knows no such guide. */
  #ask(id: string, token?: vscode.CancellationToken): Promise<Guide | null | undefined> {
    return this.server.request<Guide | null>('sekisho/guide', { id }, token);
  }

  #refresh(): void {
    for (const document of vscode.workspace.textDocuments) {
      if (document.uri.scheme === guideScheme) {
        this.#changed.fire(document.uri);
      }
    }
  }
}

/** A quick pick that also takes what was typed, if it can be a guide's id. */
function pickGuide(found: readonly string[]): Promise<string | undefined> {
  const picker = vscode.window.createQuickPick();
  picker.placeholder = vscode.l10n.t('A guide of the findings, or an id such as aws/s3/tls-only');
  const offer = (typed: string) => {
    const ids = isGuideId(typed) && !found.includes(typed) ? [typed, ...found] : found;
    picker.items = ids.map((label) => ({ label }));
  };
  offer('');
  return new Promise((resolve) => {
    picker.onDidChangeValue((typed) => offer(typed.trim()));
    picker.onDidAccept(() => {
      resolve(picker.activeItems[0]?.label);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}
