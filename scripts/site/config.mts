/** VitePress: copied beside the pages, with what `build.mts` puts into `site.json`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type DefaultTheme } from 'vitepress';
import { slugOf } from './slug.mts';

interface Site {
  readonly base: string;
  readonly repository: string;
  readonly sidebars: Readonly<Record<'en' | 'pt', DefaultTheme.SidebarItem[]>>;
}

const { base, repository, sidebars } = JSON.parse(readFileSync(join(import.meta.dirname, 'site.json'), 'utf8')) as Site;

export default defineConfig({
  title: 'Ponte for n8n',
  base,
  cleanUrls: false,
  markdown: {
    anchor: { slugify: slugOf },
    // n8n's expressions have the brackets that Vue would fill in.
    config: (md) => {
      const asBefore = md.renderer.rules.code_inline!;
      md.renderer.rules.code_inline = (tokens, index, ...rest) => {
        tokens[index]!.attrSet('v-pre', '');
        return asBefore(tokens, index, ...rest);
      };
    },
  },
  themeConfig: {
    search: { provider: 'local' },
    socialLinks: [{ icon: 'github', link: repository }],
    outline: { level: 2 },
  },
  locales: {
    root: { label: 'English', lang: 'en', themeConfig: { sidebar: sidebars.en } },
    'pt-BR': {
      label: 'Português',
      lang: 'pt-BR',
      themeConfig: {
        sidebar: sidebars.pt,
        outline: { level: 2, label: 'Nesta página' },
        docFooter: { prev: 'Anterior', next: 'Próxima' },
        sidebarMenuLabel: 'Páginas',
        returnToTopLabel: 'Ao topo',
        darkModeSwitchLabel: 'Aparência',
        langMenuLabel: 'Idioma',
      },
    },
  },
});
