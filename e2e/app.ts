/** The page as a person meets it: by what it says, not by how it is built. */
import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { ExplanationFile } from '../src/core/share/explanationFormat.ts';

export interface DroppedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

export class App {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  /** Drops a file anywhere on the page, as a browser does. */
  async drop({ name, type, bytes }: DroppedFile): Promise<void> {
    const transfer = await this.page.evaluateHandle(
      ([data, fileName, fileType]) => {
        const raw = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
        const holder = new DataTransfer();
        holder.items.add(new File([raw], fileName, { type: fileType }));
        return holder;
      },
      [bytes.toString('base64'), name, type] as const,
    );
    for (const event of ['dragenter', 'dragover', 'drop']) {
      await this.page.dispatchEvent('main', event, { dataTransfer: transfer });
    }
  }

  get status(): Locator {
    return this.page.getByRole('contentinfo', { name: 'Progress' });
  }

  get result(): Locator {
    return this.page.getByRole('region', { name: 'All small reasons' });
  }

  get inspector(): Locator {
    return this.page.getByRole('region', { name: 'Selected combination' });
  }

  get answers(): Locator {
    return this.page.getByRole('region', { name: 'What the network says' }).getByRole('listitem');
  }

  get roots(): Locator {
    return this.page.getByRole('list', { name: 'Combinations that are enough' }).getByRole('button', { name: /^Root/ });
  }

  get nodes(): Locator {
    return this.page.getByRole('tree').getByRole('treeitem');
  }

  get alert(): Locator {
    return this.page.getByRole('alert');
  }

  /** Until the search and its graph are finished; maps may still be on their way. */
  async searched(timeout = 120_000): Promise<void> {
    const search = this.status.getByRole('listitem', { includeHidden: true }).filter({ hasText: 'Search' });
    await expect(search).toContainText('done', { timeout });
  }

  /** Until every map is finished as well. */
  async finished(timeout = 120_000): Promise<void> {
    await this.searched(timeout);
    const maps = this.status.getByRole('listitem', { includeHidden: true }).filter({ hasText: 'Maps' });
    await expect(maps).toContainText('done', { timeout });
  }

  /** Selects a node of the graph as the keyboard does. */
  async select(index: number): Promise<void> {
    await this.nodes.nth(index).focus();
    await this.page.keyboard.press('Enter');
  }

  /** Text of the inspector with every kind of space made plain. */
  async inspected(): Promise<string> {
    return (await this.inspector.innerText()).replace(/\s+/gu, ' ');
  }

  async save(choice: RegExp): Promise<Buffer> {
    await this.page.getByRole('button', { name: 'Save', exact: true }).click();
    const waiting = this.page.waitForEvent('download');
    await this.page.getByRole('dialog').getByRole('button', { name: choice }).click();
    const download: Download = await waiting;
    return readFile(await download.path());
  }

  async saved(): Promise<ExplanationFile> {
    return JSON.parse((await this.save(/JSON/)).toString('utf8')) as ExplanationFile;
  }

  async link(): Promise<string> {
    await this.page.getByRole('button', { name: 'Share', exact: true }).click();
    const field = this.page.getByRole('dialog').getByRole('textbox', { name: 'Link' });
    await expect(field).toHaveValue(/#/);
    const link = await field.inputValue();
    await this.page.keyboard.press('Escape');
    return link;
  }
}

/** Fails the test on anything the page complains about. */
export function watchForComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return complaints;
}
