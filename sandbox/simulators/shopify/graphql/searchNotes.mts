/**
 * A search field that the vendor does not know is ignored with a warning in `extensions.search`: the client gets more than it
 * asked for. Here it is a violation as well.
 */
import { violate, type ShopContext } from '../context.mts';
import { parseSearch, termsOf, type Search } from '../search/parse.mts';
import { badRequest } from './errors.mts';

/** What the answer's `extensions` say of the searches of this request. */
export function searchExtension(context: ShopContext): Record<string, unknown> {
  const warnings = context.searchWarnings;
  if (warnings.length === 0) return {};
  for (const { path, field, code } of warnings) violate(context, 'search-warning', `${path} ${field} ${code}`);
  return {
    search: warnings.map(({ path, field, code }) => ({
      path: [path],
      warnings: [{ field, code, message: messages[code] ?? 'Invalid search' }],
    })),
  };
}

const messages: Readonly<Record<string, string>> = {
  invalid_field: 'Invalid search field for this query.',
  invalid_value: 'Input is not an accepted value.',
};

/** The parsed query with its unknown fields noted; those terms then count as if they were not there. */
export function searchOf(
  context: ShopContext,
  path: string,
  query: string | null | undefined,
  fields: readonly string[],
  dateFields: readonly string[] = [],
): Search {
  const search = parseSearch(query ?? '');
  if (!search) throw badRequest('Invalid search query.');
  for (const { field, value } of termsOf(search)) {
    if (field !== undefined && !fields.includes(field)) context.searchWarnings.push({ path, field, code: 'invalid_field' });
    if (field !== undefined && dateFields.includes(field) && Number.isNaN(Date.parse(value)))
      context.searchWarnings.push({ path, field, code: 'invalid_value' });
  }
  return search;
}
