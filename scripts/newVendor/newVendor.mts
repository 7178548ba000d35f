/** The skeleton of a vendor, put into a tree: the new files and one more line in each file that names every vendor. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format, getFileInfo, resolveConfig } from 'prettier';
import { namesOf } from './names.mts';
import { checkPorts } from './ports.mts';
import { registersFor } from './registers.mts';
import { newFiles, type Files } from './skeleton.mts';

export interface VendorPlan {
  readonly made: Files;
  readonly changed: Files;
}

/** Everything that would be written; nothing is written yet, so that a refusal leaves the tree as it was. */
export function planVendor(root: string, id: string, asked: readonly string[]): VendorPlan {
  const names = namesOf(id);
  checkPorts(asked);
  const made = newFiles(names, asked);
  const there = [...made.keys()].find((path) => existsSync(join(root, path)));
  if (there !== undefined) throw new Error(`${names.title} is there already: ${there}`);
  const registers = registersFor(names, asked);
  return { made, changed: new Map(registers.map(({ path, add }) => [path, add(readFileSync(join(root, path), 'utf8'))])) };
}

/** Answers the paths of what was made and changed. */
export async function newVendor(root: string, id: string, asked: readonly string[]): Promise<{ made: string[]; changed: string[] }> {
  const { made, changed } = planVendor(root, id, asked);
  for (const [path, content] of [...made, ...changed]) await write(join(root, path), content);
  return { made: [...made.keys()], changed: [...changed.keys()] };
}

async function write(file: string, content: string): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, await formatted(file, content));
}

/** Names are not all as long as the toy's, so lines break elsewhere. */
async function formatted(file: string, content: string): Promise<string> {
  const { inferredParser } = await getFileInfo(file);
  return inferredParser === null ? content : await format(content, { ...(await resolveConfig(file)), filepath: file });
}
