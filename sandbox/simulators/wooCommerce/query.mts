/** What a query asks, and pages of what is found. */
import type { z } from 'zod';
import { checkShape, faultWords } from '../../http/shape.mts';
import type { Answer } from '../../http/answer.mts';
import { invalidParams, ok, refuse } from './answers.mts';
import type { Context } from './context.mts';
import { shopUrl } from './shopUrl.mts';

/** `include[]=1&include[]=2`, `include[0]=1` and `include=1,2` are the same; of a name that is given twice the last counts. */
export function readQuery<Shape extends z.ZodType>(context: Context, shape: Shape, search: URLSearchParams): z.infer<Shape> {
  const query: Record<string, string> = {};
  for (const [written, value] of search) {
    // A login, not a question.
    if (written === 'consumer_key' || written === 'consumer_secret') continue;
    // WordPress passes over what it does not know; other names that it does not know are slips of the client.
    if (written === 'ponte_asked') continue;
    const name = written.replace(/\[\d*\]$/, '');
    query[name] = name !== written && query[name] !== undefined ? `${query[name]},${value}` : value;
  }
  const { faults, unknown } = checkShape(shape, query);
  for (const name of unknown) context.violation('unknown-parameter', `a query with ${name}`);
  if (faults.length === 0) return query as z.infer<Shape>;
  context.violation('invalid-parameter', faultWords(faults));
  return refuse(invalidParams(faults));
}

/** One page, with the headers that count all of them and name the next. */
export function pageOf<T>(url: URL, found: readonly T[], show: (one: T) => Record<string, unknown>): Answer {
  const size = Number(lastOf(url, 'per_page') ?? 10);
  const page = Number(lastOf(url, 'page') ?? 1);
  const pages = Math.ceil(found.length / size);
  const link = [
    ...(page > 1 ? [`<${pageUrl(url, Math.min(page - 1, Math.max(pages, 1)))}>; rel="prev"`] : []),
    ...(page < pages ? [`<${pageUrl(url, page + 1)}>; rel="next"`] : []),
  ].join(', ');
  return ok(found.slice((page - 1) * size, page * size).map(show), {
    'X-WP-Total': String(found.length),
    'X-WP-TotalPages': String(pages),
    ...(link === '' ? {} : { Link: link }),
  });
}

const lastOf = (url: URL, name: string): string | undefined => url.searchParams.getAll(name).at(-1);

function pageUrl({ pathname, searchParams }: URL, page: number): string {
  const next = new URL(pathname, shopUrl);
  for (const [name, value] of searchParams) next.searchParams.set(name, value);
  next.searchParams.set('page', String(page));
  return next.href;
}
