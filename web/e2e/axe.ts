import { AxeBuilder } from '@axe-core/playwright';
import type { Lab } from './lab.ts';

/** What axe finds wrong with what is on show, each finding in a line. */
export async function findings(lab: Lab): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: lab.page }).setLegacyMode().analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}: ${node.html.slice(0, 200)}`),
  );
}

/** Every pair of language, colours and width is among these. */
export const screens = [
  { language: 'en', colorScheme: 'light', width: 1280 },
  { language: 'en', colorScheme: 'dark', width: 360 },
  { language: 'zh', colorScheme: 'light', width: 360 },
  { language: 'zh', colorScheme: 'dark', width: 1280 },
] as const;
