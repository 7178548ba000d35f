/** `GET https://content.twilio.com/v1/ContentAndApprovals`: the templates with what WhatsApp says of them, in pages. */
import type { Simulation } from './context.mts';
import { variablesOf } from './contents.mts';
import type { Content } from './contents.mts';
import { failed } from './errors.mts';

const defaultSize = 50;

export function listContents(simulation: Simulation, url: URL): Response {
  const size = Number(url.searchParams.get('PageSize') ?? defaultSize);
  const page = Number(url.searchParams.get('Page') ?? 0);
  if (!Number.isInteger(size) || size < 1 || size > 500 || !Number.isInteger(page)) {
    simulation.violation('content-paging', 'PageSize must be from 1 to 500');
    return failed(20404);
  }
  const { contents } = simulation.state;
  const hasMore = (page + 1) * size < contents.length;
  return Response.json({
    meta: {
      page,
      page_size: size,
      first_page_url: addressOf(url, size, 0),
      previous_page_url: page > 0 ? addressOf(url, size, page - 1) : null,
      url: addressOf(url, size, page),
      next_page_url: hasMore ? addressOf(url, size, page + 1) : null,
      key: 'contents',
    },
    contents: contents.slice(page * size, (page + 1) * size).map((content) => show(simulation, content)),
  });
}

const addressOf = (url: URL, size: number, page: number): string => `${url.origin}${url.pathname}?PageSize=${size}&Page=${page}`;

function show({ state: { secrets } }: Simulation, content: Content): Readonly<Record<string, unknown>> {
  const { sid, name, language, category, approval, body, buttons } = content;
  const type = buttons.length > 0 ? 'twilio/quick-reply' : 'twilio/text';
  return {
    sid,
    account_sid: secrets.accountSid,
    friendly_name: name,
    language,
    variables: Object.fromEntries(variablesOf(content).map((variable) => [variable, 'exemplo'])),
    types: { [type]: { body, ...(buttons.length > 0 ? { actions: buttons } : {}) } },
    approval_requests: { name, category, content_type: type, status: approval, rejection_reason: '', allow_category_change: true },
  };
}
