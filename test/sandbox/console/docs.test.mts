/** The docs of the clone as the console's server shows them: rendered, and every link of a page leads to another. */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { toHtml } from '../../../sandbox/console/docs/markdown.mts';
import { controlApp } from '../../../sandbox/console/server.mts';
import { createWorld } from '../../../sandbox/world/world.mts';

const root = resolve(import.meta.dirname, '../../..');
const world = createWorld({ seed: 3, clock: { live: false, wall: () => Date.parse('2026-11-24T12:00:00Z') } });
const app = controlApp(world);
const html = (text: string) => toHtml(text, (target) => target);

test('a page of an error is a page, in both languages', async () => {
  const answer = await app.request('/docs/errors/notEnoughCredit.md');
  expect(answer.headers.get('content-type')).toContain('text/html');
  const english = await answer.text();
  expect(english).toContain('<h1 id="notenoughcredit">notEnoughCredit</h1>');
  expect(english).toContain('<strong>What to do</strong>: Add credit in Melhor Envio');
  expect(english).toContain('<a href="/docs/melhor-envio.md">');
  const portuguese = await (await app.request('/docs/errors/notEnoughCredit.pt-BR.md')).text();
  expect(portuguese).toContain('<html lang="pt-BR">');
  expect(portuguese).toContain('<strong>O que fazer</strong>: ');
});

test('nothing outside of the docs is handed out', async () => {
  for (const path of ['/docs/..%2Fpackage.json', '/docs/errors/..%2F..%2F..%2FREADME.md', '/docs/nowhere.md', '/docs/llms.txt']) {
    expect((await app.request(path)).status, path).toBe(400);
  }
});

test('every page of the docs is rendered, and its links lead to pages and pictures', { timeout: 60_000 }, async () => {
  const pages = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
  expect(pages.length).toBeGreaterThan(500);
  const known = new Map<string, number>();
  const statusOf = async (address: string) => {
    const status = known.get(address) ?? (await app.request(address)).status;
    known.set(address, status);
    return status;
  };
  const dead: string[] = [];
  for (const name of pages) {
    const text = await (await app.request(`/docs/${name}`)).text();
    expect(text, name).toMatch(/<h1 id=/);
    // Marks that are left over outside of code.
    const words = text.slice(text.indexOf('<main>')).replace(/<pre[^]*?<\/pre>|<code>[^]*?<\/code>/g, '');
    expect(words.match(/\*\*|\]\(|^#+ |^\|/m)?.[0], name).toBeUndefined();
    const links = [...text.matchAll(/(?:href|src)="(\/docs\/[^"#]+)/g)].map(([, address]) => address!);
    for (const link of links) if ((await statusOf(link)) !== 200) dead.push(`${name}: ${link}`);
  }
  expect(dead).toEqual([]);
});

test('what the docs are written in is shown as what it is', () => {
  expect(html('# A _b_ `c_d_e`')).toBe('<h1 id="a-_b_-c_d_e">A <em>b</em> <code>c_d_e</code></h1>');
  expect(html('one\ntwo **bold** [x](y.md)')).toBe('<p>one two <strong>bold</strong> <a href="y.md">x</a></p>');
  expect(html('- a\n  more\n  - b\n- c')).toBe('<ul><li>a more<ul><li>b</li></ul></li><li>c</li></ul>');
  expect(html('1. a\n\n   ```bash\n   npm start\n   ```\n\n2. b')).toBe(
    '<ol><li>a<pre tabindex="0"><code>npm start</code></pre></li><li>b</li></ol>',
  );
  expect(html('| a | b |\n| - | - |\n| `x` | y \\| z |')).toBe(
    '<div class="wide" tabindex="0"><table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td><code>x</code></td><td>y | z</td></tr></tbody></table></div>',
  );
  expect(html('> said\n> so')).toBe('<blockquote><p>said so</p></blockquote>');
  expect(html('<script>alert(1)</script> snake_case_word \\<b>')).toBe(
    '<p>&lt;script&gt;alert(1)&lt;/script&gt; snake_case_word &lt;b&gt;</p>',
  );
});
