/**
 * The lint of n8n's scanner for published packages (its `buildScanConfig`, version 0.32), out of the plugins that n8n's own command line
 * brings along: what they call an error there is one here.
 */
import { createRequire } from 'node:module';
import type { Linter } from 'eslint';

// The plugins are not ours to depend on: they come with n8n's lint, in its version.
const ofHost = createRequire(createRequire(import.meta.url).resolve('@n8n/node-cli/eslint'));

interface Plugin {
  readonly configs: Record<string, { readonly rules: Linter.RulesRecord }>;
}

export function scanConfig(): Linter.Config[] {
  const { n8nCommunityNodesPlugin } = ofHost('@n8n/eslint-plugin-community-nodes') as {
    n8nCommunityNodesPlugin: { configs: { recommended: Linter.Config } };
  };
  const required = ofHost('eslint-plugin-n8n-nodes-base') as Plugin & { default?: Plugin };
  const base = required.default ?? required;
  const { parser } = ofHost('typescript-eslint') as { parser: Linter.Parser };
  const off = (...names: string[]): Linter.RulesRecord => Object.fromEntries(names.map((name) => [`n8n-nodes-base/${name}`, 'off']));
  return [
    n8nCommunityNodesPlugin.configs.recommended,
    { rules: { 'no-console': 'error' } },
    { plugins: { 'n8n-nodes-base': base as never } },
    { files: ['package.json'], rules: base.configs.community!.rules },
    {
      files: ['**/credentials/**/*.ts'],
      rules: {
        ...base.configs.credentials!.rules,
        ...off('cred-class-field-documentation-url-miscased', 'cred-class-field-type-options-password-missing'),
      },
    },
    {
      files: ['**/nodes/**/*.ts'],
      rules: {
        ...base.configs.nodes!.rules,
        ...off(
          'node-class-description-inputs-wrong-regular-node',
          'node-class-description-outputs-wrong',
          'node-param-type-options-max-value-present',
        ),
      },
    },
    { files: ['**/*.json', '**/*.ts'], languageOptions: { parser } },
  ];
}
