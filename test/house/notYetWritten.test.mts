/** `npm run new:vendor` makes a vendor's skeleton. What it cannot know is marked, and as long as a mark is left the vendor is not finished. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Where the skeleton puts files and lines. */
const places = ['vendors', 'credentials', 'sandbox', 'docs', 'test/contracts', 'test/sandbox', 'test/vendors', 'CHANGELOG.md'];

function filesOf(place: string): string[] {
  if (!existsSync(join(root, place)) || statSync(join(root, place)).isFile()) return [place];
  const paths = readdirSync(join(root, place), { recursive: true, encoding: 'utf8', withFileTypes: false });
  return paths.filter((path) => /\.(m?ts|md|svg)$/.test(path) && !path.includes('node_modules')).map((path) => `${place}/${path}`);
}

/** What a mark says: in a thrown error to the end of its text, in a comment or on a page to the end of the line. */
function marksIn(text: string): string[] {
  return [...text.matchAll(/Not written yet: (.+?)(?:'\);?|',|\.? \*\/| -->|\.?)$/gm)].map(([, what]) => what!);
}

test('a mark is found in code, in comments, on pages and in pictures', () => {
  const lines = [
    "\tthrow new Error('Not written yet: createShipment()');",
    '/** Not written yet: the address of the API. */',
    "\t\t\thint: 'Not written yet: where the token is made',",
    'Not written yet: how many calls it allows.',
    '<!-- Not written yet: an icon -->',
    '// Not written yet: a number.',
  ];
  expect(marksIn(lines.join('\n'))).toEqual([
    'createShipment()',
    'the address of the API',
    'where the token is made',
    'how many calls it allows',
    'an icon',
    'a number',
  ]);
});

test('nothing of a new vendor is left to be written', () => {
  const left = places.flatMap(filesOf).flatMap((path) => marksIn(readFileSync(join(root, path), 'utf8')).map((what) => `${path}: ${what}`));
  expect(left.length, `still to be written:\n  ${left.join('\n  ')}\n`).toBe(0);
});
