/** `GET /{waba}/message_templates`: filters, fields, cursors. */
import type { GraphCall, Simulation } from './context.mts';
import { graphError, refusal } from './graphError.mts';
import type { Template } from './templates.mts';

const defaultFields = ['name', 'parameter_format', 'components', 'language', 'status', 'category', 'id'];
const otherFields = ['quality_score', 'rejected_reason', 'sub_category', 'previous_category', 'library_template_name'];
const defaultLimit = 25;

export function listTemplates(simulation: Simulation, { url }: GraphCall): Response {
  const query = url.searchParams;
  const fields = (query.get('fields') ?? defaultFields.join(',')).split(',').map((field) => field.trim());
  const stranger = fields.find((field) => !defaultFields.includes(field) && !otherFields.includes(field));
  if (stranger !== undefined) {
    simulation.violation('template-fields', `unknown field ${stranger}`);
    return graphError(refusal(100, `Tried accessing nonexisting field (${stranger}) on node type (MessageTemplate)`));
  }
  const rows = simulation.state.templates.filter((template) => isWanted(template, query));
  const start = positionOf(query.get('after'));
  const limit = Number(query.get('limit') ?? defaultLimit);
  if (!Number.isInteger(limit) || limit < 1 || start === undefined) {
    simulation.violation('template-paging', 'limit or cursor is not valid');
    return graphError(refusal(100, 'Invalid parameter'));
  }
  const page = rows.slice(start, start + limit);
  return Response.json({ data: page.map((template) => show(template, fields)), ...paging(url, rows.length, start, page.length, limit) });
}

function isWanted(template: Template, query: URLSearchParams): boolean {
  const has = (key: string, value: string) => {
    const wanted = query.get(key);
    return wanted === null || valuesOf(wanted).includes(value);
  };
  return (
    has('status', template.status) && has('name', template.name) && has('language', template.language) && has('category', template.category)
  );
}

/** A value, a comma-separated list or a JSON array. */
function valuesOf(text: string): string[] {
  return text.replace(/[[\]"]/g, '').split(',');
}

function show(template: Template, fields: readonly string[]): Record<string, unknown> {
  const all: Record<string, unknown> = { ...template };
  return Object.fromEntries(['id', ...fields].filter((field) => field in all).map((field) => [field, all[field]]));
}

const cursor = (position: number): string => Buffer.from(`p${position}`).toString('base64url');

function positionOf(after: string | null): number | undefined {
  if (after === null || after === '') return 0;
  const text = Buffer.from(after, 'base64url').toString();
  return /^p\d+$/.test(text) ? Number(text.slice(1)) + 1 : undefined;
}

function paging(url: URL, total: number, start: number, length: number, limit: number): Record<string, unknown> {
  if (length === 0) return {};
  const last = start + length - 1;
  const next = new URL(url);
  next.searchParams.set('limit', String(limit));
  next.searchParams.set('after', cursor(last));
  return {
    paging: {
      cursors: { before: cursor(start), after: cursor(last) },
      ...(last + 1 < total ? { next: next.toString() } : {}),
    },
  };
}
