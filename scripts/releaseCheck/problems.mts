/** What is missing for a release, in words; nothing where all is there. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface Manifest {
  readonly version: string;
  readonly license?: string;
  readonly homepage?: string;
  readonly repository?: { readonly url?: string };
  readonly n8n: { readonly strict?: boolean; readonly nodes: readonly string[]; readonly credentials: readonly string[] };
}

export function workflowProblems(workflow: string): string[] {
  const asked: [RegExp, string][] = [
    [/^ {2}id-token: write$/m, 'the workflow may not ask for an identity (permissions: id-token: write)'],
    [/npm publish\b.*--provenance/, 'npm publish is not asked for provenance'],
    [/tags: \[.*v\*/, 'no version tag starts the workflow'],
    [/npm test\b[^]*npm publish/, 'nothing is tested before it is published'],
  ];
  const stored = /NODE_AUTH_TOKEN|NPM_TOKEN/.test(workflow) ? ['a token for publishing is stored'] : [];
  return [...asked.filter(([pattern]) => !pattern.test(workflow)).map(([, problem]) => problem), ...stored];
}

export function manifestProblems(manifest: Manifest, changelog: string): string[] {
  const { version, license, homepage, repository, n8n } = manifest;
  return [
    ...(license === 'MIT' ? [] : ['the licence is not MIT']),
    ...(n8n.strict ? [] : ['n8n.strict is not set']),
    ...(/^git\+https:\/\/github\.com\/[\w.-]+\/[\w.-]+\.git$/.test(repository?.url ?? '') ? [] : ['the repository is not on GitHub']),
    ...(homepage && repository?.url?.includes(homepage) ? [] : ['homepage is not the repository: the nodes link to their pages by it']),
    ...(changelog.includes(`\n## [${version}]`) ? [] : [`CHANGELOG has nothing of ${version}`]),
  ];
}

/** `root`: of the source, where the files stand beside what names them. */
export async function iconProblems({ nodes, credentials }: Manifest['n8n'], root: string): Promise<string[]> {
  const problems = [...nodes, ...credentials].map(async (built) => {
    const source = built.replace(/^dist\//, '').replace(/\.js$/, '.ts');
    const text = await readFile(join(root, source), 'utf8');
    return ['light', 'dark'].flatMap((theme) => {
      const named = new RegExp(`\\b${theme}: 'file:([^']+)'`).exec(text)?.[1];
      if (named === undefined) return [`${source} names no icon for ${theme}`];
      return existsSync(join(root, dirname(source), named)) ? [] : [`${source}: there is no ${named}`];
    });
  });
  return (await Promise.all(problems)).flat();
}
