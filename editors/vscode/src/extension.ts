// The extension's front door: puts the parts together and registers the commands. All judging is done by `sekisho lsp`.

import * as vscode from 'vscode';
import { isGuideId } from './guide-uri';
import { Guides } from './guides';
import { switchLanguage } from './language';
import { Server } from './server';
import { Status } from './status';

let server: Server | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const output = vscode.window.createOutputChannel('Sekisho', { log: true });
  // The server offers `sekisho.openGuide`, which opens a browser. Here the guide is shown in the editor instead.
  const running = new Server(context.extensionUri, output, (command, parameters, next) => {
    const id: unknown = parameters[0];
    return command === 'sekisho.openGuide' && isGuideId(id) ? guides.open(id) : next(command, parameters);
  });
  const guides = new Guides(running);
  server = running;
  context.subscriptions.push(
    output,
    running,
    guides,
    new Status(running),
    vscode.commands.registerCommand('sekisho.switchLanguage', switchLanguage),
    vscode.commands.registerCommand('sekisho.restartServer', () => running.restart()),
    vscode.commands.registerCommand('sekisho.showOutput', () => output.show()),
    vscode.commands.registerCommand('sekisho.showGuide', () => guides.pick()),
  );
  // Not waited for: the editor goes on while the server starts, and the status says how it went.
  void running.start();
}

export function deactivate(): Promise<void> | undefined {
  return server?.stop();
}
