// What a person does in a window of the editor. Every step waits for what it needs to see, never for a time.

/** @typedef {import('playwright-core').Page} Page */

/**
 * Opens a folder with this display language.
 * @param {import('playwright-core').Browser} browser @param {string} address @param {string} language
 */
export async function openWindow(browser, address, language) {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  // The editor takes its display language from what its language packs leave here. There are none in this editor, so its
  // own words stay English, and extensions are told the language.
  await page.addInitScript((given) => {
    Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { get: () => given, set: () => {} });
  }, language);
  await page.goto(address);
  return page;
}

/** Says whether the authors of the folder are trusted. @param {Page} page @param {'trust' | 'distrust'} answer */
export async function answerTrust(page, answer) {
  await page.getByRole('button', { name: answer === 'trust' ? /^Yes, I trust/ : /^No, I don't trust/ }).click();
}

/** Trusts the authors of the open folder later on. @param {Page} page */
export async function trustNow(page) {
  await runCommand(page, 'Workspaces: Manage Workspace Trust');
  await page.locator('.workspace-trust-editor').getByRole('button', { name: 'Trust', exact: true }).click();
}

/** @param {Page} page @param {string} name */
export async function openFile(page, name) {
  await page.locator('.explorer-viewlet .monaco-list-row', { hasText: name }).dblclick();
  await page.locator(`.editor-instance[aria-label*="${name}"] .view-line`).first().waitFor();
}

/** @param {Page} page @param {string} title */
export async function runCommand(page, title) {
  await page.keyboard.press('F1');
  const input = page.locator('.quick-input-widget input[type="text"]');
  await input.fill(`>${title}`);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click();
}

/** Chooses from the list that a command shows. @param {Page} page @param {string} label */
export async function choose(page, label) {
  const name = page.locator('.label-name', { hasText: new RegExp(`^${label}$`) });
  await page.locator('.quick-input-list .monaco-list-row', { has: name }).click();
}

/** The rows of the Problems panel, which is opened if need be. @param {Page} page */
export async function problems(page) {
  const panel = page.locator('.markers-panel');
  if (!(await panel.isVisible())) {
    await runCommand(page, 'Problems: Focus on Problems View');
    await panel.waitFor();
  }
  return panel.locator('.monaco-list-row', { has: page.locator('.marker-icon, .marker-message') });
}

/** Puts the cursor there; line and column count from 1. @param {Page} page @param {number} line @param {number} column */
export async function goTo(page, line, column) {
  await page.locator('.editor-instance .view-line').first().click();
  await page.keyboard.press('Control+G');
  await page.locator('.quick-input-widget input[type="text"]').fill(`:${line}:${column}`);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: `Ln ${line}, Col ${column}` }).waitFor();
}

/** What is shown about the place of the cursor. @param {Page} page @param {RegExp} text */
export async function hover(page, text) {
  await page.keyboard.press('Control+K');
  await page.keyboard.press('Control+I');
  return page.locator('.monaco-hover .hover-contents', { hasText: text }).first();
}

/** @param {Page} page @param {string} text */
export function notification(page, text) {
  return page.locator('.notification-list-item', { hasText: text }).first();
}

/** Opens the quick fixes at the cursor. @param {Page} page */
export async function openFixes(page) {
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget .monaco-list-row.action').first().waitFor();
}

/**
 * Applies the first of the open quick fixes that is meant, by keyboard, as the list ignores the mouse until it has moved.
 * @param {Page} page @param {{ hasText?: RegExp, hasNotText?: RegExp }} meant
 */
export async function applyFix(page, meant) {
  const rows = page.locator('.action-widget .monaco-list-row.action');
  const focused = page.locator('.action-widget .monaco-list-row.action.focused');
  await rows.filter(meant).first().waitFor();
  for (let left = await rows.count(); left > 0 && !(await focused.filter(meant).count()); left--) {
    await page.keyboard.press('ArrowDown');
  }
  await focused.filter(meant).waitFor();
  await page.keyboard.press('Enter');
}

/** What the Markdown preview shows. @param {Page} page */
export function preview(page) {
  return page.frameLocator('iframe.webview').frameLocator('#active-frame').locator('body');
}
