/** What axe finds wrong with the page as it stands: rule and elements. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Waits until colours have stopped changing, for half-way through a transition any contrast may be found. */
export async function violations(page: Page): Promise<[rule: string, elements: string[]][]> {
  await page.evaluate(async () => {
    // A style that was just changed has its transitions only after the next frame.
    await new Promise(requestAnimationFrame);
    const changing = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    await Promise.allSettled(changing.map((transition) => transition.finished));
  });
  const found = await new AxeBuilder({ page }).analyze();
  return found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}
