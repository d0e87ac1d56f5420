// The language server's life: starting it, stopping it, and telling in which state it is.

import { accessSync, constants, statSync } from 'node:fs';
import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { type Middleware, State } from 'vscode-languageclient/node';
import { Client } from './client';
import { documents } from './documents';
import { type ServerPath, serverPath } from './server-path';
import { serverSettings } from './settings';

// The client takes a token that is `undefined` for one more parameter of the request, so there always is one.
const noCancellation = new vscode.CancellationTokenSource().token;

export type ServerState = 'starting' | 'running' | 'stopped' | 'missing';

export class Server implements vscode.Disposable {
  readonly #stateChanged = new vscode.EventEmitter<ServerState>();
  readonly #settingsSent = new vscode.EventEmitter<void>();
  readonly #configuration: vscode.Disposable;
  #client: Client | undefined;
  #state: ServerState = 'stopped';
  /** Starts and stops wait for each other, because two settings may change at once. */
  #queue: Promise<void> = Promise.resolve();

  readonly onDidChangeState = this.#stateChanged.event;
  /** What is asked from now on is answered with the new settings, because the server keeps the order. */
  readonly onDidSendSettings = this.#settingsSent.event;

  constructor(
    private readonly extension: vscode.Uri,
    private readonly output: vscode.LogOutputChannel,
    private readonly executeCommand: NonNullable<Middleware['executeCommand']>,
  ) {
    // Trusting the workspace changes this setting, too, when the workspace sets it.
    this.#configuration = vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('sekisho.path')) {
        void this.restart();
      }
    });
  }

  get state(): ServerState {
    return this.#state;
  }

  /** The version that the running server gave, if it gave one. */
  get version(): string | undefined {
    return this.#client?.initializeResult?.serverInfo?.version;
  }

  start(): Promise<void> {
    return this.#then(() => this.#start());
  }

  restart(): Promise<void> {
    return this.#then(async () => {
      await this.#stop();
      await this.#start();
    });
  }

  stop(): Promise<void> {
    return this.#then(() => this.#stop());
  }

  /** Asks the server; `undefined` if it does not run. */
  async request<Answer>(method: string, parameters: object, token = noCancellation): Promise<Answer | undefined> {
    await this.#queue;
    return this.#client?.isRunning() ? this.#client.sendRequest<Answer>(method, parameters, token) : undefined;
  }

  dispose(): void {
    this.#configuration.dispose();
    this.#stateChanged.dispose();
    this.#settingsSent.dispose();
  }

  #then(step: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(step).catch((error: unknown) => {
      this.output.error(error instanceof Error ? error : String(error));
    });
    return this.#queue;
  }

  async #start(): Promise<void> {
    const found = serverPath({
      configured: vscode.workspace.getConfiguration('sekisho').get('path', ''),
      extension: this.extension.fsPath,
      home: homedir(),
      searchPath: process.env.PATH ?? '',
      platform: process.platform,
      isProgram,
    });
    if (found.kind !== 'found') {
      this.#setState('missing');
      void this.#sayMissing(found);
      return;
    }
    this.output.info(`${found.file} lsp`);
    const client: Client = new Client(
      found.file,
      this.output,
      {
        documentSelector: documents,
        initializationOptions: () => currentSettings(),
        synchronize: { configurationSection: 'sekisho' },
        middleware: {
          executeCommand: this.executeCommand,
          workspace: {
            // By itself the client would send the whole section, with the path of the program.
            didChangeConfiguration: async () => {
              const settings = { sekisho: currentSettings() };
              await client.sendNotification('workspace/didChangeConfiguration', { settings });
              this.#settingsSent.fire();
            },
          },
        },
      },
      () => void this.#sayDied(),
    );
    this.#client = client;
    // A server that dies is started again by the client, so its states are followed for good.
    client.onDidChangeState(({ newState }) => {
      if (this.#client === client) {
        this.#setState(stateOf(newState));
      }
    });
    this.#setState('starting');
    try {
      await client.begin();
    } catch (error) {
      this.output.error(error instanceof Error ? error : String(error));
      this.#client = undefined;
      await client.end();
      this.#setState('stopped');
      void this.#sayFailed(found.file);
    }
  }

  async #stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    await client?.end();
    this.#setState('stopped');
  }

  #setState(state: ServerState): void {
    if (state !== this.#state) {
      this.#state = state;
      this.#stateChanged.fire(state);
    }
  }

  async #sayMissing(missing: Exclude<ServerPath, { kind: 'found' }>): Promise<void> {
    const openSettings = vscode.l10n.t('Open Settings');
    if ((await vscode.window.showErrorMessage(missingMessage(missing), openSettings)) === openSettings) {
      await vscode.commands.executeCommand('workbench.action.openSettings', 'sekisho.path');
    }
  }

  async #sayFailed(file: string): Promise<void> {
    await this.#sayWithOutput(
      vscode.l10n.t(
        '{0} was found but did not start as a language server. Read the output, or update Sekisho: `sekisho lsp` has to work in a terminal.',
        file,
      ),
    );
  }

  async #sayDied(): Promise<void> {
    await this.#sayWithOutput(
      vscode.l10n.t(
        'The server ended unexpectedly several times and is not started again. Read the output, then use “Sekisho: Restart Server”.',
      ),
    );
  }

  async #sayWithOutput(message: string): Promise<void> {
    const showOutput = vscode.l10n.t('Show Output');
    if ((await vscode.window.showErrorMessage(message, showOutput)) === showOutput) {
      this.output.show();
    }
  }
}

function missingMessage(missing: Exclude<ServerPath, { kind: 'found' }>): string {
  switch (missing.kind) {
    case 'configured-missing':
      return vscode.l10n.t(
        'The setting sekisho.path names {0}, which is no program that can be run. Correct it, or clear it to use the one on PATH.',
        missing.file,
      );
    case 'configured-relative':
      return vscode.l10n.t(
        'The setting sekisho.path names {0}, which is relative. Give the full path, because a relative one would depend on the opened folder.',
        missing.file,
      );
    case 'nowhere':
      return vscode.l10n.t(
        'The program sekisho was not found on PATH. Install Sekisho, or set sekisho.path to where it is.',
      );
  }
}

function currentSettings(): Record<string, unknown> {
  const section = vscode.workspace.getConfiguration('sekisho');
  return serverSettings((key) => section.get(key));
}

function stateOf(state: State): ServerState {
  switch (state) {
    case State.Running:
      return 'running';
    case State.Starting:
      return 'starting';
    default:
      return 'stopped';
  }
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
