/** Pages of a data source: leads. */
import type { Answer } from '../../http/answer.mts';
import {
  hasSources,
  hasTrashOnly,
  readId,
  timeText,
  uuid,
  type Call,
  type Page,
  type Simulation,
  type Source,
  type Value,
} from './context.mts';
import { conflict, invalid, notFound, refuse } from './errors.mts';
import { botId, mustFindSource, onlySource } from './sources.mts';
import { piecesView, propertyView, readProperties } from './values.mts';

export interface NewPage {
  readonly source: Source;
  readonly values: Map<string, Value>;
  readonly by: 'api' | 'people';
  readonly blocks?: readonly Readonly<Record<string, unknown>>[];
}

export function addPage(simulation: Simulation, { source, values, by, blocks = [] }: NewPage): Page {
  const { state, random, world } = simulation;
  const now = world.clock.now();
  // A status that nobody set is the first one.
  for (const { id, type, options } of source.properties) if (type === 'status' && !values.has(id)) values.set(id, options[0]?.name ?? null);
  const page: Page = {
    id: uuid(random),
    source: source.id,
    values,
    createdAt: now,
    number: [...state.pages.values()].filter((one) => one.source === source.id).length + 1,
    editedAt: now,
    inTrash: false,
    by,
    blocks: [...blocks],
    comments: [],
  };
  state.pages.set(page.id, page);
  return page;
}

export function editPage({ world }: Simulation, page: Page, values: ReadonlyMap<string, Value>): void {
  for (const [id, value] of values) page.values.set(id, value);
  page.editedAt = Math.max(page.editedAt, world.clock.now());
}

export function pageView(simulation: Simulation, page: Page, version: string) {
  const source = simulation.state.sources.get(page.source)!;
  const title = page.values.get('title') ?? '';
  const user = { object: 'user', id: botId };
  return {
    object: 'page',
    id: page.id,
    created_time: timeText(page.createdAt),
    last_edited_time: timeText(page.editedAt),
    created_by: user,
    last_edited_by: user,
    cover: null,
    icon: null,
    parent: hasSources(version)
      ? { type: 'data_source_id', data_source_id: source.id, database_id: source.database }
      : { type: 'database_id', database_id: source.database },
    ...(hasTrashOnly(version) ? {} : { archived: page.inTrash }),
    in_trash: page.inTrash,
    properties: Object.fromEntries(source.properties.map((property) => [property.name, propertyView(simulation, page, property)])),
    url: `https://www.notion.so/${String(title).replace(/\W+/g, '-')}-${page.id.replace(/-/g, '')}`,
    public_url: null,
  };
}

function mustFindPage(simulation: Simulation, text: string): Page {
  const page = simulation.state.pages.get(readId(text));
  return page && simulation.state.sources.get(page.source)?.shared ? page : refuse(notFound(simulation, 'page', text));
}

/** Where a page is to be: in a data source, or, for older versions, in a database. */
function parentOf({ simulation, body, version }: Call): Source {
  const { data_source_id: source, database_id: database } = (body.parent ?? {}) as Record<string, string | undefined>;
  if (source !== undefined && hasSources(version)) return mustFindSource(simulation, source);
  if (database !== undefined) return onlySource(simulation, database);
  return refuse(invalid(simulation, 'body failed validation: body.parent.data_source_id should be defined, instead was `undefined`.'));
}

function checkConflict(simulation: Simulation): void {
  if (simulation.state.conflicts <= 0) return;
  simulation.state.conflicts--;
  refuse(conflict(simulation));
}

export function createPage(call: Call): Answer {
  const { simulation, body, version } = call;
  const source = parentOf(call);
  const values = readProperties(simulation, source, body.properties);
  checkConflict(simulation);
  const page = addPage(simulation, { source, values, by: 'api', blocks: childrenOf(call) });
  return { status: 200, body: pageView(simulation, page, version) };
}

export const getPage = ({ simulation, params, version }: Call): Answer => ({
  status: 200,
  body: pageView(simulation, mustFindPage(simulation, params.id!), version),
});

export function changePage(call: Call): Answer {
  const { simulation, params, body, version } = call;
  const page = mustFindPage(simulation, params.id!);
  const trash = body.in_trash ?? (hasTrashOnly(version) ? undefined : body.archived);
  if (hasTrashOnly(version) && 'archived' in body)
    refuse(invalid(simulation, 'body failed validation: body.archived should be not present.'));
  if (page.inTrash && trash !== false)
    refuse(invalid(simulation, "Can't edit block that is archived. You must unarchive the block before editing."));
  const values =
    body.properties === undefined
      ? new Map<string, Value>()
      : readProperties(simulation, simulation.state.sources.get(page.source)!, body.properties);
  checkConflict(simulation);
  if (typeof trash === 'boolean') page.inTrash = trash;
  editPage(simulation, page, values);
  return { status: 200, body: pageView(simulation, page, version) };
}

function childrenOf({ simulation, body }: Call): readonly Readonly<Record<string, unknown>>[] {
  const children = (body.children ?? []) as readonly Readonly<Record<string, unknown>>[];
  if (children.length > 100)
    refuse(invalid(simulation, `body failed validation: body.children.length should be ≤ \`100\`, instead was \`${children.length}\`.`));
  return children.map((child) => ({ object: 'block', id: uuid(simulation.random), has_children: false, ...child }));
}

export function appendBlocks(call: Call): Answer {
  const { simulation, params } = call;
  const page = mustFindPage(simulation, params.id!);
  const added = childrenOf(call);
  if (added.length === 0) refuse(invalid(simulation, 'body failed validation: body.children should be defined, instead was `undefined`.'));
  checkConflict(simulation);
  page.blocks.push(...added);
  editPage(simulation, page, new Map());
  return { status: 200, body: { object: 'list', results: added, next_cursor: null, has_more: false, type: 'block', block: {} } };
}

export const listBlocks = ({ simulation, params }: Call): Answer => ({
  status: 200,
  body: {
    object: 'list',
    results: mustFindPage(simulation, params.id!).blocks,
    next_cursor: null,
    has_more: false,
    type: 'block',
    block: {},
  },
});

/** The block goes to the trash; it is not there any more. */
export function deleteBlock({ simulation, params }: Call): Answer {
  const id = readId(params.id!);
  for (const page of simulation.state.pages.values()) {
    const place = page.blocks.findIndex((block) => block.id === id);
    if (place < 0 || !simulation.state.sources.get(page.source)?.shared) continue;
    const [block] = page.blocks.splice(place, 1);
    editPage(simulation, page, new Map());
    return { status: 200, body: { ...block, in_trash: true } };
  }
  return refuse(notFound(simulation, 'block', params.id!));
}

const commentView = (page: Page, { id, text, at }: Page['comments'][number]) => ({
  object: 'comment',
  id,
  parent: { type: 'page_id', page_id: page.id },
  discussion_id: id,
  created_time: timeText(at),
  created_by: { object: 'user', id: botId },
  rich_text: piecesView(text),
});

/** Does not change when the page was last edited. */
export function comment({ simulation, body }: Call): Answer {
  const { page_id: id = '' } = (body.parent ?? {}) as { page_id?: string };
  const page = mustFindPage(simulation, id);
  const pieces = (body.rich_text ?? []) as readonly { readonly text?: { readonly content?: string } }[];
  const text = pieces.map((piece) => piece.text?.content ?? '').join('');
  if (text === '' || text.length > 2_000)
    refuse(invalid(simulation, 'body failed validation: body.rich_text should be between 1 and 2000 letters.'));
  const added = { id: uuid(simulation.random), text, at: simulation.world.clock.now() };
  page.comments.push(added);
  return { status: 200, body: commentView(page, added) };
}

export function listComments({ simulation, query }: Call): Answer {
  const page = mustFindPage(simulation, query.get('block_id') ?? '');
  return {
    status: 200,
    body: {
      object: 'list',
      results: page.comments.map((one) => commentView(page, one)),
      next_cursor: null,
      has_more: false,
      type: 'comment',
      comment: {},
    },
  };
}
