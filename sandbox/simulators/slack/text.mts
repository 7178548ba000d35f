/** What Slack makes of a text: signs that ring people, links, and letters that were escaped. */

export type Alarm = 'channel' | 'here' | 'everyone' | `user ${string}` | `group ${string}`;

/** `<!channel>`, `<!here|here>`, `<@U0123>`, `<!subteam^S0123>`. */
export function alarmsIn(text: string): Alarm[] {
  return [...text.matchAll(/<(?:!(channel|here|everyone)|@([UW][A-Z0-9]+)|!subteam\^(S[A-Z0-9]+))(?:\|[^>]*)?>/g)].map(
    ([, all, user, group]): Alarm => {
      if (all !== undefined) return all as Alarm;
      return user === undefined ? `group ${group}` : `user ${user}`;
    },
  );
}

/** As people read it: a link is its words, and what was escaped is a letter again. */
export const shownText = (text: string): string =>
  text
    .replace(/<!(channel|here|everyone)(?:\|[^>]*)?>/g, '@$1')
    .replace(/<[^<>|]*\|([^<>]*)>/g, '$1')
    .replace(/<([^<>]*)>/g, '$1')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');

/** The texts of blocks, one after the other; `plain_text` rings nobody. */
export function textsOfBlocks(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOfBlocks);
  if (typeof value !== 'object' || value === null) return [];
  const { type, text } = value as { type?: unknown; text?: unknown };
  if (type === 'mrkdwn' && typeof text === 'string') return [text];
  if (type === 'plain_text') return [];
  return Object.values(value).flatMap(textsOfBlocks);
}
