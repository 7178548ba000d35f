/** `docs/llms.txt`: the pages for a language model, as llmstxt.org asks; links hold on the site and in the repository. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readIndex } from './pages.mts';

const root = join(import.meta.dirname, '../..');
export const llmsPath = join(root, 'docs', 'llms.txt');

export function renderLlms(): string {
  const { description } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { description: string };
  const sections = readIndex('docs/README.md').map(({ title, links }) => {
    const lines = links
      .filter(({ link }) => !link.startsWith('..'))
      .map(({ text, link, about }) => `- [${text}](${link})${about === '' ? '' : `: ${about}`}`);
    return [`## ${title}`, '', ...lines].join('\n');
  });
  return `${['# n8n-nodes-ponte', `> ${description}`, ...sections].join('\n\n')}\n`;
}
