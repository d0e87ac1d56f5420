// A person's way through the extension in a real editor: findings, hover, language, guide, fix, and trust.

import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { here, startEditor } from './editor.mjs';
import {
  answerTrust,
  applyFix,
  choose,
  goTo,
  hover,
  notification,
  openFile,
  openFixes,
  openWindow,
  preview,
  problems,
  runCommand,
  trustNow,
} from './window.mjs';

const { chromium } = createRequire(path.join(here, 'editor/'))('playwright-core');
const sekisho = process.env.SEKISHO ?? '';
const vsix = process.env.VSIX ?? '';
const shots = path.resolve(here, '../out/e2e');
const japanese = /[\p{sc=Hiragana}\p{sc=Katakana}]/u;

const guide = 'aws/s3/block-public-acls';
const line = 3;
const column = 5;
const insecure = `resource "aws_s3_bucket_public_access_block" "papers" {
  bucket                  = "papers"
  block_public_acls       = false
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}
`;

/** @type {Awaited<ReturnType<typeof startEditor>>} */
let editor;
/** @type {import('playwright-core').Browser} */
let browser;

before(async () => {
  mkdirSync(shots, { recursive: true });
  editor = await startEditor(vsix);
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
});

/**
 * Opens a window for a test, and leaves a picture of how it ended.
 * @param {{ name: string, folder: string, answer: 'trust' | 'distrust', language?: string }} about
 * @param {(page: import('playwright-core').Page) => Promise<void>} steps
 */
async function inWindow({ name, folder, answer, language = 'en' }, steps) {
  const page = await openWindow(browser, editor.address(folder), language);
  try {
    await answerTrust(page, answer);
    await steps(page);
  } finally {
    await page.screenshot({ path: path.join(shots, `${name}-end.png`) });
    await page.close();
  }
}

after(async () => {
  await browser?.close();
  await editor?.stop();
});

/** Waits until it is so. @param {() => boolean} condition @param {string} what */
async function until(condition, what) {
  const deadline = Date.now() + 30_000;
  while (!condition()) {
    assert.ok(Date.now() < deadline, `not within 30 s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

// Comes first, because later the language is set.
test('in a Japanese editor, messages and findings are Japanese without any setting', async () => {
  const folder = editor.folder('設定なし', { 'main.tf': insecure });
  await inWindow({ name: 'japanese', folder, answer: 'trust', language: 'ja' }, async (page) => {
    await openFile(page, 'main.tf');
    await notification(page, 'PATH 上に sekisho が見つかりません').waitFor();
    editor.setForMachine({ 'sekisho.path': sekisho });
    await (await problems(page)).filter({ hasText: guide }).filter({ hasText: japanese }).waitFor();
  });
});

test('findings, hover, language, guide and fix', async (context) => {
  editor.setForMachine({});
  const folder = editor.folder('関所', { 'main.tf': insecure });
  await inWindow({ name: 'way', folder, answer: 'trust' }, async (page) => {
    let step = 0;
    /** One step of the way; those after a failed one would only repeat its failure. @param {string} what @param {() => Promise<void>} steps */
    const then = async (what, steps) => {
      let failure;
      await context.test(what, async () => {
        try {
          await steps();
        } catch (error) {
          failure = error;
          throw error;
        } finally {
          await page.screenshot({ path: path.join(shots, `way-${++step}.png`) });
        }
      });
      if (failure !== undefined) throw failure;
    };

    await then('without the program, the message says what to do', async () => {
      await openFile(page, 'main.tf');
      await notification(page, 'sekisho was not found on PATH').waitFor();
    });

    const problem = (await problems(page)).filter({ hasText: guide });

    await then('once the setting names it, the finding is there in English', async () => {
      editor.setForMachine({ 'sekisho.path': sekisho });
      await problem.waitFor();
      assert.doesNotMatch((await problem.textContent()) ?? '', japanese);
    });

    await then('the hover explains it', async () => {
      await goTo(page, line, column);
      await (await hover(page, /recommended action/i)).waitFor();
    });

    await then('the guide opens in the preview', async () => {
      await goTo(page, line, column);
      await openFixes(page);
      await applyFix(page, { hasText: /guide/i });
      await preview(page).locator('h1').waitFor();
      assert.doesNotMatch((await preview(page).textContent()) ?? '', japanese);
    });

    await then('after switching, finding, guide and hover speak Japanese', async () => {
      await runCommand(page, 'Sekisho: Switch Language');
      await choose(page, '日本語');
      await problem.filter({ hasText: japanese }).waitFor();
      await preview(page).locator('h1').filter({ hasText: japanese }).waitFor();
      await goTo(page, line, column);
      await (await hover(page, /推奨対応/)).waitFor();
    });

    await then('the fix changes the text, and the finding is gone', async () => {
      await goTo(page, line, column);
      await openFixes(page);
      await page.screenshot({ path: path.join(shots, 'fixes.png') });
      await applyFix(page, { hasNotText: /ignore|suppress|guide|抑制|ガイド/i });
      await problem.waitFor({ state: 'detached' });
      await page.keyboard.press('Control+S');
      const fixed = insecure.replace('block_public_acls       = false', 'block_public_acls       = true');
      await until(() => readFileSync(path.join(folder, 'main.tf'), 'utf8') === fixed, 'the file holds the fix');
    });
  });
});

test('a folder chooses the program only once it is trusted', async () => {
  editor.setForMachine({ 'sekisho.path': sekisho });
  const folder = editor.folder('stranger', { 'main.tf': insecure, program: '#!/bin/sh\n: > "$0.ran"\n' });
  const program = path.join(folder, 'program');
  chmodSync(program, 0o755);
  editor.folder('stranger', { '.vscode/settings.json': JSON.stringify({ 'sekisho.path': program }) });
  await inWindow({ name: 'trust', folder, answer: 'distrust' }, async (page) => {
    await openFile(page, 'main.tf');
    await (await problems(page)).filter({ hasText: guide }).waitFor();
    assert.ok(!existsSync(`${program}.ran`), 'the program of the folder was not run');
    // Shows that the line above can fail, and that trust is noticed at once.
    await trustNow(page);
    await notification(page, 'did not start as a language server').waitFor();
    assert.ok(existsSync(`${program}.ran`), 'the program of the trusted folder was run');
  });
});
