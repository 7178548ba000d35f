/** Reads what a request carries. */
import { isObject } from './fields.mts';
import type { JsonObject } from './types.mts';

/** A GET with a body is refused at the vendor's edge, whatever the body says. */
export function carriesBody(request: Request): boolean {
  const length = request.headers.get('content-length');
  return request.headers.has('transfer-encoding') || (length !== null && length !== '0');
}

/** The JSON object sent, `{}` for an empty body, undefined where it is no JSON object or not declared as JSON. */
export async function readJson(request: Request): Promise<JsonObject | undefined> {
  const text = await request.text();
  if (text === '') return {};
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) return undefined;
  const parsed = parse(text);
  return isObject(parsed) ? parsed : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
