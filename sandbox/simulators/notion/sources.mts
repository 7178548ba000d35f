/** Databases, their data sources and the properties of those. */
import { letters } from '../../world/randomText.mts';
import type { Answer } from '../../http/answer.mts';
import {
  hasSources,
  propertyTypes,
  readId,
  uuid,
  type Call,
  type Property,
  type PropertyType,
  type Simulation,
  type Source,
} from './context.mts';
import { invalid, notFound, refuse } from './errors.mts';

export function newProperty(
  { random }: Pick<Simulation, 'random'>,
  name: string,
  type: PropertyType,
  options: readonly string[] = [],
): Property {
  const id = type === 'title' ? 'title' : letters(random, 4, 'abcdefghijklmnopqrstuvwxyzABCDEFGH');
  return { id, name, type, options: options.map((option) => ({ id: uuid(random), name: option })) };
}

const configOf = ({ type, options }: Property): object => {
  if (type === 'number') return { format: 'number' };
  return ['select', 'multi_select', 'status'].includes(type)
    ? { options: options.map((option) => ({ ...option, color: 'default', description: null })) }
    : {};
};

const propertiesView = (properties: readonly Property[]) =>
  Object.fromEntries(
    properties.map((property) => [
      property.name,
      { id: property.id, name: property.name, type: property.type, description: null, [property.type]: configOf(property) },
    ]),
  );

const plainText = (content: string) => [{ type: 'text', text: { content, link: null }, plain_text: content, href: null }];

const sourceView = (source: Source) => ({
  object: 'data_source',
  id: source.id,
  title: plainText(source.name),
  description: [],
  parent: { type: 'database_id', database_id: source.database },
  properties: propertiesView(source.properties),
  in_trash: false,
  url: `https://app.notion.com/p/${source.id.replace(/-/g, '')}`,
});

export function mustFindSource(simulation: Simulation, text: string): Source {
  const found = simulation.state.sources.get(readId(text));
  return found?.shared ? found : refuse(notFound(simulation, 'data_source', text));
}

export function sourcesOf(simulation: Simulation, databaseId: string): readonly Source[] {
  const found = [...simulation.state.sources.values()].filter(({ database, shared }) => shared && database === readId(databaseId));
  return found.length > 0 ? found : refuse(notFound(simulation, 'database', databaseId));
}

/** What an older version takes a database for: its only source. */
export function onlySource(simulation: Simulation, databaseId: string): Source {
  const [first, ...others] = sourcesOf(simulation, databaseId);
  if (others.length > 0) refuse(invalid(simulation, 'Databases with multiple data sources are not supported in this API version.'));
  return first!;
}

export const getSource = ({ simulation, params }: Call): Answer => ({
  status: 200,
  body: sourceView(mustFindSource(simulation, params.id!)),
});

export function getDatabase({ simulation, params, version }: Call): Answer {
  const sources = sourcesOf(simulation, params.id!);
  const common = { object: 'database', id: sources[0]!.database, title: plainText('CRM'), in_trash: false, is_inline: false };
  if (hasSources(version)) return { status: 200, body: { ...common, data_sources: sources.map(({ id, name }) => ({ id, name })) } };
  return { status: 200, body: { ...common, archived: false, properties: propertiesView(onlySource(simulation, params.id!).properties) } };
}

/** Adds properties; null takes one away. */
export function changeSource({ simulation, params, body }: Call): Answer {
  const source = mustFindSource(simulation, params.id!);
  for (const [name, config] of Object.entries((body.properties ?? {}) as Record<string, Record<string, unknown> | null>)) {
    const place = source.properties.findIndex((property) => property.name === name || property.id === name);
    if (config === null) {
      if (place >= 0) source.properties.splice(place, 1);
      continue;
    }
    const type = propertyTypes.find((one) => one in config || config.type === one);
    if (!type || type === 'title') return refuse(invalid(simulation, `body failed validation: body.properties.${name} should be defined`));
    const { options = [] } = (config[type] ?? {}) as { options?: readonly { name: string }[] };
    if (place < 0)
      source.properties.push(
        newProperty(
          simulation,
          name,
          type,
          options.map((option) => option.name),
        ),
      );
  }
  return { status: 200, body: sourceView(source) };
}

/** What is shared with the connection, by title. */
export function search({ simulation, body }: Call): Answer {
  const wanted = String(body.query ?? '').toLowerCase();
  const found = [...simulation.state.sources.values()].filter(({ shared, name }) => shared && name.toLowerCase().includes(wanted));
  return {
    status: 200,
    body: {
      object: 'list',
      results: found.map(sourceView),
      next_cursor: null,
      has_more: false,
      type: 'page_or_data_source',
      page_or_data_source: {},
    },
  };
}

export const listUsers = ({ simulation: { state } }: Call): Answer => ({
  status: 200,
  body: {
    object: 'list',
    results: state.people.map(({ id, name, email }) => ({ object: 'user', id, name, avatar_url: null, type: 'person', person: { email } })),
    next_cursor: null,
    has_more: false,
    type: 'user',
    user: {},
  },
});

export const botId = '5d9a7c3e-0000-4000-8000-00000000b001';

export const me = (): Answer => ({
  status: 200,
  body: {
    object: 'user',
    id: botId,
    name: 'Ponte',
    avatar_url: null,
    type: 'bot',
    bot: { owner: { type: 'workspace', workspace: true }, workspace_name: 'Loja Ponte' },
  },
});
