/** Pages as Laravel writes them. */
const defaultPerPage = 20;

export function paginate<T>(rows: readonly T[], address: string): Record<string, unknown> {
  const url = new URL(address);
  const page = Math.max(1, Number(url.searchParams.get('page')) || 1);
  const perPage = Math.min(100, Number(url.searchParams.get('per_page')) || defaultPerPage);
  const last = Math.max(1, Math.ceil(rows.length / perPage));
  const data = rows.slice((page - 1) * perPage, page * perPage);
  const link = (number: number) => {
    const target = new URL(url);
    target.searchParams.set('page', String(number));
    return target.toString();
  };
  return {
    current_page: page,
    data,
    first_page_url: link(1),
    from: data.length === 0 ? null : (page - 1) * perPage + 1,
    last_page: last,
    last_page_url: link(last),
    next_page_url: page < last ? link(page + 1) : null,
    path: `${url.origin}${url.pathname}`,
    per_page: perPage,
    prev_page_url: page > 1 ? link(page - 1) : null,
    to: data.length === 0 ? null : (page - 1) * perPage + data.length,
    total: rows.length,
  };
}
