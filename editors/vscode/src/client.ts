// The language client, which keeps quiet: what goes wrong goes into the output, and whoever started it is told once.

import type * as vscode from 'vscode';
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
} from 'vscode-languageclient/node';
import { mayRestart } from './restarts';

const startSeconds = 30;

export class Client extends LanguageClient {
  readonly #output: vscode.LogOutputChannel;
  readonly #outages: Outages;

  /** `gaveUp` is called when a server that ran has died too often to be started once more. */
  constructor(
    program: string,
    output: vscode.LogOutputChannel,
    options: Pick<LanguageClientOptions, 'documentSelector' | 'initializationOptions' | 'middleware' | 'synchronize'>,
    gaveUp: () => void,
  ) {
    const outages = new Outages(gaveUp);
    super(
      'sekisho',
      'Sekisho',
      { command: program, args: ['lsp'] },
      {
        ...options,
        diagnosticCollectionName: 'sekisho',
        outputChannel: output,
        revealOutputChannelOn: RevealOutputChannelOn.Never,
        markdown: { isTrusted: false, supportHtml: false },
        initializationFailedHandler: () => false,
        errorHandler: {
          error: () => ({ action: ErrorAction.Continue, handled: true }),
          closed: () => ({
            action: outages.next() ? CloseAction.Restart : CloseAction.DoNotRestart,
            handled: true,
          }),
        },
      },
    );
    this.#output = output;
    this.#outages = outages;
  }

  /** Starts for the first time. Fails if the program ends, or if it stays silent, which would otherwise block for ever. */
  async begin(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer within ${startSeconds} s`)), startSeconds * 1000);
    });
    try {
      await Promise.race([this.start(), this.#outages.died, late]);
      this.#outages.started();
    } finally {
      clearTimeout(timer);
    }
  }

  /** Stops. A client that has not started cannot be stopped, so then its process is ended. */
  async end(): Promise<void> {
    const process = this.serverProcess;
    try {
      if (this.needsStop()) {
        await this.dispose();
      }
    } catch (error) {
      this.#output.warn(error instanceof Error ? error.message : String(error));
      process?.kill();
    }
  }

  /** The library shows some errors in a message of its own, in English and without a next step. */
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** What happens when the server dies: before it has started that is a failure, later it is started again. */
class Outages {
  readonly died: Promise<never>;
  #fail: (error: Error) => void = () => {};
  #running = false;
  #times: number[] = [];

  constructor(private readonly gaveUp: () => void) {
    this.died = new Promise((_, reject) => {
      this.#fail = reject;
    });
    // It is waited for only while the server starts.
    this.died.catch(() => {});
  }

  started(): void {
    this.#running = true;
  }

  /** Whether the server is to be started again. */
  next(): boolean {
    if (!this.#running) {
      this.#fail(new Error('the program ended before it answered'));
      return false;
    }
    this.#times.push(Date.now());
    const again = mayRestart(this.#times);
    if (!again) {
      this.gaveUp();
    }
    return again;
  }
}
